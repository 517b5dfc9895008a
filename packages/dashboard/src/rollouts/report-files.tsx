import type { Compared, RolloutReport } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

type Cells = Table['rows'][number];

/** The report as files: one line for each figure, before and now. */
export function ReportFiles({ report }: { report: RolloutReport }) {
  const { names, criteria, byDepartment, tickets, guides, heldOut } = report;
  const app = (appId: string): string => names.apps[appId] ?? appId;
  const rows: Cells[] = [
    ...criteria.map(({ criterion, standing, before, now }) => [
      ...['criterion', app(criterion.appId), criterion.figure],
      ...windows({ before, now }),
      ...[criterion.target, criterion.by, standing],
    ]),
    ...byDepartment.map((one) => ['department', app(one.appId), one.department, ...windows(one), null, '', '']),
    ...tickets.flatMap((one) => [
      ['tickets', app(one.appId), 'tickets', ...windows(one.tickets), null, '', ''],
      ['tickets', app(one.appId), 'ticketsPer100', ...windows(one.per100), null, '', ''],
    ]),
    ...guides.flatMap((one) => [
      ['guide', app(one.appId), `${one.title}: guideCompletion`, ...windows(one.completion), null, '', ''],
      ['guide', app(one.appId), `${one.title}: missRate`, ...windows(one.missRate), null, '', ''],
    ]),
    ...heldOut.map(({ appId, title, from, to, comparison: { shown, heldOut: without } }) => [
      ...['held out', app(appId), `${title}: goal met by those who got it (now) and who did not (before)`],
      ...[from, to, without.rate, from, to, shown.rate, null, '', ''],
    ]),
  ];
  const heads = [
    'part',
    'app',
    'what',
    'before from',
    'before to',
    'before',
    'from',
    'to',
    'now',
    'target',
    'by',
    'standing',
  ];
  return (
    <div class="on-screen">
      <TakeAway table={{ name: 'rollout', heads, rows }} value={report} />
    </div>
  );
}

const windows = ({ before, now }: Compared): (string | number | null)[] => [
  ...[before?.from ?? '', before?.to ?? '', before?.figure.value ?? null],
  ...[now?.from ?? '', now?.to ?? '', now?.figure.value ?? null],
];
