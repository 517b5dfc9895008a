import { expect, test } from 'vitest';
import { readMailConfig } from './mail-config.ts';
import { StartError } from './start-error.ts';

const SMTP = { HANDRAIL_SMTP_URL: 'smtp://mail.example.com', HANDRAIL_MAIL_FROM: 'Help <help@example.com>' };

test('mails leave where there is a server, and answers come back where there is a mailbox', () => {
  expect(readMailConfig({ HANDRAIL_MAIL_FROM: 'help@example.com' })).toBeUndefined();
  const config = { smtpUrl: SMTP.HANDRAIL_SMTP_URL, from: SMTP.HANDRAIL_MAIL_FROM, language: 'en' };
  expect(readMailConfig(SMTP)).toEqual({ ...config, replyTo: undefined });
  const replyTo = 'helpdesk-1@example.com';
  expect(readMailConfig({ ...SMTP, HANDRAIL_MAIL_REPLY_TO: replyTo })).toEqual({ ...config, replyTo });
  expect(readMailConfig({ ...SMTP, HANDRAIL_MAIL_LANGUAGE: 'de' })).toMatchObject({ language: 'de' });
});

test.each([
  [{ HANDRAIL_SMTP_URL: 'mail.example.com' }],
  [{ HANDRAIL_SMTP_URL: 'https://mail.example.com' }],
  [{ HANDRAIL_MAIL_FROM: '' }],
  [{ HANDRAIL_MAIL_LANGUAGE: 'xx' }],
  [{ HANDRAIL_MAIL_FROM: 'Help' }],
  [{ HANDRAIL_MAIL_REPLY_TO: 'help' }],
  [{ HANDRAIL_MAIL_REPLY_TO: 'a-long-name@example.com' }],
])('what cannot be meant is refused: %j', (change) => {
  expect(() => readMailConfig({ ...SMTP, ...change })).toThrow(StartError);
});
