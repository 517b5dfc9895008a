import type { OutcomesReport, Range } from '@handrail/protocol';
import { stepsOf } from '@handrail/protocol/progress';
import { type Clock, DAY_MS } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import type { End, EndRow, Outcomes } from '../store/events/guide-questions.ts';
import { shareOf } from './share.ts';
import { spansOf } from './spans-of-time.ts';

export interface OutcomesQuestion {
  /** How each version of a guide ended for people; undefined where there is no such guide. */
  outcomes(
    appId: string,
    guideId: string,
    range: Range,
    asked: { trait?: string | undefined },
  ): Promise<OutcomesReport | undefined>;
}

type Step = Pick<OutcomesReport['versions'][number]['steps'][number], 'stepId' | 'title'>;

export function outcomesQuestion(
  { records, events }: Stores,
  window: (range: Range) => TimeWindow,
  clock: Clock,
): OutcomesQuestion {
  return {
    async outcomes(appId, guideId, range, { trait }) {
      if ((await records.guides.find(appId, guideId)) === undefined) return undefined;
      const query = {
        window: window(range),
        quietSince: clock.now() - DAY_MS,
        ...(trait !== undefined && { by: trait }),
      };
      const found = await events.outcomes(appId, guideId, query);
      const numbers = [...new Set(found.ends.map(({ version }) => version))].sort((a, b) => b - a);
      const versions = await Promise.all(
        numbers.map(async (version) => {
          const published = await records.guides.version(appId, guideId, version);
          return shapeVersion(version, found, published ? stepsOf(published) : []);
        }),
      );
      const byTrait = found.values?.map((row) => ({
        ...row,
        completionRate: shareOf(row.completedBy, row.startedBy),
      }));
      return { range, versions, ...(byTrait && { byTrait }) };
    },
  };
}

const peopleIn = (rows: readonly EndRow[]): number => rows.reduce((sum, { people }) => sum + people, 0);

/** One version: its steps in their order, then those that events name and the version has not. */
function shapeVersion(
  version: number,
  { ends, reached, times }: Outcomes,
  steps: readonly Step[],
): OutcomesReport['versions'][number] {
  const rows = ends.filter((row) => row.version === version);
  const here = reached.filter((row) => row.version === version);
  const startedBy = peopleIn(rows);
  const count = (end: End, of = rows): number => peopleIn(of.filter((row) => row.end === end));
  const named = new Set(steps.map(({ stepId }) => stepId));
  const others = [...here, ...rows].flatMap(({ stepId }) => (stepId === null || named.has(stepId) ? [] : [stepId]));
  const missed = Map.groupBy(
    rows.filter(({ end }) => end === 'missed'),
    ({ reason }) => reason,
  );
  return {
    version,
    startedBy,
    ends: { completed: count('completed'), ...endsOf(count) },
    completionRate: shareOf(count('completed'), startedBy),
    missedFor: [...missed]
      .map(([reason, some]) => ({ reason, people: peopleIn(some) }))
      .sort((a, b) => b.people - a.people),
    steps: [...steps, ...[...new Set(others)].map((stepId) => ({ stepId, title: stepId }))].map(({ stepId, title }) => {
      const at = rows.filter((row) => row.stepId === stepId);
      const spans = spansOf(times.find((row) => row.version === version && row.stepId === stepId)?.ms ?? []);
      return {
        ...{ stepId, title },
        reachedBy: here.find((row) => row.stepId === stepId)?.people ?? 0,
        ended: endsOf((end) => count(end, at)),
        time: { times: spans.count, medianMs: spans.medianMs, p75Ms: spans.atShare(0.75) },
      };
    }),
  };
}

const endsOf = (count: (end: End) => number) => ({
  dismissed: count('dismissed'),
  snoozed: count('snoozed'),
  missed: count('missed'),
  left: count('left'),
  open: count('open'),
});
