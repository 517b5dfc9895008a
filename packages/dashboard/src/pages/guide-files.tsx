import type { ActiveDay, App, GuideReport, GuideSummary, Range } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

type Cells = Table['rows'][number];

const NUMBERS = [
  ...(['starts', 'startedBy', 'completedBy', 'completionRate'] as const),
  ...(['shown', 'missed', 'missRate', 'affectedBy'] as const),
] as const;
const STEP_NUMBERS = ['reachedBy', 'lost', 'lostShare', 'dismissedBy', 'shown', 'missed', 'missRate'] as const;

interface Listed {
  range: Range;
  guides: readonly GuideSummary[];
  days: readonly ActiveDay[];
}

/** A line for each guide, and one for each day. */
export function guidesTable({ appId }: Pick<App, 'appId'>, { range, guides, days }: Listed): Table {
  return {
    name: `${appId}-guides-${range.from}-${range.to}`,
    heads: ['part', 'id', 'title', 'kind', 'version', ...NUMBERS, 'active visitors'],
    rows: [
      ...guides.map((guide): Cells => {
        const { guideId, title, kind, version } = guide;
        return ['guide', guideId, title, kind, version, ...NUMBERS.map((name) => guide[name]), null];
      }),
      ...dayRows(days, 3 + NUMBERS.length),
    ],
  };
}

/** The steps of a guide, and who was active in the whole app. */
export function guideTable(
  { appId }: Pick<App, 'appId'>,
  { range, guide, funnel, days }: GuideReport & Pick<Listed, 'days'>,
): Table {
  return {
    name: `${appId}-${guide.guideId}-funnel-${range.from}-${range.to}`,
    heads: ['part', 'id', 'title', ...STEP_NUMBERS, 'active visitors'],
    rows: [
      ...funnel.map((step): Cells => [
        'step',
        step.stepId,
        step.title,
        ...STEP_NUMBERS.map((name) => step[name]),
        null,
      ]),
      ...dayRows(days, 1 + STEP_NUMBERS.length),
    ],
  };
}

const dayRows = (days: readonly ActiveDay[], between: number): Cells[] =>
  days.map(({ day, visitors }) => ['day', day, ...Array<null>(between).fill(null), visitors]);

/** What the list of guides shows, as files. */
export function GuidesFiles({ app, listed }: { app: App; listed: Listed }) {
  return <TakeAway table={guidesTable(app, listed)} value={listed} />;
}

/** What the funnel of a guide shows, as files. */
export function GuideFiles({ app, report }: { app: App; report: GuideReport & Pick<Listed, 'days'> }) {
  return <TakeAway table={guideTable(app, report)} value={report} />;
}
