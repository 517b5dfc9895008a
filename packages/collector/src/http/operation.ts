import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import type { AnswerBatch } from './events.ts';
import { route, type Route } from './route.ts';

/** What whoever runs a collector watches: counted since it started, and asked when somebody looks. */
export interface Operation {
  /** Takes batches as before, and counts what becomes of them. */
  answerBatch: AnswerBatch;
  route: Route;
}

/** Of each outbox so many of the newest are looked at. */
const LOOKED = 1_000;
const OUTBOXES = ['mail', 'webhook', 'connector'] as const;

/** One line of the text format of Prometheus, version 0.0.4, or several of one name. */
interface Family {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

export function createOperation(answerBatch: AnswerBatch, { records }: Stores, clock: Clock): Operation {
  const startedAt = clock.now();
  const events = { accepted: 0, duplicate: 0, rejected: 0 };
  const refused = new Map<number, number>();
  let waiting = 0;

  async function outboxes(): Promise<Family[]> {
    const now = clock.now();
    const all = await Promise.all(OUTBOXES.map((kind) => records.deliveries.list({ kind, limit: LOOKED })));
    const of = (value: (some: (typeof all)[number]) => number) =>
      OUTBOXES.map((outbox, index) => [{ outbox }, value(all[index] ?? [])] as const);
    const late = (some: (typeof all)[number]) =>
      Math.max(0, ...some.filter(({ state }) => state === 'waiting').map(({ createdAt }) => now - createdAt));
    return [
      gauge(
        'outbox_waiting',
        'What has not left yet.',
        of((some) => some.filter(isIn('waiting')).length),
      ),
      gauge(
        'outbox_failed',
        'What was given up, within the time of the log.',
        of((some) => some.filter(isIn('failed')).length),
      ),
      gauge(
        'outbox_oldest_seconds',
        'Age of the oldest that waits.',
        of((some) => late(some) / 1_000),
      ),
    ];
  }

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
        new Response([...own(), ...(await outboxes())].map(write).join(''), {
          headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        }),
    ),
  };
}

const isIn =
  (wanted: string) =>
  ({ state }: { state: string }): boolean =>
    state === wanted;
const counter = (name: string, help: string, samples: Family['samples']): Family => ({
  name,
  type: 'counter',
  help,
  samples,
});
const gauge = (name: string, help: string, samples: Family['samples']): Family => ({
  name,
  type: 'gauge',
  help,
  samples,
});

function write({ name, type, help, samples }: Family): string {
  const full = `handrail_${name}`;
  // Labels are words of ours, in which nothing must be escaped.
  const lines = samples.map(([labels, value]) => {
    const inner = Object.entries(labels).map(([label, word]) => `${label}="${word}"`);
    return `${full}${inner.length > 0 ? `{${inner.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`;
}
