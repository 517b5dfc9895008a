import type { MailLanguage } from '@handrail/protocol';
import type { Transporter } from 'nodemailer';
import { LOOP_HEADER } from './is-automatic.ts';
import type { Mail } from './mail.ts';
import type { ReplyAddresses } from './reply-address.ts';

/** How mails leave. */
export interface MailConfig {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
  smtpUrl: string;
  /** Whom mails come from, such as `Help <help@example.com>`. */
  from: string;
  /** A mailbox whose mails are handed back to us, such as help@example.com; without one, nobody can answer. */
  replyTo: string | undefined;
  /** In which language members are written to of whom none is known. @default en */
  language?: MailLanguage | undefined;
}

/** `later`: the server could not take it now. `never`: it will never, so it is not tried again. */
type Sent = { sent: true } | { failed: 'later' | 'never'; outcome: string };

export interface MailTransport {
  send(mail: Mail, deliveryId: string): Promise<Sent>;
  close(): void;
}

const WAIT_MS = 20_000;

/** Hands mails to an SMTP server. A mail that is tried again has the same id, so that whoever got it twice sees it once. */
export function openSmtp(
  { smtpUrl, from }: Pick<MailConfig, 'smtpUrl' | 'from'>,
  replies: ReplyAddresses | undefined,
): MailTransport {
  let opened: Promise<Transporter> | undefined;
  // Brought by the first mail that leaves.
  const open = async (): Promise<Transporter> => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      ...{ url: smtpUrl, pool: true, maxConnections: 2 },
      ...{ connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS },
      // What is sent is what the outbox holds, and nothing that it names.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
  };
  return {
    async send({ to, subject, text, html, pictures = [], leaveUrl, thread, automatic = true }, deliveryId) {
      const ticketId = thread?.ticketId;
      const answers = ticketId !== undefined && replies !== undefined;
      try {
        opened ??= open();
        const transport = await opened;
        await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text, ...(html !== undefined && { html }) },
          attachments: pictures.map(({ cid, png }, index) => ({
            ...{ cid, content: png, encoding: 'base64', contentType: 'image/png', filename: `chart-${index + 1}.png` },
            contentDisposition: 'inline' as const,
          })),
          messageId: answers ? replies.messageIdOf(ticketId, deliveryId) : `<${deliveryId}@${domainOf(from)}>`,
          ...(answers && { replyTo: replies.addressOf(ticketId), inReplyTo: replies.headOf(ticketId) }),
          ...(answers && { references: replies.headOf(ticketId) }),
          headers: {
            [LOOP_HEADER]: '1',
            'x-auto-response-suppress': 'All',
            ...(automatic && { 'auto-submitted': 'auto-generated' }),
            // RFC 8058: mail programs ask this address by themselves when somebody presses their button.
            ...(leaveUrl !== undefined && {
              'list-unsubscribe': `<${leaveUrl}>`,
              'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
            }),
          },
        });
        return { sent: true };
      } catch (error) {
        return { failed: isFinal(error) ? 'never' : 'later', outcome: outcomeOf(error) };
      }
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

const domainOf = (from: string): string => /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** A server that answers 5xx to the recipient will do so again; one that cannot be reached, or knows us not, may be mended. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = factsOf(error);
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
}

/** In a few words, without addresses or what was in the mail. */
function outcomeOf(error: unknown): string {
  const { code, responseCode } = factsOf(error);
  return [code ?? 'failed', responseCode].filter((part) => part !== undefined).join(' ');
}

function factsOf(error: unknown): { code?: string; responseCode?: number } {
  if (!(error instanceof Error)) return {};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const responseCode =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  return { ...(code !== undefined && { code }), ...(responseCode !== undefined && { responseCode }) };
}
