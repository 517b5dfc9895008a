import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { BlockList, type AddressInfo } from 'node:net';
import { createHmac } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { problemOf, setUp } from '../../test/collector-app.ts';
import { deliverWebhooks } from '../jobs/deliveries.ts';
import { createOutbound } from '../services/outbound/outbound.ts';

/** A collector that may call this machine, and a receiver on it that answers as it is told. */
async function withReceiver() {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const say = { status: 204 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(say.status, say.status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  // A server that listens on a port has an address with it.
  const { port } = server.address() as AddressInfo;
  const names = { leads: [{ address: '127.0.0.1', family: 4 }] };
  const networks = new BlockList();
  networks.addAddress('127.0.0.1', 'ipv4');
  const all = setUp({ outbound: createOutbound({ networks, ports: [port] }, () => Promise.resolve(names.leads)) });
  await all.app.services.apps.put('demo', { name: 'Demo' });
  const input = { name: 'Wall', url: `http://app.test:${port}/hook`, events: ['ticket.created'] };
  const made = await all.manage('POST', '/api/webhooks', input);
  // Checked by the first test.
  const { webhook, secret } = (await made.json()) as { webhook: { webhookId: string }; secret: string };
  const at = `/api/webhooks/${webhook.webhookId}`;
  const { webhooks } = all.app.services;
  const tell = (key: string, event: 'ticket.created' | 'ticket.solved' = 'ticket.created') =>
    webhooks.tell({ event, appId: 'demo', at: all.clock.time, data: { number: 7 }, key });
  const run = () => deliverWebhooks(all.stores.records.deliveries, webhooks, all.clock, () => 0.5);
  const log = async () => {
    const answer = await all.manage('GET', `${at}/deliveries`);
    // As the schema of the route says.
    return (
      (await answer.json()) as { deliveries: { deliveryId: string; state: string; outcome: string; at: number }[] }
    ).deliveries;
  };
  return { ...all, calls, say, names, input, at, secret, tell, run, log, webhookId: webhook.webhookId };
}

const signatureOf = (secret: string, { headers, body }: { headers: IncomingHttpHeaders; body: string }): string =>
  createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64');

test('whoever wants to know of an event is called once, signed; of another event and app nobody is', async () => {
  const { calls, secret, tell, run, log, app, clock } = await withReceiver();
  await tell('one');
  await tell('one');
  await tell('two', 'ticket.solved');
  await app.services.webhooks.tell({ event: 'ticket.created', appId: 'demo', at: 0, data: {}, key: 'three' });
  expect(await run()).toBe(2);
  expect(await run()).toBe(0);
  const call = calls.find(({ body }) => body.includes('number'));
  expect(call && JSON.parse(call.body)).toEqual({
    ...{ type: 'ticket.created', timestamp: new Date(clock.time).toISOString(), data: { number: 7 } },
  });
  expect(call?.headers['webhook-signature']).toBe(`v1,${call && signatureOf(secret, call)}`);
  expect(call?.headers['webhook-timestamp']).toBe(String(clock.time / 1_000));
  expect((await log()).map(({ state, outcome }) => [state, outcome])).toEqual([
    ['sent', '204'],
    ['sent', '204'],
  ]);
});

test('a receiver that fails, or sends elsewhere, is called again later with the same id', async () => {
  const { calls, say, tell, run, log, clock } = await withReceiver();
  await tell('one');
  say.status = 500;
  await run();
  say.status = 302;
  clock.time = (await log())[0]?.at ?? 0;
  await run();
  say.status = 200;
  clock.time = (await log())[0]?.at ?? 0;
  await run();
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect([calls.length, (await log())[0]?.state]).toEqual([3, 'sent']);
});

test('410 ends a webhook and all that waits for it, until an admin switches it on again', async () => {
  const { calls, say, tell, run, log, manage, at, input } = await withReceiver();
  await tell('one');
  say.status = 500;
  await run();
  await tell('two');
  say.status = 410;
  await run();
  expect((await log()).map(({ state }) => state)).toEqual(['failed', 'failed']);
  await tell('three');
  expect(await run()).toBe(0);
  expect(await (await manage('GET', '/api/webhooks')).json()).toMatchObject({ webhooks: [{ state: 'gone' }] });
  say.status = 200;
  expect((await manage('PUT', at, input)).status).toBe(200);
  await tell('four');
  await run();
  expect(calls).toHaveLength(3);
});

test('a call is made again on demand, by its webhook alone, and ping calls whatever it wants to know', async () => {
  const { calls, tell, run, log, manage, at } = await withReceiver();
  await tell('one');
  await run();
  const id = (await log())[0]?.deliveryId ?? '';
  expect((await manage('POST', `${at}/deliveries/${id}/replay`)).status).toBe(204);
  expect((await manage('POST', `${at}/deliveries/none/replay`)).status).toBe(404);
  expect((await manage('POST', `/api/webhooks/other/deliveries/${id}/replay`)).status).toBe(404);
  expect((await manage('POST', `${at}/ping`)).status).toBe(204);
  await run();
  expect(calls.map(({ body }) => (JSON.parse(body) as { type: string }).type).toSorted()).toEqual([
    ...['ping', 'ticket.created', 'ticket.created'],
  ]);
});

test('after a renewal both secrets sign for a day, then the new one alone', async () => {
  const { calls, secret, tell, run, manage, at, clock } = await withReceiver();
  const renewed = (await (await manage('POST', `${at}/secret`)).json()) as { secret: string };
  await tell('one');
  await run();
  clock.time += 25 * 3_600_000;
  await tell('two');
  await run();
  const [both, alone] = calls.map((call) => [
    call.headers['webhook-signature'],
    `v1,${signatureOf(renewed.secret, call)}`,
    `v1,${signatureOf(secret, call)}`,
  ]);
  expect(both?.[0]).toBe(both?.slice(1).join(' '));
  expect(alone?.[0]).toBe(alone?.[1]);
});

test('a private address is refused when it is saved, and when its name leads there later', async () => {
  const { calls, names, tell, run, log, manage, at, input } = await withReceiver();
  for (const url of ['http://169.254.169.254/latest', 'http://10.0.0.1/', 'file:///etc/passwd']) {
    const answers = [
      await manage('POST', '/api/webhooks', { ...input, url }),
      await manage('PUT', at, { ...input, url }),
    ];
    for (const answer of answers)
      expect(await problemOf(answer)).toMatchObject({ status: 422, code: 'address-refused' });
  }
  names.leads = [{ address: '10.0.0.1', family: 4 }];
  await tell('one');
  await run();
  expect(calls).toEqual([]);
  expect(await log()).toMatchObject([{ state: 'waiting', outcome: expect.stringContaining('not-allowed') }]);
  expect(JSON.stringify(await log())).not.toContain('10.0.0.1');
});

test('secrets are told once, and lie sealed', async () => {
  const { stores, secret, manage, at, webhookId } = await withReceiver();
  expect(await (await manage('GET', '/api/webhooks')).text()).not.toContain(secret);
  expect(JSON.stringify(await stores.records.webhooks.find(webhookId))).not.toContain(secret);
  expect((await manage('DELETE', at)).status).toBe(204);
  expect((await manage('GET', `${at}/deliveries`)).status).toBe(404);
});
