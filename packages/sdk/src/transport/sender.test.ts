import { gunzipSync } from 'node:zlib';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Batch, Event } from '@handrail/protocol';
import { createMemoryStore, event } from '../../test/events.ts';
import { createFakePlatform } from '../../test/fake-platform.ts';
import { createGuard } from '../core/guard.ts';
import { createAsk } from './ask.ts';
import { createOutbox } from './outbox.ts';
import { createSender, SOON_MS } from './sender.ts';

const URL = 'https://collector.example/v1/events';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** The collector, as far as a page sees it. Answers with what `decide` says, and counts an event once. */
function startCollector(decide: (events: Event[], call: number) => HttpResponse<string> | undefined = () => undefined) {
  const stored = new Map<string, Event>();
  const calls: { events: Event[]; isPacked: boolean; type: string | null }[] = [];
  server.use(
    http.post(URL, async ({ request }) => {
      const bytes = Buffer.from(await request.arrayBuffer());
      const isPacked = bytes[0] === 0x1f;
      const { events } = JSON.parse(String(isPacked ? gunzipSync(bytes) : bytes)) as Batch & { events: Event[] };
      calls.push({ events, isPacked, type: request.headers.get('content-type') });
      const other = decide(events, calls.length);
      if (other) return other;
      for (const one of events) stored.set(one.eventId, one);
      return HttpResponse.json({ accepted: events.length, duplicates: 0, rejected: [] }, { status: 202 });
    }),
  );
  return { stored, calls };
}

function openPage(platform = createFakePlatform(), store = createMemoryStore(), owner = 'me') {
  const warn = vi.fn();
  const onDropped = vi.fn();
  const guard = createGuard({ warn }, () => undefined);
  const ended = new AbortController();
  const withFetch = { ...platform, fetch: platform.fetch ?? fetch };
  const outbox = createOutbox({ store, platform, prefix: 'h:', onDropped });
  const sender = createSender({
    ...{
      url: URL,
      sign: () => ({ appKey: 'hk_test1234', identity: undefined }),
      prefix: 'h:',
      owner,
      outbox,
      guard,
      platform: withFetch,
      log: { warn },
    },
    ...{ ask: createAsk(withFetch, ended.signal), ended: ended.signal, onDropped, onDelivered: () => undefined },
  });
  const track = (count: number): Event[] => {
    const events = Array.from({ length: count }, () => event());
    for (const one of events) {
      outbox.add(one);
      sender.wake();
    }
    return events;
  };
  return { platform, store, sender, outbox, onDropped, warn, track };
}

/** Lets time pass until the network has been quiet; requests take real turns of the event loop. */
async function run(page: ReturnType<typeof openPage>, isDone: () => boolean, stepMs = 60_000): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.platform.pass(stepMs);
      expect(isDone()).toBe(true);
    },
    { timeout: 30_000 },
  );
}

test('events travel as plain text, together, and are forgotten once the collector has said so', async () => {
  const collector = startCollector();
  const page = openPage();
  page.track(3);
  await run(page, () => page.store.events.size === 0, SOON_MS);
  expect(collector.calls).toMatchObject([{ type: 'text/plain', isPacked: false }]);
  expect(collector.stored.size).toBe(3);
  expect(page.platform.waiting()).toBe(0);
});

test('a reply that is lost, or not ours, leads to the same ids once more', async () => {
  const collector = startCollector((_events, call) => {
    if (call === 1) return HttpResponse.error();
    if (call === 2) return HttpResponse.html('<p>Sign in to the Wi-Fi</p>');
    return call === 3 ? new HttpResponse(null, { status: 503 }) : undefined;
  });
  const page = openPage();
  const events = page.track(2);
  await run(page, () => collector.stored.size === 2);
  expect(collector.calls).toHaveLength(4);
  for (const call of collector.calls) expect(call.events).toMatchObject(events);
});

test('Retry-After is kept', async () => {
  const collector = startCollector((_events, call) =>
    call === 1 ? new HttpResponse(null, { status: 429, headers: { 'retry-after': '120' } }) : undefined,
  );
  const page = openPage();
  page.track(1);
  await run(page, () => collector.calls.length === 1, SOON_MS);
  await vi.waitFor(() => expect(page.platform.local.getItem('h:hold')).not.toBeNull());
  await page.platform.pass(110_000);
  expect(collector.calls).toHaveLength(1);
  await run(page, () => collector.stored.size === 1, 11_000);
});

