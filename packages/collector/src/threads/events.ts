import { askDoor, type Door, type Question } from '../services/door.ts';
import type { TakeBatch } from '../services/take-batch.ts';
import type { EventRecord, EventStore } from '../store/events/event-store.ts';
import { startThread, type Thread } from './thread.ts';

export interface ThreadedEvents {
  events: EventStore;
  takeBatch: TakeBatch;
}

export interface ThreadedOptions {
  /** What must be asked before a page may send events; there once the app is. */
  door: Promise<Door>;
  /** Called when a thread ended without being asked to: nothing can be stored, or nothing asked, from then on. */
  onLost: (error: Error) => void;
}

const WRITES = ['append', 'eraseVisitor', 'forget', 'removeApp', 'check'] as const;
/** What is asked of counts, which the writer brings up to date before. */
const QUESTIONS = [
  ...['count', 'guideTotals', 'stepTotals', 'journeys', 'outcomes', 'goal', 'activePeople', 'activeByTrait', 'funnel'],
  ...[
    'featureUse',
    'retention',
    'timeInApp',
    'topPages',
    'paths',
    'walks',
    'people',
    'frustration',
    'frustrationTimes',
    'topElements',
    'clients',
    'events',
  ],
] as const;

/**
 * The event log in two threads: one takes the bytes of batches, checks and writes them; one answers questions. What answers
 * HTTP never parses an event and never waits for the disk.
 */
export async function openThreadedEvents(path: string, options: ThreadedOptions): Promise<ThreadedEvents> {
  const { door, onLost } = options;
  const data = { path };
  // The thread asks by the text of a question.
  const answer = async (question: string) => askDoor(await door, JSON.parse(question) as Question);
  const writer = await startThread({ name: 'writer', data, answer, onLost });
  const reader = await startThread({ name: 'reader', data, onLost }).catch(async (error: unknown) => {
    await writer.end();
    throw error;
  });
  const methods = {
    ...forward(writer, WRITES),
    ...forward(reader, ['history'], (appId, visitorId) => writer.call('settleFor', [appId, visitorId])),
    ...forward(reader, QUESTIONS, () => writer.call('settle', [])),
    exportVisitor: (appId: string, visitorId: string) => exportFrom(reader, appId, visitorId),
    async close() {
      // One after the other, the writer last: of two that close a file at once neither takes its journal along.
      const end = (thread: Thread) => thread.call('close', []).finally(() => thread.end());
      await end(reader).finally(() => end(writer));
    },
  };
  return {
    // Each name is of a method of the store in its thread, with the same arguments and answer.
    events: methods as unknown as EventStore,
    async takeBatch(body, encoding, origin, browser) {
      const { buffer } = body;
      const whole = body.byteLength === buffer.byteLength ? body : body.slice();
      // The thread has the method of this name from the same factory.
      return (await writer.call(
        'takeBatch',
        [(await door).changes(), whole, encoding, origin, browser],
        [whole.buffer as ArrayBuffer],
      )) as Awaited<ReturnType<TakeBatch>>;
    },
  };
}

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Methods that are carried out by a thread, after something else where that is needed. */
function forward(thread: Thread, names: readonly string[], first?: Methods[string]): Methods {
  const call = async (name: string, args: unknown[]): Promise<unknown> => {
    await first?.(...args);
    return thread.call(name, args);
  };
  return Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => call(name, args)]));
}

async function* exportFrom(reader: Thread, appId: string, visitorId: string): AsyncIterable<EventRecord> {
  const number = await reader.call('openExport', [appId, visitorId]);
  try {
    for (;;) {
      // What `nextOf` of the thread answers.
      const { records, isLast } = (await reader.call('nextOf', [number])) as {
        records: EventRecord[];
        isLast: boolean;
      };
      yield* records;
      if (isLast) return;
    }
  } finally {
    await reader.call('closeExport', [number]);
  }
}
