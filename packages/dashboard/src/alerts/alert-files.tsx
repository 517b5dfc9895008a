import type { Alert, App } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** A line for each alert: what it waits for, and how it stands. */
export function alertsTable({ appId }: Pick<App, 'appId'>, alerts: readonly Alert[]): Table {
  return {
    name: `${appId}-alerts`,
    heads: [
      ...['alert', 'figure', 'feature', 'guide', 'trait', 'trait value', 'days', 'rule', 'bound or times', 'off'],
      ...['state', 'since', 'value', 'low', 'high', 'reason', 'times raised'],
    ],
    rows: alerts.map(({ name, figure, featureId, guideId, population, days, rule, isOff = false, standing }) => [
      ...[name, figure, featureId ?? null, guideId ?? null, population?.trait ?? null],
      ...[population === undefined ? null : String(population.value), days, rule.kind],
      ...[rule.kind === 'unusual' ? rule.times : rule.value, String(isOff), standing.state],
      ...[new Date(standing.since).toISOString(), standing.value, standing.low, standing.high],
      ...[standing.reason ?? null, standing.times],
    ]),
  };
}

/** The alerts of an app as files. */
export function AlertFiles({ app, alerts }: { app: App; alerts: readonly Alert[] }) {
  return <TakeAway table={alertsTable(app, alerts)} value={alerts} />;
}
