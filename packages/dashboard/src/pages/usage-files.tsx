import type { App, Measure } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';
import { nameOf } from '../parts/element-name.tsx';
import type { UsageReports } from './usage.tsx';

type Cells = Table['rows'][number];

/** A line for each number of the page: of all people, of each day, feature, element, place and page. */
export function usageTable({ appId }: Pick<App, 'appId'>, reports: Omit<UsageReports, 'count'>): Table {
  const { range, usage, features, elements, frustration, pages } = reports;
  const { people, sessions, minutes, sessionsEach, minutesEach, stickiness } = usage;
  return {
    name: `${appId}-usage-${range.from}-${range.to}`,
    heads: ['part', 'what', 'where', 'figure', 'value', 'numerator', 'denominator'],
    rows: [
      ...Object.entries({ people, sessions, minutes }).map(([name, count]) => counted('app', '', '', name, count)),
      ...Object.entries({ sessionsEach, minutesEach, stickiness }).map(([name, one]) =>
        measured('app', '', '', name, one),
      ),
      ...usage.days.map((one) => counted('day', one.day, '', 'people', one.people)),
      ...features.features.flatMap(({ name, uses, adoption }) => [
        counted('feature', name, '', 'uses', uses),
        measured('feature', name, '', 'adoption', adoption),
      ]),
      ...elements.elements.flatMap(({ element, clicks, share }) => {
        const [name, where] = element === null ? ['', ''] : [nameOf(element), element.within?.join(' › ') ?? ''];
        return [counted('element', name, where, 'clicks', clicks), measured('element', name, where, 'share', share)];
      }),
      ...frustration.places.flatMap(({ path, element, rage, dead, error, abandoned, stuck }) => {
        const name = element === null ? '' : nameOf(element);
        const counts = Object.entries({ rage, dead, error, abandoned });
        return [
          ...counts.map(([trouble, times]) => counted('stuck', name, path, trouble, times)),
          measured('stuck', name, path, 'stuck', stuck),
        ];
      }),
      ...pages.pages.flatMap(({ path, views, share }) => [
        counted('page', '', path, 'views', views),
        measured('page', '', path, 'share', share),
      ]),
    ],
  };
}

const counted = (...cells: [part: string, what: string, where: string, figure: string, count: number]): Cells => [
  ...cells,
  null,
  null,
];
const measured = (part: string, what: string, where: string, figure: string, measure: Measure): Cells => [
  ...[part, what, where, figure],
  ...[measure.value, measure.numerator, measure.denominator],
];

/** What the page shows, as files. */
export function UsageFiles({ app, reports }: { app: App; reports: UsageReports }) {
  return <TakeAway table={usageTable(app, reports)} value={reports} />;
}
