import type { OverviewReport } from '@handrail/protocol';
import { TakeAway } from '../explore/take-away.tsx';
import { questionMessages as words } from '../words.ts';

/** The figures of the overview as files: one line for each figure of each app, and of all. */
export function OverviewFiles({ report }: { report: OverviewReport }) {
  const { range, before, all, apps } = report;
  const groups = [...(apps.length > 1 ? [{ appId: '', name: '', figures: all }] : []), ...apps];
  return (
    <div role="group" aria-label={words.files}>
      <TakeAway
        table={{
          name: `overview-${range.from}-${range.to}`,
          heads: [
            ...['app', 'figure', 'unit', 'from', 'to', 'value', 'numerator', 'denominator'],
            ...['before from', 'before to', 'before', 'aim', 'reason'],
          ],
          rows: groups.flatMap(({ name, figures }) =>
            figures.map(({ figure, now, before: earlier, aim }) => [
              ...[name, figure, now.unit, range.from, range.to],
              ...[now.value, now.numerator ?? null, now.denominator ?? null],
              ...[before.from, before.to, earlier.value, aim, now.reason ?? ''],
            ]),
          ),
        }}
        value={report}
      />
    </div>
  );
}
