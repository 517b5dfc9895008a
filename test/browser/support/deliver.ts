import type { Page } from '@playwright/test';
import type { SentBatch, SentEvent } from './fault-proxy.ts';

/** A host page with nothing but our tag. */
export const plainPage = (origin: string, appKey: string, script = '') =>
  `<!doctype html><title>Host</title>${script && `<script>${script}</script>`}<script async src="${origin}/handrail.js" data-app-key="${appKey}"></script>`;

interface Tracking {
  track(name: string, props?: object): void;
  status(): { durable: boolean; dropped: number };
}

export const started = (tab: Page) =>
  tab.waitForFunction(() => 'track' in ((window as { handrail?: object }).handrail ?? {}));

/** Tracks events of one name, some to each task, and answers with how many. */
export async function trackMany(tab: Page, name: string, count: number, perTask = 100): Promise<void> {
  await tab.evaluate(
    async ([what, many, share]) => {
      const { handrail } = window as unknown as { handrail: Tracking };
      for (let n = 0; n < many; n += 1) {
        if (n % share === 0) await new Promise((resolve) => setTimeout(resolve));
        handrail.track(what, { n });
      }
    },
    [name, count, perTask] as const,
  );
}

export const statusOf = (tab: Page) =>
  tab.evaluate(() => (window as unknown as { handrail: Tracking }).handrail.status());

/** How many events the browser keeps, by name. */
export const keptOf = (tab: Page, appKey: string): Promise<Record<string, number>> =>
  tab.evaluate(
    (name) =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('events').objectStore('events').getAll();
          all.onsuccess = () => {
            const counts: Record<string, number> = {};
            for (const { name: one } of all.result as { name: string }[]) counts[one] = (counts[one] ?? 0) + 1;
            opening.result.close();
            resolve(counts);
          };
        };
      }),
    `handrail:${appKey}`,
  );

/** How many events the browser keeps; costs the page nothing to speak of. */
export const countKept = (tab: Page, appKey: string): Promise<number> =>
  tab.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const count = opening.result.transaction('events').objectStore('events').count();
          count.onsuccess = () => resolve(count.result);
          opening.result.close();
        };
      }),
    `handrail:${appKey}`,
  );

/** Each event that came, once. */
export const distinct = (batches: readonly SentBatch[]): SentEvent[] => [
  ...new Map(batches.flatMap(({ events }) => events).map((event) => [event.eventId, event])).values(),
];
