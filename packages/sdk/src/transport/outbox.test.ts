import { expect, test, vi } from 'vitest';
import type { Event } from '@handrail/protocol';
import { createMemoryStore, event } from '../../test/events.ts';
import { createFakePlatform, settle } from '../../test/fake-platform.ts';
import type { EventStore } from './event-store.ts';
import { createOutbox, MEMORY_EVENTS, STORE_TIMEOUT_MS } from './outbox.ts';
import { removeStored } from './stored-events.ts';
import { createWaiting } from './waiting.ts';

const setUp = (store: EventStore = createMemoryStore(), platform = createFakePlatform()) => {
  const onDropped = vi.fn();
  const outbox = createOutbox({ store, platform, prefix: 'h:', onDropped });
  return { platform, onDropped, outbox, waiting: createWaiting(outbox, platform, onDropped) };
};
const never = (): Promise<never> => new Promise(() => undefined);
const ids = (events: { eventId: string }[] = []) => events.map(({ eventId }) => eventId);

test('an event is stored first, and is there until it is forgotten', async () => {
  const store = createMemoryStore();
  const { outbox, waiting } = setUp(store);
  const one = event();
  outbox.add(one);
  await settle();
  expect([...store.events.keys()]).toEqual([one.eventId]);
  expect(await waiting.take()).toMatchObject([one]);
  expect(await waiting.take()).toMatchObject([one]);
  await waiting.forget([one]);
  expect(await waiting.take()).toEqual([]);
  expect(store.events.size).toBe(0);
});

test('what another page left behind is taken along; what another tab has delivered is not sent again', async () => {
  const store = createMemoryStore();
  const [old, mine] = [event(), event()];
  await store.put([old]);
  const { outbox, waiting } = setUp(store);
  outbox.add(mine);
  await settle();
  expect(ids(await waiting.take())).toEqual(ids([old, mine]));
  await removeStored(store, ids([old, mine]));
  await waiting.take();
  expect(outbox.leave()).toEqual([]);
});

test.each<[string, Partial<EventStore>]>([
  ['cannot be written', { put: () => Promise.reject(new Error('full')) }],
  [
    'fails at everything',
    {
      put: () => Promise.reject(new Error('no')),
      use: () => Promise.reject(new Error('no')),
    },
  ],
])('a database that %s costs durability, not the event', async (_what, broken) => {
  const { outbox, waiting } = setUp({ ...createMemoryStore(), ...broken });
  const one = event();
  outbox.add(one);
  await settle();
  expect(outbox.durable()).toBe(false);
  expect(await waiting.take()).toMatchObject([one]);
  await waiting.forget([one]);
  expect(await waiting.take()).toEqual([]);
});

test('a database that never answers is waited for a second and then left alone', async () => {
  const use = vi.fn(never);
  const { outbox, waiting, platform } = setUp({ ...createMemoryStore(), put: never, use });
  const one = event();
  outbox.add(one);
  const taken = waiting.take();
  await platform.pass(STORE_TIMEOUT_MS);
  expect(await taken).toMatchObject([one]);
  expect(await waiting.take()).toMatchObject([one]);
  expect(use).toHaveBeenCalledTimes(1);
  expect(outbox.durable()).toBe(false);
});

