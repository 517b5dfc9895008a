import type { Event } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { createFakePlatform, settle } from '../../test/fake-platform.ts';
import { createEventIds } from '../core/event-id.ts';
import { createGuard } from '../core/guard.ts';
import { createRecorder, type Recorder } from '../core/recorder.ts';
import { createWho } from '../core/who.ts';
import { AGAIN_MS, createArrivingTelemetry, LONGEST_MS, PAINTED_MS } from './arriving.ts';

const FREE = { usage: { autocapture: false } };

/** A page of a tab; what it keeps goes to the list. */
function openPage(platform = createFakePlatform(), { failures = 0 } = {}) {
  const kept: Event[] = [];
  let left = failures;
  const warned: unknown[] = [];
  const log = { warn: (message: string, detail?: unknown) => void warned.push([message, detail]) };
  const guard = createGuard(log, () => {});
  const newId = createEventIds(platform);
  const prefix = 'handrail:test:';
  const who = createWho(platform, prefix, newId);
  const telemetry = createArrivingTelemetry({
    ...{ who, platform, prefix, guard, log, collector: undefined },
    fetchOutgoing: () =>
      (left -= 1) < 0
        ? Promise.resolve({ keep: (event) => void kept.push(event), wake: () => {}, clear: () => {} })
        : Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    onRenamed: () => {},
    recorder: () => recorder,
  });
  const recorder: Recorder = createRecorder({
    appVersion: () => undefined,
    ...{ newId, now: platform.now, visitorId: who.visitor.visitorId, session: who.session, guard },
    path: () => '/orders',
    ...{ keep: telemetry.keep, before: telemetry.before },
  });
  const inOrder = () => kept.toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0)).map(({ name }) => name);
  return { telemetry, recorder, who, kept, warned, inOrder, platform };
}

test('what happens before it has come is kept when it has, with the view of the page in the first place', async () => {
  const page = openPage();
  page.telemetry.open();
  const fetched = page.telemetry.fetch();
  page.recorder.record({ name: 'order.saved' });
  page.telemetry.publish(FREE);
  page.recorder.record({ name: 'order.sent' });
  expect(page.kept).toEqual([]);
  await fetched;
  expect(page.inOrder()).toEqual(['page.viewed', 'order.saved', 'order.sent']);
  page.recorder.record({ name: 'order.closed' });
  expect(page.inOrder()).toEqual(['page.viewed', 'order.saved', 'order.sent', 'order.closed']);
  expect(page.warned).toEqual([]);
});

test('of a page that is left before it has come, the next one in the tab keeps the view and the events, once', async () => {
  const first = openPage();
  first.telemetry.open();
  void first.telemetry.fetch();
  first.recorder.record({ name: 'order.saved' });
  first.telemetry.leave(true);
  first.telemetry.stop();
  const names: string[][] = [];
  for (let time = 0; time < 2; time += 1) {
    const next = openPage({ ...first.platform, local: createFakePlatform().local });
    next.telemetry.publish(FREE);
    next.telemetry.open();
    await next.telemetry.fetch();
    names.push(next.kept.map(({ name }) => name).sort());
  }
  expect(names).toEqual([['order.saved', 'page.viewed', 'page.viewed'], ['page.viewed']]);
  expect(first.kept).toEqual([]);
});

test('whoever leaves a page before it has come is the same one on the next in the tab, and no trace of them stays there', async () => {
  const first = openPage();
  first.telemetry.open();
  first.recorder.record({ name: 'order.saved' });
  expect([first.platform.local, first.platform.session].map(({ length }) => length)).toEqual([0, 0]);
  first.telemetry.leave(true);
  await settle();
  expect(first.platform.local).toHaveLength(0);

  const next = openPage(first.platform);
  next.telemetry.publish(FREE);
  next.telemetry.open();
  await next.telemetry.fetch();
  const ids = next.kept.map(({ visitorId, sessionId }) => `${visitorId} ${sessionId}`);
  expect([new Set(ids).size, ids.length]).toEqual([1, 3]);
  expect(next.inOrder()).toEqual(['page.viewed', 'order.saved', 'page.viewed']);
  expect(next.platform.session).toHaveLength(0);

  const wary = openPage();
  wary.telemetry.open();
  wary.telemetry.leave(true);
  await settle();
  const asking = openPage(wary.platform);
  asking.telemetry.publish({ usage: { consent: 'needed' } });
  await asking.telemetry.fetch();
  asking.telemetry.leave(true);
  await settle();
  expect([wary.platform.local, wary.platform.session].map(({ length }) => length)).toEqual([0, 0]);
});

test('what did not come on a bad line is asked for again, and nothing is lost meanwhile', async () => {
  const page = openPage(createFakePlatform(), { failures: 1 });
  page.telemetry.open();
  page.telemetry.publish(FREE);
  await expect(page.telemetry.fetch()).rejects.toThrow('Failed to fetch');
  page.recorder.record({ name: 'order.saved' });
  expect(page.kept).toEqual([]);
  await page.platform.pass(AGAIN_MS);
  await expect.poll(page.inOrder).toEqual(['page.viewed', 'order.saved']);
  expect(page.warned).toEqual([]);

  const stopped = openPage(createFakePlatform(), { failures: 9 });
  stopped.telemetry.open();
  const fetched = stopped.telemetry.fetch();
  stopped.telemetry.stop();
  await expect(fetched).rejects.toThrow('Failed to fetch');
  expect(stopped.platform.waiting()).toBe(0);
});

test('whoever declines before it has come is not noted, and after it was stopped nothing is', async () => {
  const declined = openPage();
  declined.telemetry.optOut();
  declined.recorder.record({ name: 'order.saved' });
  declined.telemetry.publish(FREE);
  declined.telemetry.open();
  await declined.telemetry.fetch();
  declined.recorder.record({ name: 'order.sent' });
  expect(declined.kept).toEqual([]);

  const stopped = openPage();
  stopped.telemetry.open();
  const fetched = stopped.telemetry.fetch();
  stopped.recorder.record({ name: 'order.saved' });
  stopped.telemetry.stop();
  await fetched;
  stopped.telemetry.publish(FREE);
  expect(stopped.kept).toEqual([]);
});

test('of more than two thousand events before it has come, the later ones are lost', async () => {
  const page = openPage();
  for (let index = 0; index < 2_010; index += 1) page.recorder.record({ name: 'order.saved' });
  page.telemetry.publish(FREE);
  page.telemetry.open();
  await page.telemetry.fetch();
  expect(page.kept).toHaveLength(2_000);
});

test('it is asked for once the first guide has been drawn, or none is due; after a while in any case, and once', async () => {
  const drawn = openPage();
  drawn.telemetry.publish(FREE);
  drawn.telemetry.open();
  drawn.telemetry.soon();
  await drawn.platform.pass(PAINTED_MS - 1);
  expect(drawn.platform.waiting()).toBe(1);
  await drawn.platform.pass(1);
  await drawn.telemetry.fetch();
  drawn.telemetry.soon();
  await drawn.platform.pass(LONGEST_MS);
  expect(drawn.inOrder()).toEqual(['page.viewed']);

  const silent = openPage();
  silent.telemetry.publish(FREE);
  silent.telemetry.open();
  await silent.platform.pass(LONGEST_MS);
  await expect.poll(silent.inOrder).toEqual(['page.viewed']);
  expect([...drawn.warned, ...silent.warned]).toEqual([]);
});

test('stopped before it was asked for, it leaves no timer', () => {
  const page = openPage();
  page.telemetry.open();
  page.telemetry.soon();
  page.telemetry.stop();
  expect(page.platform.waiting()).toBe(0);
});
