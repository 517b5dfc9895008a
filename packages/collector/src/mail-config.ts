import type { MailLanguage } from '@handrail/protocol';
import { MAIL_LANGUAGES } from '@handrail/protocol/schema';
import type { Environment } from './config.ts';
import type { MailConfig } from './services/mail/smtp.ts';
import { LONGEST_LOCAL } from './services/mail/reply-address.ts';
import { StartError } from './start-error.ts';

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** How mails leave and where answers come in; undefined without a server. */
export function readMailConfig(env: Environment): MailConfig | undefined {
  const text = (name: string): string | undefined => env[`HANDRAIL_${name}`]?.trim() || undefined;
  const [smtpUrl, from, replyTo] = [text('SMTP_URL'), text('MAIL_FROM'), text('MAIL_REPLY_TO')];
  if (smtpUrl === undefined) return undefined;
  if (!/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? '')) {
    throw new StartError('HANDRAIL_SMTP_URL is not a mail server: write smtp://user:password@mail.example.com:587.');
  }
  if (from === undefined || !ADDRESS.test(/<([^<>]*)>$/.exec(from)?.[1] ?? from)) {
    throw new StartError('HANDRAIL_MAIL_FROM is missing or no address: write one such as "Help <help@example.com>".');
  }
  if (replyTo !== undefined && (!ADDRESS.test(replyTo) || replyTo.lastIndexOf('@') > LONGEST_LOCAL)) {
    throw new StartError(
      `HANDRAIL_MAIL_REPLY_TO is not a mailbox that we can use: write an address with at most ${LONGEST_LOCAL} characters before the @, such as help@example.com.`,
    );
  }
  return { smtpUrl, from, replyTo, language: readLanguage(text('MAIL_LANGUAGE')) };
}

function readLanguage(value = 'en'): MailLanguage {
  const language = MAIL_LANGUAGES.find((one) => one === value);
  if (language !== undefined) return language;
  throw new StartError(`HANDRAIL_MAIL_LANGUAGE is not a language that we write: write ${MAIL_LANGUAGES.join(', ')}.`);
}
