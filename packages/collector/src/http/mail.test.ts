import { expect, test } from 'vitest';
import { problemOf, setUp } from '../../test/collector-app.ts';
import { createReplyAddresses } from '../services/mail/reply-address.ts';
import { createVault } from '../services/vault.ts';
import { idOf, madeEntry, madeTicket } from '../store/records/made-tickets.contract.ts';

const replies = createReplyAddresses('help@example.com', createVault(['a-key-for-tests-that-seals-secrets']));
const RAW = { authorization: 'Bearer a-token-for-automation-of-32-chars', 'content-type': 'message/rfc822' };

const mailTo = (address: string) =>
  [
    ...['From: bob@example.com', `To: ${address}`, 'Message-ID: <1@example.com>', 'Content-Type: text/plain', ''],
    'It works.',
  ].join('\r\n');

async function withTicket() {
  const all = setUp({ mail: { smtpUrl: 'smtp://127.0.0.1:1', from: 'help@example.com', replyTo: 'help@example.com' } });
  const requester = { visitorId: 'bob', verified: true, email: 'bob@example.com' };
  await all.stores.records.tickets.add(madeTicket('a', { requester }), [madeEntry('hello')], []);
  return all;
}

test('a mail that is handed in becomes an entry, and says what became of it', async () => {
  const { ask, stores } = await withTicket();
  const hand = async (raw: string) => (await ask('POST', '/api/mail/inbound', RAW, raw)).json();
  expect(await hand(mailTo(replies.addressOf(idOf('a'))))).toEqual({ result: 'taken' });
  expect(await hand(mailTo('help@example.com'))).toEqual({ result: 'no-ticket' });
  const entries = await stores.records.tickets.entries(idOf('a'));
  expect(entries.filter(({ via }) => via === 'mail')).toMatchObject([{ kind: 'message', by: { kind: 'visitor' } }]);
});

test('only raw mail of whoever has the right is taken, and no more than its bound', async () => {
  const { ask } = await withTicket();
  const { authorization, ...unsigned } = RAW;
  expect((await ask('POST', '/api/mail/inbound', unsigned, 'x')).status).toBe(401);
  const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await problemOf(await ask('POST', '/api/mail/inbound', form, 'x'))).code).toBe('unsupported-media-type');
  const large = 'x'.repeat(10 * 1_048_576 + 1);
  expect((await problemOf(await ask('POST', '/api/mail/inbound', RAW, large))).status).toBe(413);
});

test('what waits to be sent stands in the log by its subject, without its words', async () => {
  const { app, manage } = await withTicket();
  const letter = { to: 'ada@example.com', subject: 'Health of “Orders”', text: 'A secret', key: 'k' };
  await app.services.mail.send(letter);
  await app.services.mail.send(letter);
  const log = await (await manage('GET', '/api/mail/deliveries')).json();
  expect(log).toMatchObject({ deliveries: [{ about: letter.subject, state: 'waiting', attempts: 0 }] });
  expect(JSON.stringify(log)).not.toMatch(/secret|ada@/);
});

test('without a mail server nothing waits', async () => {
  const { app, stores } = setUp();
  await app.services.mail.send({ to: 'ada@example.com', subject: 'x', text: 'y' });
  expect(await stores.records.deliveries.list({ kind: 'mail', limit: 9 })).toEqual([]);
});
