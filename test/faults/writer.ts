import { randomBytes } from 'node:crypto';

export interface Batch {
  ids: string[];
  body: string;
}

/** A batch of events that nobody else sends. */
export function newBatch(appKey: string, count: number): Batch {
  const now = Date.now();
  const ids = Array.from({ length: count }, () => newEventId(now));
  const events = ids.map((eventId) => ({
    eventId,
    name: 'saved',
    at: now,
    visitorId: `v-${eventId.slice(-1)}`,
    sessionId: 's',
    page: { path: `/requests/${eventId.slice(-2)}`, title: 'Requests' },
    props: { amount: 12 },
  }));
  return { ids, body: JSON.stringify({ protocol: 1, appKey, sentAt: now, events }) };
}

export async function send(url: string, batch: Batch): Promise<{ accepted: number; duplicates: number }> {
  const answer = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: batch.body,
  });
  if (answer.status !== 202) throw new Error(`the collector answered ${answer.status}`);
  // The contract tests check the form of this answer.
  return (await answer.json()) as { accepted: number; duplicates: number };
}

const WRITERS = 6;

/** Writers that keep a batch until it is acknowledged, as the SDK does, through every death of the collector. */
export function startWriters(appKey: string, address: () => Promise<string>, onAcknowledged: () => void) {
  const acknowledged = new Set<string>();
  let going = true;
  async function write(): Promise<void> {
    let batch: Batch | undefined;
    while (going || batch !== undefined) {
      batch ??= newBatch(appKey, 20);
      const url = await address();
      try {
        await send(url, batch);
      } catch {
        continue;
      }
      for (const id of batch.ids) acknowledged.add(id);
      batch = undefined;
      onAcknowledged();
    }
  }
  const all = Promise.all(Array.from({ length: WRITERS }, write));
  return {
    acknowledged,
    async finish() {
      going = false;
      await all;
    },
  };
}

/** UUID version 7: 48 bits of time, then chance. */
function newEventId(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  const chance = randomBytes(9).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}-8${chance.slice(3, 6)}-${chance.slice(6)}`;
}
