import type { App, RolloutRow, RolloutTest } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** A line for each rollout of an app. */
export function rolloutsTable({ appId }: Pick<App, 'appId'>, rollouts: readonly RolloutRow[]): Table {
  return {
    name: `${appId}-rollouts`,
    heads: ['rollout', 'state', 'go-live', 'owner', 'apps', 'criteria', 'updated'],
    rows: rollouts.map(({ name, state, goLive, owner, appIds, criteria, updatedAt }) => [
      ...[name, state, goLive, owner, appIds.join(' ')],
      ...[criteria, new Date(updatedAt).toISOString()],
    ]),
  };
}

/** An acceptance test: how each step stands, what each tester said, and who has signed. */
export function testTable({ name, scripts, signOffs }: Pick<RolloutTest, 'name' | 'scripts' | 'signOffs'>): Table {
  return {
    name: `${name}-test`,
    heads: ['part', 'script', 'version', 'step', 'who', 'stands', 'passed', 'failed', 'open', 'at', 'note'],
    rows: [
      ...scripts.flatMap(({ title, version, steps }) =>
        steps.map((step) => ['step', title, version, step.title, null, step.stands, null, null, null, null, null]),
      ),
      ...scripts.flatMap(({ title, version, testers }) =>
        testers.map(({ by, passed, failed, lastAt }) => [
          ...['tester', title, version, null, by.name, null, passed, failed, null],
          ...[new Date(lastAt).toISOString(), null],
        ]),
      ),
      ...signOffs.map(({ verdict, by, at, note = null, counts: { passed, failed, open } }) => [
        ...['sign-off', null, null, null, by.name, verdict, passed, failed, open],
        ...[new Date(at).toISOString(), note],
      ]),
    ],
  };
}

/** The rollouts of an app as files. */
export function RolloutFiles({ app, rollouts }: { app: App; rollouts: readonly RolloutRow[] }) {
  return <TakeAway table={rolloutsTable(app, rollouts)} value={rollouts} />;
}

/** An acceptance test as files. */
export const TestFiles = ({ test }: { test: RolloutTest }) => <TakeAway table={testTable(test)} value={test} />;
