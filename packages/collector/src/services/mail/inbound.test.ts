import { expect, test } from 'vitest';
import type { SupportSettings } from '@handrail/protocol';
import { withTickets } from '../../../test/support-stage.ts';
import { NO_SETTINGS } from '../support/settings.ts';
import { createPlacing } from '../tickets/placing.ts';
import { createUploads, type Scan } from '../tickets/uploads.ts';
import { createVault } from '../vault.ts';
import { createInboundMail } from './inbound.ts';
import { createReplyAddresses } from './reply-address.ts';

const replies = createReplyAddresses('help@example.com', createVault(['a key for tests']));
let sent = 0;

async function setUp(settings: SupportSettings = NO_SETTINGS, scan?: Scan) {
  const stage = await withTickets(NO_SETTINGS);
  await stage.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
  await stage.support.save(settings, undefined);
  const { records, core, support, clock } = stage;
  const members = { find: () => Promise.resolve(undefined), grantsOf: () => [] };
  const inbound = createInboundMail({
    ...{
      replies,
      records,
      core,
      support,
      clock,
      placing: createPlacing({ tickets: records.tickets, support, members }),
    },
    uploads: createUploads({ records, clock, newId: core.newId, scan }),
  });
  const id = await stage.add('a');
  const mail = (headers: Record<string, string> = {}, text = 'It works now.\n\n> Try again.') => {
    const all = {
      ...{ From: 'Bob <BOB@example.com>', To: replies.addressOf(id), Subject: 'Re: [#1] A' },
      ...{ 'Message-ID': `<m${(sent += 1)}@example.com>`, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return Buffer.from([...lines, '', text].join('\r\n'));
  };
  const last = async () => (await stage.records.tickets.entries(id)).filter(({ kind }) => kind !== 'change').at(-1);
  return { ...stage, id, mail, last, receive: inbound.receive };
}

test('an answer by mail is an entry of its ticket, once, without what it quotes, and opens it again', async () => {
  const { reply, id, mail, last, receive, ticketOf, records } = await setUp();
  await reply(id, 'Try again.', 'solved');
  const one = mail();
  expect([await receive(one), await receive(one)]).toEqual(['taken', 'taken']);
  expect(await last()).toMatchObject({ kind: 'message', via: 'mail', by: { kind: 'visitor', id: 'bob' } });
  expect((await last())?.blocks).toEqual([{ type: 'paragraph', content: [{ text: 'It works now.' }] }]);
  expect(await ticketOf(id)).toMatchObject({ state: 'open', lastBy: 'visitor' });
  expect(
    (await records.tickets.entries(id)).filter(({ via }) => via === 'mail').filter(({ kind }) => kind === 'message'),
  ).toHaveLength(1);
});

test('where the address has lost its token, the mails that it answers lead to the ticket', async () => {
  const { id, mail, receive } = await setUp();
  const plain = { To: 'help@example.com' };
  expect(await receive(mail({ ...plain, 'In-Reply-To': replies.messageIdOf(id, 'd1') }))).toBe('taken');
  expect(await receive(mail({ ...plain, References: `<x@y> ${replies.headOf(id)}` }))).toBe('taken');
  expect(await receive(mail(plain))).toBe('no-ticket');
  expect(await receive(mail({ To: replies.addressOf(id).replace(/\.[0-9a-f]{4}/, '.0000') }))).toBe('no-ticket');
});

test('somebody else who writes to the address is heard by members alone', async () => {
  const { mail, receive, last, ticketOf, id, reply, add, records } = await setUp();
  await reply(id, 'Done', 'solved');
  expect(await receive(mail({ From: 'eve@example.org' }))).toBe('noted');
  expect(await last()).toMatchObject({ kind: 'note', by: { kind: 'system' } });
  expect(JSON.stringify((await last())?.blocks)).toContain('eve@example.org');
  expect((await ticketOf(id))?.state).toBe('solved');
  // An address that was only typed in is nobody's.
  const typed = await add('b', { requester: { visitorId: 'eve', verified: false, email: 'bob@example.com' } });
  expect(await receive(mail({ To: replies.addressOf(typed) }))).toBe('noted');
  expect((await records.tickets.entries(typed)).at(-1)?.kind).toBe('note');
});

test('machines and loops are stopped: nothing is written, and after twenty mails the rest waits', async () => {
  const { mail, receive, last } = await setUp();
  const before = await last();
  expect(await receive(mail({ 'Auto-Submitted': 'auto-replied' }))).toBe('automatic');
  expect(await receive(mail({ 'X-Handrail-Mail': '1' }))).toBe('automatic');
  expect(await receive(mail({}, '> only a quotation'))).toBe('empty');
  expect(await last()).toEqual(before);
  const results: string[] = [];
  for (let turn = 0; turn < 22; turn++) results.push(await receive(mail()));
  expect(results.filter((one) => one === 'taken')).toHaveLength(20);
  expect(results.at(-1)).toBe('too-many');
});
