import { expect, test, vi } from 'vitest';
import { createMemoryStore, event } from '../../test/events.ts';
import { createFakePlatform, settle } from '../../test/fake-platform.ts';
import type { EventStore } from './event-store.ts';
import { createOutbox, MEMORY_EVENTS } from './outbox.ts';
import { createWaiting } from './waiting.ts';

function setUp(broken: Partial<EventStore> = {}) {
  const store = createMemoryStore();
  const platform = createFakePlatform(Date.now());
  const onDropped = vi.fn();
  const outbox = createOutbox({ store: { ...store, ...broken }, platform, prefix: 'h:', onDropped });
  return { store, platform, onDropped, outbox, waiting: createWaiting(outbox, platform, onDropped) };
}
const NAMES = ['guide.completed', 'step.shown', 'visitor.identified', 'event.dropped', 'order.saved', 'error.caught'];
const countNames = (names: string[]) =>
  Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]));

test('of more than ten thousand events the oldest usage goes first; guides, identities and counts stay', async () => {
  const { store, waiting } = setUp();
  const plain = Array.from({ length: 600 }, () => event('order.saved'));
  const rest = NAMES.map((name) => event(name));
  const usage = Array.from({ length: 10_000 }, () => event('page.viewed'));
  await store.put([...rest, ...plain, ...usage]);
  expect(await waiting.makeRoom(false)).toBe(606);
  const left = [...store.events.values()];
  expect(countNames(left.map(({ name }) => name))).toMatchObject({ 'page.viewed': 9_394, 'order.saved': 601 });
  expect(left).toEqual(expect.arrayContaining(rest));
  expect(store.events.has(usage[605]?.eventId ?? '')).toBe(false);
  expect(store.events.has(usage[606]?.eventId ?? '')).toBe(true);
  expect(await waiting.makeRoom(false)).toBe(0);
});

test('where the usage is not enough, what the host tracks goes, and guides last', async () => {
  const { store, waiting } = setUp();
  const [usage, plain, guide] = ['element.clicked', 'order.saved', 'step.shown'].map((name, index) =>
    Array.from({ length: [1, 2, 7][index] ?? 0 }, () => event(name)),
  );
  await store.put([...(guide ?? []), ...(plain ?? []), ...(usage ?? [])]);
  expect(await waiting.makeRoom(true)).toBe(2);
  expect([...store.events.values()].map(({ name }) => name)).not.toContain('element.clicked');
  expect(store.events.size).toBe(8);
  expect(await waiting.makeRoom(true)).toBe(2);
  expect([...store.events.values()].every(({ name }) => name === 'step.shown')).toBe(true);
});

test('a database that is full gets room once, and takes the events then', async () => {
  let isFull = true;
  const kept = createMemoryStore();
  const { outbox, onDropped } = setUp({
    ...kept,
    put: (events) => (isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : kept.put(events)),
  });
  outbox.onCrowded((full) => {
    isFull = !full;
    return Promise.resolve();
  });
  outbox.add(event());
  await settle();
  expect(kept.events.size).toBe(1);
  expect(outbox.durable()).toBe(true);
  expect(onDropped).not.toHaveBeenCalled();
});

test('in memory, too, the oldest usage goes first', async () => {
  const { outbox, platform, onDropped } = setUp({ put: () => Promise.reject(new Error('no')) });
  const guide = event('guide.started');
  const usage = Array.from({ length: MEMORY_EVENTS }, () => event('page.viewed'));
  const plain = event('order.saved');
  for (const one of [guide, ...usage, plain]) outbox.add(one);
  await platform.pass(100);
  const ids = outbox.leave().map(({ eventId }) => eventId);
  expect(ids).toHaveLength(MEMORY_EVENTS);
  expect(ids).toEqual([guide, ...usage.slice(2), plain].map(({ eventId }) => eventId));
  expect(onDropped.mock.calls).toEqual([[2]]);
});

test('what has waited for more than a week is given up', async () => {
  const { store, platform, outbox, waiting } = setUp();
  const [old, mine] = [event(), event()];
  await store.put([old, mine]);
  outbox.add(mine);
  await platform.pass(6 * 86_400_000);
  expect(await waiting.expire()).toBe(0);
  await platform.pass(86_460_000);
  expect(await waiting.expire()).toBe(1);
  // What this page has recorded is not judged by a clock that may have been set.
  expect([...store.events.keys()]).toEqual([mine.eventId]);
});

test('a clock that was set by years makes no event old', async () => {
  const { store, platform, waiting } = setUp();
  await store.put([event()]);
  platform.jump(3_650 * 86_400_000);
  expect(await waiting.expire()).toBe(0);
});

test('what is given up is counted before it goes, since a page that is left hears of nothing; and not where it stays', async () => {
  const kept = createMemoryStore();
  const asked: unknown[][] = [];
  let works = false;
  const { onDropped, platform, waiting } = setUp({
    ...kept,
    use(mode, ask) {
      if (mode === 'readonly') return kept.use(mode, ask);
      asked.push(...onDropped.mock.calls);
      return works ? kept.use(mode, ask) : Promise.reject(new Error('no'));
    },
  });
  await kept.put([event()]);
  await platform.pass(8 * 86_400_000);
  await expect(waiting.expire()).rejects.toThrow('no');
  expect(onDropped.mock.calls).toEqual([[1], [-1]]);
  expect(kept.events.size).toBe(1);
  works = true;
  expect(await waiting.expire()).toBe(1);
  expect(asked.at(-1)).toEqual([1]);
  expect(onDropped.mock.calls).toEqual([[1], [-1], [1]]);
});
