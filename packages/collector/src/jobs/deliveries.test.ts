import { expect, onTestFinished, test } from 'vitest';
import { withMailServer } from '../../test/mail-server.ts';
import { withTickets } from '../../test/support-stage.ts';
import { createInboundMail } from '../services/mail/inbound.ts';
import { createMailOutbox } from '../services/mail/mail.ts';
import { createReplyAddresses } from '../services/mail/reply-address.ts';
import { openSmtp } from '../services/mail/smtp.ts';
import { systemChance } from '../services/secrets.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import { createPlacing } from '../services/tickets/placing.ts';
import { createUploads } from '../services/tickets/uploads.ts';
import { createVault } from '../services/vault.ts';
import { deliverMails } from './deliveries.ts';
import { tellNews } from './ticket-news.ts';

const replies = createReplyAddresses('help@example.com', createVault(['a key for tests']));

async function setUp(refuse?: () => number | undefined) {
  const stage = await withTickets(NO_SETTINGS);
  const { records, clock, core, support } = stage;
  const { deliveries, tickets } = records;
  const { smtpUrl, mails } = await withMailServer(refuse);
  const smtp = openSmtp({ smtpUrl, from: 'Help <help@example.com>' }, replies);
  onTestFinished(() => smtp.close());
  const mail = createMailOutbox(deliveries, { isOn: true, clock, chance: systemChance });
  const run = async () => {
    await tellNews({
      tickets,
      apps: records.apps,
      mail,
      webhooks: { tell: () => Promise.resolve() },
      connectors: { tell: () => Promise.resolve() },
      clock,
    });
    return deliverMails(deliveries, smtp, clock, () => 0.5);
  };
  const members = { find: () => Promise.resolve(undefined), grantsOf: () => [] };
  const inbound = createInboundMail({
    ...{ replies, records, core, clock, support, placing: createPlacing({ tickets, support, members }) },
    uploads: createUploads({ records, clock, newId: core.newId }),
  });
  return { ...stage, mail, mails, run, inbound };
}

const headerOf = (raw: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1] ?? '';

test('an agent answers, the requester reads it in their mail program and answers there: it is in the ticket', async () => {
  const { add, reply, run, mails, mail, records, inbound } = await setUp();
  const id = await add('a');
  await reply(id, 'Which version is it?', 'pending');
  expect([await run(), await run()]).toEqual([1, 0]);
  const [raw = ''] = mails;
  expect(raw).toContain('Which version is it?');
  expect(await mail.log()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  const answer = [
    ...['From: Bob <bob@example.com>', `To: ${headerOf(raw, 'Reply-To')}`, 'Message-ID: <a1@example.com>'],
    ...[`In-Reply-To: ${headerOf(raw, 'Message-ID')}`, `References: ${headerOf(raw, 'References')}`],
    ...['Content-Type: text/plain; charset=utf-8', '', '4.2', '', 'On Mon, 1 Jun 2026, Help <help@example.com> wrote:'],
    ...raw
      .slice(raw.indexOf('\r\n\r\n') + 4)
      .split('\r\n')
      .map((line) => `> ${line}`),
  ];
  expect(await inbound.receive(Buffer.from(answer.join('\r\n')))).toBe('taken');
  const last = (await records.tickets.entries(id)).findLast(({ kind }) => kind === 'message');
  expect(last).toMatchObject({ by: { kind: 'visitor' }, blocks: [{ content: [{ text: '4.2' }] }] });
  // What they wrote themselves does not come back to them.
  expect([await run(), mails.length]).toEqual([0, 1]);
});

test('a mail that the server cannot take now is sent later, and only once', async () => {
  let code: number | undefined = 451;
  const { clock, mail, mails, run } = await setUp(() => code);
  await mail.send({ to: 'ada@example.com', subject: 'Health', text: 'Four steps are missed.' });
  await run();
  expect(await mail.log()).toMatchObject([{ state: 'waiting', outcome: 'EENVELOPE 451' }]);
  code = undefined;
  expect(await run()).toBe(0);
  clock.time = (await mail.log())[0]?.at ?? 0;
  expect([await run(), await run(), mails.length]).toEqual([1, 0, 1]);
});