test('without a database there is room for two thousand events; older ones are given up and counted', async () => {
  const { outbox, platform, onDropped } = setUp({ ...createMemoryStore(), put: () => Promise.reject(new Error('no')) });
  const events = Array.from({ length: MEMORY_EVENTS + 3 }, () => event());
  for (const one of events) outbox.add(one);
  await platform.pass(100);
  expect(ids(outbox.leave())).toEqual(ids(events.slice(3)));
  expect(onDropped.mock.calls.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(3);
});

test('a database that answers late gets what has come meanwhile', async () => {
  let answer = (): void => undefined;
  const store = createMemoryStore();
  const late = {
    ...store,
    put: (events: Event[]) => new Promise<void>((resolve) => (answer = resolve)).then(() => store.put(events)),
  };
  const { outbox, platform } = setUp(late);
  const [one, two] = [event(), event()];
  outbox.add(one);
  await platform.pass(STORE_TIMEOUT_MS);
  outbox.add(two);
  await settle();
  expect(outbox.durable()).toBe(false);
  late.put = store.put;
  answer();
  await settle();
  outbox.add(event());
  await settle();
  expect(ids([...store.events.values()])).toEqual(expect.arrayContaining(ids([one, two])));
  expect(outbox.durable()).toBe(true);
});

test('a database that fails to answer after it has worked is asked again: what it holds is not forgotten', async () => {
  const store = createMemoryStore();
  let works = true;
  const { outbox, waiting } = setUp({
    ...store,
    use: (...asked) => (works ? store.use(...asked) : Promise.reject(new Error('no'))),
  });
  const one = event();
  outbox.add(one);
  await settle();
  outbox.here.delete(one.eventId);
  works = false;
  expect(await waiting.take()).toBeUndefined();
  works = true;
  expect(await waiting.take()).toEqual([one]);
});

test('many events of one moment are written one after the other', async () => {
  const sizes: number[] = [];
  const store = createMemoryStore();
  const { outbox } = setUp({ ...store, put: (events) => (sizes.push(events.length), store.put(events)) });
  for (let n = 0; n < 450; n += 1) outbox.add(event());
  await settle();
  expect(sizes).toEqual([200, 200, 50]);
});

test('an event whose removal failed is not sent again by this page', async () => {
  const store = createMemoryStore();
  const { outbox, waiting } = setUp({
    ...store,
    use: (mode, ask) => (mode === 'readonly' ? store.use(mode, ask) : Promise.reject(new Error('no'))),
  });
  const [one, two] = [event(), event()];
  outbox.add(one);
  await settle();
  await waiting.forget([one]);
  outbox.add(two);
  await settle();
  expect(await waiting.take()).toMatchObject([two]);
});

test('what the database has not confirmed when the page is left is there for the next page', async () => {
  const { outbox, platform } = setUp({ ...createMemoryStore(), put: never });
  const [one, two] = [event(), event()];
  outbox.add(one);
  outbox.leave();
  outbox.add(two);
  outbox.leave();

  const store = createMemoryStore();
  setUp(store, platform);
  await settle();
  expect([...store.events.keys()].sort()).toEqual(ids([one, two]));
  const third = setUp(createMemoryStore(), platform);
  expect(third.outbox.leave()).toEqual([]);
});

test('what comes while the page is being left waits for no write that is under way', async () => {
  const put = vi.fn(never);
  const { outbox, platform } = setUp({ ...createMemoryStore(), put });
  const [one, two] = [event(), event()];
  outbox.add(one);
  await settle();
  outbox.leave();
  outbox.add(two);
  expect(put).toHaveBeenCalledTimes(2);
  const store = createMemoryStore();
  setUp(store, platform);
  await settle();
  expect([...store.events.keys()].sort()).toEqual(ids([one, two]));
});

test('a page that was only hidden writes as before', async () => {
  const store = createMemoryStore();
  const put = vi.fn(store.put);
  const { outbox, platform } = setUp({ ...store, put });
  outbox.leave();
  await platform.pass(1);
  outbox.add(event());
  outbox.add(event());
  await settle();
  expect(put).toHaveBeenCalledTimes(1);
});

test('a page that begins takes nothing away that the one before is just writing', () => {
  const platform = createFakePlatform();
  const { outbox } = setUp({ ...createMemoryStore(), put: never }, platform);
  outbox.add(event());
  const read = platform.local.getItem;
  // The next page reads, the first is left, the next page goes on.
  platform.local.getItem = (key) => {
    platform.local.getItem = read;
    const before = read(key);
    outbox.leave();
    return before;
  };
  setUp(createMemoryStore(), platform);
  expect(platform.local.getItem('h:rest')).not.toBeNull();
});

test('the age of an event counts from when it happened, unless the clock has been set since', async () => {
  const { outbox, waiting, platform } = setUp();
  const now = platform.now();
  const noted = { ...event(), seq: 0, at: now - 2_500 };
  const ahead = { ...event(), seq: 0, at: now + 60_000 };
  const years = { ...event(), seq: 0, at: now - 90 * 86_400_000 };
  for (const one of [noted, ahead, years]) outbox.add(one);
  await platform.pass(100);
  expect((await waiting.take())?.map(({ ageMs }) => ageMs)).toEqual([2_600, 100, 100]);
});

test('events of this page carry their age, by a clock that nobody sets; what an earlier page left behind has none, and what is told without a name', async () => {
  const store = createMemoryStore();
  const platform = createFakePlatform();
  const [left, old, mine, nameless] = [event(), event(), { ...event(), seq: 0 }, event()];
  platform.local.setItem('h:rest', JSON.stringify({ v: 1, value: [left] }));
  await store.put([old]);
  const { outbox, waiting } = setUp(store, platform);
  outbox.add(mine);
  outbox.add(nameless);
  platform.jump(-3_600_000);
  await platform.pass(900.7);
  expect(await waiting.take()).toEqual([left, old, { ...mine, ageMs: 900 }, nameless]);
  expect(outbox.leave()).toEqual([left, { ...mine, ageMs: 900 }, nameless]);
  expect(store.events.get(mine.eventId)).not.toHaveProperty('ageMs');
});

test('cleared, nothing is left in memory, in the database or for the next page', async () => {
  const store = createMemoryStore();
  const platform = createFakePlatform();
  const { outbox } = setUp(store, platform);
  outbox.add(event());
  await settle();
  outbox.add(event());
  outbox.leave();
  outbox.clear();
  await settle();
  expect(outbox.leave()).toEqual([]);
  expect(store.events.size).toBe(0);
  expect(setUp(createMemoryStore(), platform).outbox.leave()).toEqual([]);
});
