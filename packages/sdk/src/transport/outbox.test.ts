import { expect, test, vi } from 'vitest';
import { createMemoryStore, event } from '../../test/events.ts';
import { createFakePlatform, settle } from '../../test/fake-platform.ts';
import type { EventStore } from './event-store.ts';
import { createOutbox, STORE_TIMEOUT_MS } from './outbox.ts';
import { createRest, MEMORY_EVENTS } from './rest.ts';

const setUp = (store: EventStore | undefined = createMemoryStore(), platform = createFakePlatform()) => {
  const onDropped = vi.fn();
  return {
    platform,
    onDropped,
    outbox: createOutbox({ store, platform, rest: createRest(platform.local, 'h:'), onDropped }),
  };
};
const never = (): Promise<never> => new Promise(() => undefined);
const ids = (events: { eventId: string }[]) => events.map(({ eventId }) => eventId);

test('an event is stored first, and is there until it is forgotten', async () => {
  const store = createMemoryStore();
  const { outbox } = setUp(store);
  const one = event();
  outbox.add(one);
  await settle();
  expect([...store.events.keys()]).toEqual([one.eventId]);
  expect(await outbox.take()).toMatchObject([one]);
  expect(await outbox.take()).toMatchObject([one]);
  await outbox.forget([one]);
  expect(await outbox.take()).toEqual([]);
  expect(store.events.size).toBe(0);
});

test('what another page left behind is taken along; what another tab has delivered is not sent again', async () => {
  const store = createMemoryStore();
  const [old, mine] = [event(), event()];
  await store.put([old]);
  const { outbox } = setUp(store);
  outbox.add(mine);
  await settle();
  expect(ids(await outbox.take())).toEqual(ids([old, mine]));
  await store.remove(ids([old, mine]));
  await outbox.take();
  expect(outbox.leave()).toEqual([]);
});

test.each<[string, Partial<EventStore>]>([
  ['cannot be written', { put: () => Promise.reject(new Error('full')) }],
  [
    'fails at everything',
    {
      put: () => Promise.reject(new Error('no')),
      first: () => Promise.reject(new Error('no')),
      remove: () => Promise.reject(new Error('no')),
      trim: () => Promise.reject(new Error('no')),
    },
  ],
])('a database that %s costs durability, not the event', async (_what, broken) => {
  const { outbox } = setUp({ ...createMemoryStore(), ...broken });
  const one = event();
  outbox.add(one);
  await settle();
  expect(outbox.durable()).toBe(false);
  expect(await outbox.take()).toMatchObject([one]);
  await outbox.forget([one]);
  expect(await outbox.take()).toEqual([]);
});

test('a database that never answers is waited for a second and then left alone', async () => {
  const first = vi.fn(never);
  const { outbox, platform } = setUp({ ...createMemoryStore(), put: never, trim: never, first });
  const one = event();
  outbox.add(one);
  const taken = outbox.take();
  await platform.pass(STORE_TIMEOUT_MS);
  expect(await taken).toMatchObject([one]);
  expect(await outbox.take()).toMatchObject([one]);
  expect(first).toHaveBeenCalledTimes(1);
  expect(outbox.durable()).toBe(false);
});

test('without a database there is room for a thousand events; older ones are given up and counted', async () => {
  const { outbox, onDropped } = setUp({ ...createMemoryStore(), put: () => Promise.reject(new Error('no')) });
  const events = Array.from({ length: MEMORY_EVENTS + 3 }, () => event());
  for (const one of events) outbox.add(one);
  await settle();
  expect(ids(outbox.leave())).toEqual(ids(events.slice(3)));
  expect(onDropped.mock.calls.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(3);
});

test('an event whose removal failed is not sent again by this page', async () => {
  const { outbox } = setUp({ ...createMemoryStore(), remove: () => Promise.reject(new Error('no')) });
  const [one, two] = [event(), event()];
  outbox.add(one);
  await settle();
  await outbox.forget([one]);
  outbox.add(two);
  await settle();
  expect(await outbox.take()).toMatchObject([two]);
});

test('what the database has not confirmed when the page is left is there for the next page', async () => {
  const { outbox, platform } = setUp({ ...createMemoryStore(), put: never, trim: never });
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

test('events of this page carry their age, by a clock that nobody sets; what an earlier page left behind has none', async () => {
  const store = createMemoryStore();
  const platform = createFakePlatform();
  const [left, old, mine] = [event(), event(), event()];
  platform.local.setItem('h:rest', JSON.stringify({ v: 1, value: [left] }));
  await store.put([old]);
  const { outbox } = setUp(store, platform);
  outbox.add(mine);
  platform.jump(-3_600_000);
  await platform.pass(900.7);
  expect(await outbox.take()).toEqual([left, old, { ...mine, ageMs: 900 }]);
  expect(outbox.leave()).toEqual([left, { ...mine, ageMs: 900 }]);
  expect(store.events.get(mine.eventId)).not.toHaveProperty('ageMs');
});
