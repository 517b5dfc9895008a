import type { App, HealthReport, StepHealth } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

const tallied = (tallies: StepHealth['pages']): string =>
  tallies.map(({ what, times }) => `${what}: ${times}`).join('; ');
const sliced = (slices: StepHealth['browsers']): string =>
  slices.map(({ what, missed, looked, healed }) => `${what}: ${missed}/${looked}/${healed}`).join('; ');
const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A line for each step; of releases and browsers how often it was missed, looked at and healed in each. */
export function healthTable({ appId }: Pick<App, 'appId'>, { range, steps }: HealthReport): Table {
  return {
    name: `${appId}-health-${range.from}-${range.to}`,
    heads: [
      ...['guide id', 'guide', 'step id', 'step', 'missed', 'shown', 'looked', 'healed', 'since', 'last'],
      ...['reasons', 'pages', 'app versions (missed/looked/healed)', 'browsers (missed/looked/healed)'],
    ],
    rows: steps.map((step) => [
      ...[step.guideId, step.guideTitle, step.stepId, step.stepTitle],
      ...[step.missed, step.shown, step.looked, step.healed, instant(step.since), instant(step.last)],
      ...[tallied(step.reasons), tallied(step.pages), sliced(step.appVersions), sliced(step.browsers)],
    ]),
  };
}

/** What is wrong with steps, as files. */
export function HealthFiles({ app, report }: { app: App; report: HealthReport }) {
  return <TakeAway table={healthTable(app, report)} value={report} />;
}
