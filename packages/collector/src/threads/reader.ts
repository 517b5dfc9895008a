import { workerData } from 'node:worker_threads';
import type { EventRecord } from '../store/events/event-store.ts';
import { openSqliteQuestions } from '../store/events/sqlite/index.ts';
import { serve } from './serve.ts';

const AT_ONCE = 500;

// Written by the main thread of the same release.
const { path } = workerData as { path: string };

serve(() => {
  const { exportVisitor, ...questions } = openSqliteQuestions(path);
  const exports = new Map<number, AsyncIterator<EventRecord>>();
  let opened = 0;
  return {
    ...questions,
    openExport(appId: string, visitorId: string): number {
      opened += 1;
      exports.set(opened, exportVisitor(appId, visitorId)[Symbol.asyncIterator]());
      return opened;
    },
    /** The next ones; fewer than could be when these are the last. */
    async nextOf(number: number): Promise<{ records: EventRecord[]; isLast: boolean }> {
      const records: EventRecord[] = [];
      const iterator = exports.get(number);
      while (iterator !== undefined && records.length < AT_ONCE) {
        const next = await iterator.next();
        if (next.done === true) break;
        records.push(next.value);
      }
      const isLast = records.length < AT_ONCE;
      if (isLast) exports.delete(number);
      return { records, isLast };
    },
    closeExport: (number: number) => void exports.delete(number),
  };
});
