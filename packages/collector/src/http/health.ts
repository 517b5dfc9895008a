import Type from 'typebox';
import { problemSchema } from '@handrail/protocol/schema';
import type { Clock } from '../clock.ts';
import { STORE_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { json, problem } from './problem.ts';
import { route, type Route } from './route.ts';

const statusSchema = Type.Object({ status: Type.Literal('ok') });

export function healthRoutes({ records, events }: Stores, clock: Clock): Route[] {
  const canStore = createReadiness(async () => {
    await Promise.all([records.check(), events.check()]);
  }, clock);
  return [
    route(
      {
        method: 'GET',
        path: '/healthz',
        permission: 'public',
        summary: 'Whether the process is alive.',
        answers: { 200: { description: 'It is', schema: statusSchema } },
      },
      () => json(200, { status: 'ok' }),
    ),
    route(
      {
        method: 'GET',
        path: '/readyz',
        permission: 'public',
        summary: 'Whether events and guides can be stored now.',
        answers: {
          200: { description: 'They can', schema: statusSchema },
          503: { description: 'They cannot', schema: problemSchema },
        },
      },
      async () => {
        if (await canStore()) return json(200, { status: 'ok' });
        const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
        return problem(
          503,
          'degraded',
          'The store cannot be written; look at the database, or at the disk of the data folder.',
          {
            headers,
          },
        );
      },
    ),
  ];
}

/** Asks the store at most once a second: anybody may call, and each question writes to the disk. */
function createReadiness(check: () => Promise<void>, clock: Clock): () => Promise<boolean> {
  let asked = { at: -Infinity, answer: Promise.resolve(false) };
  return () => {
    const now = clock.now();
    if (now - asked.at >= STORE_LIMITS.readyCacheMs) asked = { at: now, answer: attempt(check) };
    return asked.answer;
  };
}

async function attempt(check: () => Promise<void>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}
