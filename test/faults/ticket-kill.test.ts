import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { makeApp, manage, newDataFolder, startCollector } from './collector-process.ts';

const POINTS = 10;
/** The collector is killed when so many of eight were answered: before, amid and after what they write. */
const ANSWERED_AT_KILL = [0, 1, 4];

const draft = (appKey: string) => ({
  ...{ appKey, visitorId: randomUUID(), ticketKey: randomUUID(), secret: randomBytes(32).toString('base64url') },
  ...{ title: 'It does not work', text: 'x'.repeat(4_000), sentAt: 1 },
});

/** Sends a request up to some byte of it, and then is gone. */
function sendUpTo(port: number, body: string, share: number): Promise<void> {
  const head = `POST /v1/tickets HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const all = Buffer.from(head + body);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(all.subarray(0, Math.ceil(all.length * share)), () => socket.destroy());
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

const send = (url: string, body: string) =>
  fetch(`${url}/v1/tickets`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

async function titles(url: string): Promise<string[]> {
  const { body } = await manage(url, 'GET', '/api/tickets?queue=all');
  // The form is the schema of the route.
  return (body as { tickets: { requester: { visitorId: string } }[] }).tickets.map((one) => one.requester.visitorId);
}

test('a submission that is cut at any point, and sent again, is one ticket', async () => {
  const collector = await startCollector(newDataFolder());
  const appKey = await makeApp(collector.url);
  const drafts = Array.from({ length: POINTS }, () => draft(appKey));
  for (const [at, one] of drafts.entries()) {
    const body = JSON.stringify(one);
    await sendUpTo(collector.port, body, (at + 1) / POINTS);
    const answers = await Promise.all([send(collector.url, body), send(collector.url, body)]);
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { ticketId: string }).ticketId),
    );
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(new Set(ids).size).toBe(1);
  }
  expect((await titles(collector.url)).toSorted()).toEqual(drafts.map(({ visitorId }) => visitorId).toSorted());
});

test('a collector that is killed amid submissions has each of them once, when they were sent again', async () => {
  const folder = newDataFolder();
  let collector = await startCollector(folder);
  const appKey = await makeApp(collector.url);
  const drafts: ReturnType<typeof draft>[] = [];
  const acknowledged = new Set<string>();
  for (const wanted of ANSWERED_AT_KILL) {
    const reached = Promise.withResolvers<number>();
    let answered = 0;
    const some = Array.from({ length: 8 }, () => draft(appKey));
    drafts.push(...some);
    const sent = some.map(async (one) => {
      const answer = await send(collector.url, JSON.stringify(one)).catch(() => undefined);
      if (answer?.ok === true) acknowledged.add(one.visitorId);
      answered += 1;
      if (answered >= wanted) reached.resolve(answered);
    });
    if (wanted > 0) await reached.promise;
    await collector.end('SIGKILL');
    await Promise.all(sent);
    collector = await startCollector(folder);
    const kept = await titles(collector.url);
    for (const visitorId of acknowledged) expect(kept).toContain(visitorId);
    for (const one of some) expect((await send(collector.url, JSON.stringify(one))).ok).toBe(true);
  }
  expect((await titles(collector.url)).toSorted()).toEqual(drafts.map(({ visitorId }) => visitorId).toSorted());
});
