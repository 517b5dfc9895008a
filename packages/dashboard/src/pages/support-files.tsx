import type { App, SupportFigures, SupportOfApps, SupportReport } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

type Cells = Table['rows'][number];

const heads = ['group', 'id', 'figure', 'value', 'part', 'whole'];
const GROUPS = ['byLevel', 'byTeam', 'byCategory', 'byPriority'] as const;

/** The numbers of the service centre as files: a line for each number of all tickets, of each group, and of help. */
export function SupportFiles({ app, report }: { app: App; report: SupportReport }) {
  const { all, help, nps, range, topics } = report;
  const parts = { deflection: help.deflection, failedSearches: help.failedSearches };
  const rows: Cells[] = [
    ...linesOf('all', '', all),
    ...GROUPS.flatMap((by) => report[by].flatMap((group) => linesOf(by, group.key ?? '', group.figures))),
    ['help', '', 'visits', help.visits, null, null],
    ['help', '', 'selfSolved', help.selfSolved, null, null],
    ...Object.entries(parts).map(([name, { value, part, whole }]): Cells => ['help', '', name, value, part, whole]),
    ['help', '', 'nps', nps.value, nps.answers, null],
    ...topics.rows.flatMap(({ categoryId, tickets, articles, guides }) =>
      Object.entries({ tickets, articles, guides }).map(([name, count]): Cells => [
        'topics',
        categoryId,
        name,
        count,
        null,
        null,
      ]),
    ),
    ['topics', '', 'covered', topics.covered.value, topics.covered.part, topics.covered.whole],
    ['topics', '', 'without', topics.without, null, null],
  ];
  return <TakeAway table={{ name: `${app.appId}-support-${range.from}-${range.to}`, heads, rows }} value={report} />;
}

/** The same of all apps together, and of each. */
export function SupportOfAppsFiles({ report }: { report: SupportOfApps }) {
  const { all, range } = report;
  const groups = (['byApp', ...GROUPS] as const).flatMap((by) =>
    report[by].flatMap(({ key, figures }) => linesOf(by, key ?? '', figures)),
  );
  const rows = [...linesOf('all', '', all), ...groups];
  return <TakeAway table={{ name: `support-${range.from}-${range.to}`, heads, rows }} value={report} />;
}

/** A share with its parts; of times the median, the ninth of ten, and of how many. */
const linesOf = (group: string, id: string, figures: SupportFigures): Cells[] =>
  Object.entries(figures).map(([name, figure]): Cells => {
    if (typeof figure === 'number') return [group, id, name, figure, null, null];
    if ('whole' in figure) return [group, id, name, figure.value, figure.part, figure.whole];
    return [group, id, name, figure.medianMs, figure.p90Ms, figure.count];
  });