test.each([400, 422, 413])(
  'one poison event among a hundred (%i): 99 arrive, 1 is counted, in 20 requests',
  async (status) => {
    const page = openPage();
    let poison = '';
    const collector = startCollector((events) =>
      events.some(({ eventId }) => eventId === poison) ? new HttpResponse(null, { status }) : undefined,
    );
    poison = page.track(100)[61]?.eventId ?? '';
    await run(page, () => page.store.events.size === 0);
    expect(collector.stored.size).toBe(99);
    expect(page.onDropped.mock.calls).toEqual([[1]]);
    expect(collector.calls.length).toBeLessThanOrEqual(20);
  },
);

test('an unknown key ends the attempts of this page; the events stay', async () => {
  const collector = startCollector(() => new HttpResponse(null, { status: 403 }));
  const page = openPage();
  page.track(2);
  await run(page, () => page.warn.mock.calls.length > 0, SOON_MS);
  page.track(1);
  await page.platform.pass(3_600_000);
  expect(collector.calls).toHaveLength(1);
  expect(page.store.events.size).toBe(3);
});

test('a request that never ends is given up after 10 s, and there is never a second one beside it', async () => {
  let asked = 0;
  const platform = { ...createFakePlatform(), fetch: () => new Promise<never>(() => void (asked += 1)) };
  const page = openPage(platform);
  page.track(1);
  await platform.pass(SOON_MS);
  page.track(1);
  await platform.pass(9_000);
  expect(asked).toBe(1);
  await platform.pass(2_000);
  expect(page.store.events.size).toBe(2);
  await platform.pass(300_000);
  expect(asked).toBeGreaterThan(1);
});

test('when the page is left, what waits goes at once; without an answer, by beacon', async () => {
  const collector = startCollector();
  const page = openPage();
  page.track(2);
  page.sender.leave();
  await vi.waitFor(() => expect(collector.stored.size).toBe(2));

  const beacon = vi.fn<(url: string, body: string) => boolean>(() => true);
  const broken = openPage({ ...createFakePlatform(), beacon, fetch: () => Promise.reject(new Error('no')) });
  broken.track(1);
  broken.sender.leave();
  await vi.waitFor(() => expect(beacon).toHaveBeenCalledTimes(1));
  expect(JSON.parse(beacon.mock.calls[0]?.[1] ?? '').events).toHaveLength(1);
  expect(broken.outbox.leave()).toHaveLength(1);
});

test('two tabs without Web Locks: one sends, and the pause after a failure holds for both', async () => {
  const collector = startCollector(() => new HttpResponse(null, { status: 503, headers: { 'retry-after': '60' } }));
  const platform = createFakePlatform();
  const store = createMemoryStore();
  const tabs = [openPage(platform, store, 'one'), openPage(platform, store, 'two')] as const;
  for (const tab of tabs) tab.track(1);
  await run(tabs[0], () => collector.calls.length === 1, SOON_MS);
  await vi.waitFor(() => expect(platform.local.getItem('h:hold')).not.toBeNull());
  await platform.pass(30_000);
  expect(collector.calls).toHaveLength(1);
});

test('a long batch is packed; where packed bodies are refused on the way, it goes as it is', async () => {
  const collector = startCollector((_events, call) =>
    call === 2 ? new HttpResponse('no', { status: 403 }) : undefined,
  );
  const page = openPage();
  for (const count of [60, 60]) {
    page.track(count);
    await run(page, () => page.store.events.size === 0, SOON_MS);
  }
  expect(collector.calls.map(({ isPacked }) => isPacked)).toEqual([true, true, false]);
  expect(collector.stored.size).toBe(120);
  expect(page.warn).not.toHaveBeenCalled();
});

test('what was set by a clock that has been set back since holds up nobody', async () => {
  const collector = startCollector((_events, call) =>
    call === 1 ? new HttpResponse(null, { status: 503 }) : undefined,
  );
  const page = openPage();
  page.track(1);
  await run(page, () => collector.calls.length === 1, SOON_MS);
  page.platform.jump(-86_400_000);
  page.track(1);
  await run(page, () => collector.stored.size === 2, SOON_MS);
});

test('events that the collector refuses are counted once, and so is what tells of them', async () => {
  const refuse = (events: Event[]): HttpResponse<string> =>
    new HttpResponse(JSON.stringify({ accepted: 0, duplicates: 0, rejected: events.map((_, index) => ({ index })) }), {
      status: 202,
    });
  const collector = startCollector(refuse);
  const page = openPage();
  page.track(2);
  page.outbox.add(event('event.dropped'));
  await run(page, () => page.store.events.size === 0, SOON_MS);
  expect(page.onDropped.mock.calls).toEqual([[2]]);
  expect(collector.calls).toHaveLength(1);
});
