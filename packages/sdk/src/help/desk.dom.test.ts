import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aTicket, createFakeCollector, openHelp, type FakeCollector } from '../../test/help-stage.ts';
import { createStream } from './stream.ts';

let collector: FakeCollector;
let stops: (() => void)[] = [];
beforeEach(() => {
  collector = createFakeCollector();
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop();
  localStorage.clear();
});
function open(settings: Parameters<typeof openHelp>[0]['settings']) {
  const help = openHelp({ collector, appKey: `hk_${crypto.randomUUID()}`, ...(settings && { settings }) });
  stops.push(help.stop);
  return help;
}
const launcher = () => page.getByRole('button', { name: 'Help', exact: false });
const panel = () => page.getByRole('dialog');

test('without a launcher it opens by a link, however often, and by F1 where the app wants it', async () => {
  open({ launcher: 'hidden', key: true });
  expect(launcher().elements()).toEqual([]);
  for (const time of ['first', 'second']) {
    location.hash = '#handrail-help';
    await expect.element(panel()).toBeVisible();
    expect(location.hash, time).toBe('');
    await userEvent.keyboard('{F1}');
    await expect.poll(() => panel().elements()).toEqual([]);
  }
  expect(launcher().elements()).toEqual([]);
});

test('the launcher stands where the app wants it, and says how many answers nobody has read, also of elsewhere', async () => {
  collector.tickets = [aTicket({ unread: 2 })];
  const help = open({ corner: 'top-start' });
  await expect.element(launcher()).toBeVisible();
  expect(page.getByRole('img', { name: 'New answers: 2' }).elements()).toEqual([]);
  const { top, left } = launcher().element().getBoundingClientRect();
  expect([top < 100, left < 100]).toEqual([true, true]);
  // Somebody who has asked in another browser.
  help.visitor.identify({ visitorId: 'ada', token: 'signed' });
  document.dispatchEvent(new Event('visibilitychange'));
  await expect.element(page.getByRole('img', { name: 'New answers: 2' })).toBeVisible();
  // By the signed name alone: this browser holds no secret.
  expect(collector.of(/tickets\/mine$/)[0]).toMatchObject({ secrets: {} });
});

/** A stream whose time is the test's. */
function listening(answer: () => Promise<Response>) {
  const timers: [ms: number, run: () => void][] = [];
  const platform = {
    fetch: answer,
    after(ms: number, run: () => void) {
      timers.push([ms, run]);
      return () => undefined;
    },
  };
  let asked = 0;
  const options = { platform, collector: 'https://c.test/', appKey: 'k', who: () => Promise.resolve({}) };
  const guard = (run: () => unknown) => () => void run();
  const stream = createStream({ ...options, guard } as unknown as Parameters<typeof createStream>[0], () => {
    asked += 1;
    return Promise.resolve();
  });
  stops.push(stream.open());
  return { timers, asked: () => asked };
}

test('an answer is asked for when the stream tells of one; where no stream comes, every 20 s', async () => {
  const told = listening(() => Promise.resolve(new Response(': hello\n\nevent: ticket\ndata: {}\n\n')));
  await expect.poll(told.asked).toBe(2);
  const refused = listening(() => Promise.resolve(new Response('', { status: 503 })));
  for (const turn of [1, 2, 3]) {
    await expect.poll(() => refused.timers.length).toBe(turn);
    expect([refused.asked(), refused.timers.at(-1)?.[0]]).toEqual([turn, 20_000]);
    refused.timers.at(-1)?.[1]();
  }
});
