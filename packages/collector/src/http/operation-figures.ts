import type { Clock } from '../clock.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { gauge, type Family } from './prometheus.ts';

/** Of each outbox so many of the newest are looked at. */
const LOOKED = 1_000;
const OUTBOXES = ['mail', 'webhook', 'connector'] as const;

/** What is known outside of the app: of the process, and of where the data lie. */
export interface Watched {
  /** What runs by the clock: how long ago it last ended well, and how often it should. */
  jobs(): readonly { job: string; ageMs: number; everyMs: number }[];
  data(): Promise<DataSizes>;
}

/** In bytes; what is not known is left out. */
export interface DataSizes {
  parts: Readonly<Record<string, number>>;
  freeBytes?: number;
  /** When the data was copied last, by our own command. */
  backedUpAt?: number | undefined;
}

export async function outboxFigures({ deliveries }: RecordStore, clock: Clock): Promise<Family[]> {
  const now = clock.now();
  const all = await Promise.all(OUTBOXES.map((kind) => deliveries.list({ kind, limit: LOOKED })));
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

export async function dataFigures(watched: Watched, clock: Clock): Promise<Family[]> {
  // A disk that does not answer must not take the other figures away.
  const { parts, freeBytes, backedUpAt } = await watched.data().catch((): DataSizes => ({ parts: {} }));
  const alone = (value: number | undefined) => (value === undefined ? [] : [[{}, value] as const]);
  const age = backedUpAt === undefined ? undefined : (clock.now() - backedUpAt) / 1_000;
  return [
    gauge(
      'data_bytes',
      'Size of what is kept.',
      Object.entries(parts).map(([part, bytes]) => [{ part }, bytes]),
    ),
    gauge('disk_free_bytes', 'Room on the disk of the data folder.', alone(freeBytes)),
    gauge('backup_age_seconds', 'Since the command "backup" last copied the data.', alone(age)),
  ];
}

export function jobFigures(watched: Watched): Family[] {
  const all = watched.jobs();
  return [
    gauge(
      'job_age_seconds',
      'Since what runs by the clock last ended well.',
      all.map(({ job, ageMs }) => [{ task: job }, ageMs / 1_000]),
    ),
    gauge(
      'job_every_seconds',
      'How often it should.',
      all.map(({ job, everyMs }) => [{ task: job }, everyMs / 1_000]),
    ),
  ];
}

const isIn =
  (wanted: string) =>
  ({ state }: { state: string }): boolean =>
    state === wanted;
