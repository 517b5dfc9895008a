import { expect, onTestFinished, test } from 'vitest';
import { withMailServer } from '../../../test/mail-server.ts';
import { createVault } from '../vault.ts';
import { createReplyAddresses } from './reply-address.ts';
import { readMessage } from './read-message.ts';
import { openSmtp } from './smtp.ts';

const TICKET = '0123456789abcdef0123456789abcdef';
const vault = createVault(['a key for tests']);
const replies = createReplyAddresses('help@example.com', vault);

function open(smtpUrl: string) {
  const smtp = openSmtp({ smtpUrl, from: 'Help <help@example.com>' }, replies);
  onTestFinished(() => smtp.close());
  return smtp;
}

const mail = { to: 'bob@example.org', subject: '[#7] Grüße\r\nBcc: eve@evil.example', text: 'It is fixed.\n👋' };

test('a mail of a ticket arrives with an address that leads back to it, and an id that a second try repeats', async () => {
  const { smtpUrl, mails } = await withMailServer();
  const smtp = open(smtpUrl);
  const thread = { ticketId: TICKET, number: 7 };
  expect(await smtp.send({ ...mail, thread, automatic: false }, 'd1')).toEqual({ sent: true });
  await smtp.send({ ...mail, thread }, 'd1');
  const [first = '', second = ''] = mails;
  const id = /^Message-ID: (.*)$/im.exec(first)?.[1];
  expect(id && replies.ticketOf(id)).toBe(TICKET);
  expect(/^Message-ID: (.*)$/im.exec(second)?.[1]).toBe(id);
  const address = /^Reply-To: (.*)$/im.exec(first)?.[1] ?? '';
  expect(replies.ticketOf(address)).toBe(TICKET);
  expect(address.length).toBeLessThanOrEqual(64 + '@example.com'.length);
  expect(first).not.toMatch(/^Bcc:/im);
  expect([first, second].map((one) => /^Auto-Submitted:/im.test(one))).toEqual([false, true]);
  // What comes back to us is known as ours.
  expect(await readMessage(Buffer.from(first))).toMatchObject({ automatic: true, text: expect.stringContaining('👋') });
});

test('a recipient that is refused for good is not tried again, one that is refused for now is', async () => {
  const { smtpUrl, mails } = await withMailServer((address) =>
    address.startsWith('gone') ? 550 : address.startsWith('busy') ? 451 : undefined,
  );
  const smtp = open(smtpUrl);
  expect(await smtp.send({ ...mail, to: 'gone@example.org' }, 'a')).toEqual({
    failed: 'never',
    outcome: 'EENVELOPE 550',
  });
  expect(await smtp.send({ ...mail, to: 'busy@example.org' }, 'b')).toEqual({
    failed: 'later',
    outcome: 'EENVELOPE 451',
  });
  expect(mails).toEqual([]);
});

test('a server that cannot be reached is tried again', async () => {
  expect(await open('smtp://127.0.0.1:1').send(mail, 'a')).toMatchObject({ failed: 'later' });
});

test('a token of another installation, or for another ticket, leads nowhere', () => {
  const address = replies.addressOf(TICKET);
  const other = createReplyAddresses('help@example.com', createVault(['another key']));
  expect(other.ticketOf(address)).toBeUndefined();
  expect(replies.ticketOf(address.replace('0123', '1123'))).toBeUndefined();
  expect(replies.ticketOf(`x@y, <${address.toUpperCase()}>`)).toBe(TICKET);
});
