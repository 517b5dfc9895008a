import { BlockList } from 'node:net';
import type { Connector } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';
import { contractOf, serviceDesk } from '../../test/service-desk.ts';
import { withTickets } from '../../test/tickets.ts';
import { createOutbound } from '../services/outbound/outbound.ts';
import { MAPPINGS } from '../services/connectors/kinds/index.ts';
import { reseal } from '../services/reseal.ts';
import { createVault } from '../services/vault.ts';

const contract = contractOf('zendesk');
const { priorities, statesOut, statesIn } = MAPPINGS.zendesk;
const BARE = {
  ...{ kind: 'zendesk', name: 'Their desk', url: contract.url, fields: {}, levels: [], notes: false, polls: true },
  ...{ priorities, statesOut, statesIn, state: 'on' },
};
const INPUT = { ...BARE, credentials: contract.credentials };

async function withConnector() {
  const desk = serviceDesk(contract);
  const all = await withTickets({ outbound: desk.outbound });
  const made = await all.manage('POST', '/api/connectors', INPUT);
  // As the schema of the route says.
  const { connector, secret } = (await made.json()) as { connector: Connector; secret: string };
  return { ...all, desk, connector, secret, at: `/api/connectors/${connector.connectorId}` };
}

test('credentials are sealed and never told, and go to no other host than the one they were given for', async () => {
  const { manage, at, stores, desk, app } = await withConnector();
  expect(JSON.stringify(await stores.records.connectors.list())).not.toContain('t0ken');
  for (const path of ['/api/connectors', '/api/audit'])
    expect(await (await manage('GET', path)).text()).not.toContain('t0ken');
  expect((await manage('PUT', at, { ...BARE, name: 'Another name' })).status).toBe(200);
  expect(await (await manage('POST', `${at}/test`)).json()).toEqual({ ok: true, says: 'Handrail' });
  const moved = await manage('PUT', at, { ...BARE, url: 'https://evil.example' });
  expect((await problemOf(moved)).errors).toEqual([
    { path: '/credentials/email', message: 'is missing' },
    { path: '/credentials/token', message: 'is missing' },
  ]);
  expect(desk.asked.every(({ url }) => url.startsWith(contract.url))).toBe(true);
  const { members } = app.services;
  const vault = createVault(['another key', 'a-key-for-tests-that-seals-secrets']);
  expect(await reseal({ records: stores.records, members, vault })).toEqual({ renewed: 1, lost: 0 });
});

test('an address in a private network is refused, and so is a form in which something is missing', async () => {
  const outbound = createOutbound({ networks: new BlockList(), ports: [] }, () =>
    Promise.resolve([{ address: '10.0.0.5', family: 4 }]),
  );
  const { manage } = setUp({ outbound });
  expect((await problemOf(await manage('POST', '/api/connectors', INPUT))).code).toBe('address-refused');
  const jira = { ...INPUT, kind: 'jira' };
  expect((await problemOf(await manage('POST', '/api/connectors', jira))).errors).toHaveLength(2);
  const lines = { ...INPUT, credentials: { email: 'a', token: 'b\r\nx-evil: 1' } };
  expect((await problemOf(await manage('POST', '/api/connectors', lines))).code).toBe('invalid-connector');
});

test('a call of theirs is heard with its secret alone, and not more often than is good', async () => {
  const { ask, manage, at, secret } = await withConnector();
  const call = async (given: string) =>
    (await ask('POST', `${at}/hook`, { ...JSON_TYPE, 'handrail-secret': given }, '{"id":35436}')).status;
  expect([await call(secret), await call('guessed'), await call('')]).toEqual([204, 404, 404]);
  const renewed = await manage('POST', `${at}/secret`);
  // The same form as of the one that was made.
  const { secret: next } = (await renewed.json()) as { secret: string };
  expect([await call(secret), await call(next)]).toEqual([404, 204]);
  const many = await Promise.all(Array.from({ length: 130 }, () => call(next)));
  expect(many.filter((status) => status === 429).length).toBeGreaterThan(5);
});

test('an agent hands a ticket over where they may, and sees where it is', async () => {
  const { page, member, connector } = await withConnector();
  const { ticketId } = await page('ada').ask();
  const [agent, other] = [await member('Ann', ['agent-l1']), await member('Eve', ['agent-l1'], 'other')];
  const at = `/api/tickets/${ticketId}/connectors`;
  const others = [{ connectorId: connector.connectorId, name: 'Their desk' }];
  expect(await (await agent.ask('GET', at)).json()).toEqual({ links: [], others });
  expect((await other.ask('GET', at)).status).toBe(404);
  expect((await other.ask('POST', `${at}/${connector.connectorId}`)).status).toBe(404);
  const done = await agent.ask('POST', `${at}/${connector.connectorId}`);
  expect([done.status, await done.json()]).toMatchObject([202, { links: [{ name: 'Their desk', remoteId: null }] }]);
  expect((await agent.ask('POST', `${at}/${connector.connectorId}`)).status).toBe(409);
  expect((await agent.ask('POST', `${at}/none`)).status).toBe(404);
});

test('a connector that is removed takes what waits for it along', async () => {
  const { manage, at, page, member, connector, stores } = await withConnector();
  const { ticketId } = await page('ada').ask();
  const agent = await member('Ann', ['agent-l1']);
  await agent.ask('POST', `/api/tickets/${ticketId}/connectors/${connector.connectorId}`);
  expect((await manage('DELETE', at)).status).toBe(204);
  const [left] = await stores.records.deliveries.list({ kind: 'connector', limit: 5 });
  expect(left).toMatchObject({ state: 'failed', outcome: 'it was removed' });
  expect((await manage('GET', `${at}/deliveries`)).status).toBe(404);
});
