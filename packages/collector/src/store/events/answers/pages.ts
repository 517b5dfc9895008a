import type { EventRecord, TimeWindow } from '../event-store.ts';
import { bySession, byText } from '../order.ts';
import type { PageRow, PathRow } from '../usage-questions.ts';
import { peopleOf, personOf, type Log } from './log.ts';

const viewsIn = (log: Log, window: TimeWindow): EventRecord[] =>
  log.within(window, [{ name: 'page.viewed' }]).filter(({ event }) => event.name === 'page.viewed');

const pathOf = ({ event }: EventRecord): string => event.page.path;

export function topPages(log: Log, window: TimeWindow, limit: number): PageRow[] {
  return [...Map.groupBy(viewsIn(log, window), pathOf)]
    .map(([path, views]) => ({ path, views: views.length, people: peopleOf(log, views).size }))
    .sort((a, b) => b.people - a.people || b.views - a.views || byText(a.path, b.path))
    .slice(0, limit);
}

export function paths(log: Log, query: { window: TimeWindow; from?: string; limit: number }): PathRow[] {
  const sessions = Map.groupBy(viewsIn(log, query.window), (view) =>
    JSON.stringify([personOf(log, view), view.event.sessionId]),
  );
  const moves = [...sessions.values()].flatMap((views) => {
    const inOrder = views.toSorted(bySession);
    return inOrder.flatMap((view, index) => {
      const before = inOrder[index - 1];
      if (before === undefined || pathOf(before) === pathOf(view)) return [];
      return [{ from: pathOf(before), to: pathOf(view), person: personOf(log, view) }];
    });
  });
  const asked = moves.filter(({ from }) => query.from === undefined || from === query.from);
  return [...Map.groupBy(asked, ({ from, to }) => JSON.stringify([from, to])).values()]
    .flatMap((alike) =>
      alike.slice(0, 1).map(({ from, to }) => {
        const people = new Set(alike.map(({ person }) => person)).size;
        return { from, to, people, times: alike.length };
      }),
    )
    .sort((a, b) => b.times - a.times || b.people - a.people || byText(a.from, b.from) || byText(a.to, b.to))
    .slice(0, query.limit);
}
