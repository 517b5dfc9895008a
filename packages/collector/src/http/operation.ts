import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import type { AnswerBatch } from './events.ts';
import { dataFigures, jobFigures, outboxFigures, type Watched } from './operation-figures.ts';
import { counter, gauge, write, type Family } from './prometheus.ts';
import { route, type Route } from './route.ts';

/** What whoever runs a collector watches: counted since it started, and asked when somebody looks. */
export interface Operation {
  /** Takes batches as before, and counts what becomes of them. */
  answerBatch: AnswerBatch;
  route: Route;
}

const NOTHING: Watched = { jobs: () => [], data: () => Promise.resolve({ parts: {} }) };

export function createOperation(
  answerBatch: AnswerBatch,
  { records }: Stores,
  clock: Clock,
  watched: Watched = NOTHING,
): Operation {
  const startedAt = clock.now();
  const events = { accepted: 0, duplicate: 0, rejected: 0 };
  const refused = new Map<number, number>();
  let waiting = 0;

  const own = (): Family[] => [
    counter(
      'events_total',
      'Events by what became of them.',
      Object.entries(events).map(([result, times]) => [{ result }, times]),
    ),
    counter(
      'batches_refused_total',
      'Batches that were not taken, by the status of the answer.',
      [...refused].map(([status, times]) => [{ status: String(status) }, times]),
    ),
    gauge('batches_waiting', 'Batches that are on their way to the disk.', [[{}, waiting]]),
    gauge('uptime_seconds', 'Since it started.', [[{}, (clock.now() - startedAt) / 1_000]]),
    gauge('memory_bytes', 'Memory of the process.', [[{}, process.memoryUsage.rss()]]),
  ];

  return {
    async answerBatch(call) {
      waiting += 1;
      try {
        const answered = await answerBatch(call);
        if ('problem' in answered)
          refused.set(answered.problem.status, (refused.get(answered.problem.status) ?? 0) + 1);
        else {
          events.accepted += answered.result.accepted;
          events.duplicate += answered.result.duplicates;
          events.rejected += answered.result.rejected.length;
        }
        return answered;
      } finally {
        waiting -= 1;
      }
    },
    route: route(
      {
        ...{ method: 'GET', path: '/metrics', permission: 'operation.read' },
        summary: 'How the collector does, in the text format of Prometheus. For the API token of whoever scrapes it.',
        answers: { 200: { description: 'The figures, as text/plain' } },
      },
      async () =>
        new Response(
          [
            ...own(),
            ...jobFigures(watched),
            ...(await dataFigures(watched, clock)),
            ...(await outboxFigures(records, clock)),
          ]
            .map(write)
            .join(''),
          {
            headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
          },
        ),
    ),
  };
}
