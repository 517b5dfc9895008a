import { expect, test } from 'vitest';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { createIngest } from './ingest.ts';

const NOW = 1_767_225_600_000;
const id = (n: number) => `01890a5d-ac96-774b-8cce-${String(n).padStart(12, '0')}`;
const event = (n: number, more: object = {}) => ({
  eventId: id(n),
  name: 'saved',
  at: NOW,
  visitorId: 'v',
  sessionId: 's',
  page: { path: '/' },
  ...more,
});

function setUp() {
  const stores = { records: openMemoryRecords(), events: openMemoryEvents() };
  const admitted = { appId: 'app', isBound: false, mode: 'off', shown: 'nothing' } as const;
  const ingest = createIngest({ admit: () => Promise.resolve(admitted), events: stores.events }, { now: () => NOW });
  const send = (events: unknown[], browser?: string) =>
    ingest({ protocol: 1, appKey: 'hk_12345678', sentAt: NOW, events }, 'https://app.example.com', undefined, browser);
  return { stores, send };
}

test('one bad event never costs its neighbours, and is named by its place', async () => {
  const { send } = setUp();
  expect(await send([event(1), { ...event(2), name: '' }, event(3), event(1)])).toEqual({
    isBound: false,
    result: {
      accepted: 2,
      duplicates: 1,
      rejected: [
        { index: 1, code: 'invalid-event', path: '/name', message: expect.stringContaining('1 to 100 characters') },
      ],
    },
  });
});

test('an event that is too large is rejected alone; when all are, nothing is stored', async () => {
  const { send } = setUp();
  const large = event(2, { extra: 'x'.repeat(16_384) });
  expect(await send([event(1), large])).toMatchObject({
    isBound: false,
    result: {
      accepted: 1,
      rejected: [{ index: 1, code: 'event-too-large', message: expect.stringContaining('16384') }],
    },
  });
  expect(await send([large, large])).toEqual({ allTooLarge: true });
});

test('the bytes on the wire count, not the characters', async () => {
  const { send } = setUp();
  const ofBytes = (bytes: number) => {
    const empty = event(5, { extra: '' });
    return { ...empty, extra: '€'.repeat(2_000) + 'x'.repeat(bytes - 6_000 - JSON.stringify(empty).length) };
  };
  expect(await send([event(1), ofBytes(16_385)])).toMatchObject({
    result: { rejected: [{ code: 'event-too-large' }] },
  });
  expect(await send([ofBytes(16_384)])).toMatchObject({ result: { accepted: 1, rejected: [] } });
});

test('an event that nests without end is refused before anything follows it down', async () => {
  const { send } = setUp();
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(await send([event(1, { extra: deep })])).toMatchObject({
    result: { rejected: [{ code: 'invalid-event', path: '' }] },
  });
});

test('what is stored tells the time by our clock, and whether that had to be guessed', async () => {
  const { stores, send } = setUp();
  const stored: unknown[] = [];
  const { append } = stores.events;
  stores.events.append = (appId, records) => (stored.push(...records), append(appId, records));
  await send([event(1, { at: 5, ageMs: 1_000 }), event(2, { at: NOW + 86_400_000 })]);
  expect(stored).toMatchObject([
    { event: { at: 5 }, at: NOW - 1_000, receivedAt: NOW },
    { event: { at: NOW + 86_400_000 }, at: NOW, receivedAt: NOW, clamped: true },
  ]);
  expect(stored[0]).not.toHaveProperty('clamped');
});

test('what an event was done with is the browser of its request and the version it says, if that is a short text', async () => {
  const { stores, send } = setUp();
  const said = ['4.2', '', 'x'.repeat(51), 42, 'a\nb', null];
  const sent = await send(
    said.map((appVersion, index) => event(index, { appVersion, seq: index })),
    'Firefox 140',
  );
  expect(sent).toMatchObject({ result: { accepted: 6, rejected: [] } });
  await send([event(9, { appVersion: '4.2', seq: 9 }), event(10, { seq: 10 })]);
  const { events } = await stores.events.events('app', { window: { from: 0, until: NOW + 1 }, limit: 9 });
  const inFirefox = { browser: 'Firefox 140' };
  expect(events.reverse().map(({ client }) => client)).toEqual([
    { ...inFirefox, appVersion: '4.2' },
    ...Array.from({ length: 5 }, () => inFirefox),
    ...[{ appVersion: '4.2' }, undefined],
  ]);
  expect(events.every(({ event: kept }) => !('appVersion' in kept))).toBe(true);
});
