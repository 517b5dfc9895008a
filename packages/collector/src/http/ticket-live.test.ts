import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withTickets } from '../../test/tickets.ts';
import { LIVE_LIMITS } from '../ticket-limits.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

/** Reads a stream of events as it comes. */
function listen(answer: Response) {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    type: answer.headers.get('content-type'),
    /** All that has come when this is in it. */
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted)) {
        const part = await reader?.read();
        if (part === undefined || part.done) return `${text}END`;
        text += decoder.decode(part.value, { stream: true });
      }
      return text;
    },
    stop: () => reader?.cancel(),
  };
}

test('members and visitors hear of changes to what they may see, and of nothing else', async () => {
  const { page, member, send } = await withTickets();
  const [ada, eve] = [page('ada'), page('eve')];
  const { ticketId } = await ada.ask();
  const [lea, olga] = [await member('Lea', ['agent-l1']), await member('Olga', ['agent-l1'], 'other')];
  const ofLea = listen(await lea.ask('GET', '/api/tickets/stream'));
  const ofOlga = listen(await olga.ask('GET', '/api/tickets/stream'));
  const ofAda = listen(await send('/v1/tickets/stream', { ...ada.who, secrets: { [ticketId]: ada.secret } }));
  const ofEve = listen(await send('/v1/tickets/stream', { ...eve.who, secrets: { [ticketId]: eve.secret } }));
  expect(ofLea.type).toBe('text/event-stream');
  await lea.ask('PATCH', `/api/tickets/${ticketId}`, { priority: 'urgent' });
  await lea.ask('POST', `/api/tickets/${ticketId}/presence`, { what: 'typing' });
  const told = `event: ticket\ndata: {"ticketId":"${ticketId}","revision":2}\n\n`;
  expect(await ofAda.until(told)).not.toContain('presence');
  expect(await ofLea.until('event: presence')).toContain(told);
  expect(await ofLea.until('"what":"typing"')).toContain('"name":"Lea"');
  // Something of the other app is all that Olga hears; of another visitor Eve hears nothing, but that time passes.
  const { ticketId: theirs } = await page('bob', 'other').ask();
  expect(await ofOlga.until(theirs)).not.toContain(ticketId);
  vi.advanceTimersByTime(LIVE_LIMITS.beatMs);
  expect(await ofEve.until(':\n\n:\n\n')).not.toContain('event');
});

test('a stream ends in time, when its reader goes, and when the collector stops', async () => {
  const { member, app } = await withTickets();
  const { live } = app.services.tickets;
  const lea = await member('Lea', ['agent-l1']);
  const open = async () => listen(await lea.ask('GET', '/api/tickets/stream'));
  const [gone, old] = [await open(), await open()];
  expect(live.size()).toBe(2);
  await gone.stop();
  expect(live.size()).toBe(1);
  vi.advanceTimersByTime(LIVE_LIMITS.lifeMs);
  expect(await old.until('never')).toMatch(/END$/);
  expect(live.size()).toBe(0);
  const last = await open();
  live.close();
  expect(await last.until('never')).toMatch(/END$/);
  expect((await problemOf(await lea.ask('GET', '/api/tickets/stream'))).code).toBe('too-many-streams');
});

test('nobody has more streams than they need, and whoever does not read is sent away', async () => {
  const { member, app } = await withTickets();
  const { live } = app.services.tickets;
  const lea = await member('Lea', ['agent-l1']);
  const open = async () => lea.ask('GET', '/api/tickets/stream');
  for (let streams = 0; streams < LIVE_LIMITS.ofMember; streams += 1) expect((await open()).status).toBe(200);
  expect((await open()).status).toBe(503);
  expect(live.size()).toBe(LIVE_LIMITS.ofMember);
  const ticket = { ticketId: '0'.repeat(32), appId: 'demo', revision: 1, visitorId: null };
  for (let news = 0; news < 2_000; news += 1) live.tell({ ticket });
  expect(live.size()).toBe(0);
});
