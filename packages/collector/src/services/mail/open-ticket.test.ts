import type { Mailbox } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { withTickets } from '../../../test/support-stage.ts';
import { NO_SETTINGS } from '../support/settings.ts';
import { mailOf } from '../support/news.ts';
import { createPlacing } from '../tickets/placing.ts';
import { createUploads, type Scan } from '../tickets/uploads.ts';
import { createInboundMail } from './inbound.ts';

const BOX: Mailbox = { address: 'help@example.com', appId: 'demo', senders: 'anyone', authserv: 'mx.example.com' };
const PASS = 'mx.example.com; spf=pass; dmarc=pass (p=reject) header.from=example.org';
let sent = 0;

async function setUp(box: Mailbox | undefined = BOX, scan?: Scan) {
  const stage = await withTickets(NO_SETTINGS);
  const { records, core, support, clock } = stage;
  await records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
  if (box !== undefined)
    expect(await support.save({ ...NO_SETTINGS, mailboxes: [box] }, undefined)).toHaveProperty('saved');
  const members = { find: () => Promise.resolve(undefined), grantsOf: () => [] };
  const { receive } = createInboundMail({
    ...{ replies: undefined, records, core, support, clock },
    placing: createPlacing({ tickets: records.tickets, support, members }),
    uploads: createUploads({ records, clock, newId: core.newId, scan }),
  });
  const mail = (headers: Record<string, string> = {}, body = 'It does not print.') => {
    const all = {
      ...{ 'Authentication-Results': PASS, From: 'Zoë <zoe@example.org>', To: 'Help <HELP@example.com>' },
      ...{
        Subject: 'Printer',
        'Message-ID': `<z${(sent += 1)}@example.org>`,
        'Content-Type': 'text/plain',
        ...headers,
      },
    };
    return Buffer.from([...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'));
  };
  const all = async () => (await records.tickets.list({ appIds: ['demo'] }, 'oldest', 20)).tickets;
  return { ...stage, receive, mail, all };
}

test('a mail whose sender is proven opens one ticket, which is answered to that address and opens to no page', async () => {
  const { receive, mail, all, records } = await setUp();
  const one = mail();
  expect([await receive(one), await receive(one)]).toEqual(['opened', 'opened']);
  const [ticket, ...others] = await all();
  if (ticket === undefined) throw new Error('it was opened');
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({
    title: 'Printer',
    state: 'new',
    requester: { verified: false, email: 'zoe@example.org' },
  });
  expect((await records.tickets.find(ticket.ticketId))?.secretHash).toBe('');
  const entries = await records.tickets.entries(ticket.ticketId);
  expect(entries.at(1)).toMatchObject({ kind: 'message', via: 'mail', by: { kind: 'visitor', name: 'Zoë' } });
  const reply = { ...entries[1], entryId: 'r', kind: 'message', by: { kind: 'member', name: 'Ann' } } as const;
  expect(mailOf(ticket, { ...reply, blocks: [], attachments: [], at: 1, via: 'dashboard' }, 'en')?.to).toBe(
    'zoe@example.org',
  );
});

test('somebody whom a token has named in the app is that visitor; a mailbox may be for them alone', async () => {
  const { receive, mail, all, add } = await setUp({ ...BOX, senders: 'known' });
  expect(await receive(mail())).toBe('unknown-sender');
  await add('a', { requester: { visitorId: 'zoe', verified: true, name: 'Zoë', email: 'Zoe@example.org' } });
  await add('b', { requester: { visitorId: 'eve', verified: false, email: 'kim@example.org' } });
  expect(await receive(mail({ From: 'kim@example.org' }))).toBe('unknown-sender');
  expect(await receive(mail())).toBe('opened');
  expect((await all()).at(-1)?.requester).toMatchObject({ visitorId: 'zoe', verified: true });
});

test.each([
  ['none', { 'Authentication-Results': 'mx.example.com; none' }],
  ['that of another server', { 'Authentication-Results': 'mx.evil.example; dmarc=pass header.from=example.org' }],
  ['for another domain', { 'Authentication-Results': 'mx.example.com; dmarc=pass header.from=evil.example' }],
  ['a failure', { 'Authentication-Results': 'mx.example.com; dmarc=fail header.from=example.org' }],
  ['in a remark', { 'Authentication-Results': 'mx.example.com; none (; dmarc=pass header.from=example.org)' }],
  [
    'below what the own server said',
    {
      'Authentication-Results': `mx.example.com; dmarc=fail header.from=example.org\r\nAuthentication-Results: ${PASS}`,
    },
  ],
])('a proof that is no proof opens nothing: %s', async (_, headers) => {
  const { receive, mail, all } = await setUp();
  expect(await receive(mail(headers))).toBe('unproven');
  expect(await all()).toEqual([]);
});

test('nothing is opened by default, by machines, from the mailbox itself, or by floods', async () => {
  const without = await setUp({ ...BOX, address: 'other@example.com' });
  expect(await without.receive(without.mail())).toBe('no-ticket');
  const { receive, mail, all } = await setUp();
  expect(await receive(mail({ 'Auto-Submitted': 'auto-replied' }))).toBe('automatic');
  expect(await receive(mail({ From: 'help@example.com' }))).toBe('automatic');
  const results = [];
  for (let turn = 0; turn < 7; turn += 1) results.push(await receive(mail()));
  expect(results).toEqual([...Array<string>(5).fill('opened'), 'too-many', 'too-many']);
  expect(await all()).toHaveLength(5);
});

test('files of a mail go through the gates of uploads, and what is refused is said', async () => {
  const scan: Scan = (content) => Promise.resolve(Buffer.from(content).includes('EICAR') ? 'infected' : 'clean');
  const { receive, mail, all, records } = await setUp(BOX, scan);
  const file = (name: string, text: string) =>
    `--x\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${text}\r\n`;
  const body = `--x\r\nContent-Type: text/plain\r\n\r\nLook.\r\n${file('../a.png', '<svg onload=alert(1)>')}${file('b.txt', 'EICAR')}--x--`;
  expect(await receive(mail({ 'Content-Type': 'multipart/mixed; boundary=x' }, body))).toBe('opened');
  const [ticket] = await all();
  const said = (await records.tickets.entries(ticket?.ticketId ?? '')).find(({ kind }) => kind === 'message');
  // Its content says what it is, not its name or type.
  expect(said?.attachments).toMatchObject([{ name: '_a.png' }]);
  expect(said?.attachments[0]?.type).not.toBe('image/png');
  expect(JSON.stringify(said?.blocks)).toContain('1 file of this mail was not taken');
});
