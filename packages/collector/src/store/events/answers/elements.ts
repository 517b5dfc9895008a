import type { ElementRecord } from '@handrail/protocol';
import { elementKey } from '../element-key.ts';
import type { EventRecord, TimeWindow } from '../event-store.ts';
import { byText } from '../order.ts';
import type { ElementRow, FrustrationRow } from '../usage-questions.ts';
import { peopleOf, type Log } from './log.ts';

const elementOf = ({ event }: EventRecord): ElementRecord | undefined =>
  'element' in event ? event.element : undefined;
const keyOf = (element: ElementRecord | null | undefined): string => (element ? elementKey(element) : '');

export function topElements(log: Log, window: TimeWindow, limit: number): ElementRow[] {
  const clicks = log
    .within(window, [{ name: 'element.clicked' }])
    .filter(({ event }) => event.name === 'element.clicked');
  return [...Map.groupBy(clicks, (record) => keyOf(elementOf(record))).values()]
    .flatMap((alike) => {
      const element = alike.map(elementOf)[0];
      return element === undefined ? [] : [{ element, clicks: alike.length, people: peopleOf(log, alike).size }];
    })
    .sort((a, b) => b.people - a.people || b.clicks - a.clicks || byText(keyOf(a.element), keyOf(b.element)))
    .slice(0, limit);
}

type Trouble = 'rage' | 'dead' | 'error' | 'abandoned';

function troubleOf({ event }: EventRecord): Trouble | undefined {
  if (event.name === 'form.abandoned') return 'abandoned';
  const kind = event.name === 'frustration.noticed' ? event.props?.['kind'] : undefined;
  return kind === 'rage' || kind === 'dead' || kind === 'error' ? kind : undefined;
}

export function frustration(log: Log, window: TimeWindow, limit: number): FrustrationRow[] {
  const troubles = log.within(window).filter((record) => troubleOf(record) !== undefined);
  const places = Map.groupBy(troubles, (record) => JSON.stringify([record.event.page.path, keyOf(elementOf(record))]));
  return [...places.values()]
    .flatMap((alike) => alike.slice(0, 1).map((one) => shapeRow(log, one, alike)))
    .sort(
      (a, b) =>
        sumOf(b) - sumOf(a) ||
        b.people - a.people ||
        byText(a.path, b.path) ||
        byText(keyOf(a.element), keyOf(b.element)),
    )
    .slice(0, limit);
}

export const frustrationTimes = (log: Log, windows: readonly TimeWindow[]): number[] =>
  windows.map((window) => log.within(window).filter((record) => troubleOf(record) !== undefined).length);

function shapeRow(log: Log, one: EventRecord, alike: readonly EventRecord[]): FrustrationRow {
  const count = (trouble: Trouble): number => alike.filter((record) => troubleOf(record) === trouble).length;
  return {
    path: one.event.page.path,
    element: elementOf(one) ?? null,
    ...{ rage: count('rage'), dead: count('dead'), error: count('error'), abandoned: count('abandoned') },
    people: peopleOf(log, alike).size,
  };
}

const sumOf = ({ rage, dead, error, abandoned }: FrustrationRow): number => rage + dead + error + abandoned;
