import { isAutomatic, type Headers } from './is-automatic.ts';
import { trimQuoted } from './trim-quoted.ts';

/** What counts of a mail that came in. */
export interface Message {
  /** Address of whoever says to have written it, in small letters. */
  from: string;
  messageId: string | undefined;
  /** Where a token of ours can stand: recipients, and the mails that it answers. */
  leads: string;
  /** What they wrote anew. */
  text: string;
  /** A machine sent it. */
  automatic: boolean;
  /** Files that came with it, but for the pictures within its words. */
  files: { name: string; content: Uint8Array }[];
  /** Addresses that it was sent to, in small letters. */
  recipients: string[];
  subject: string;
  /** What they call themselves. */
  name: string | undefined;
  /** What the last mail server has found out about the sender: the topmost header of this kind. */
  authentication: string;
}

const LONGEST_TEXT = 20_000;
const RECIPIENTS = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to'];
const LEADS = [...RECIPIENTS, 'in-reply-to', 'references'];
const ADDRESS = /[^@\s<>,;:"]+@[^@\s<>,;:"]+/g;

/** Reads a mail as it came over the wire (RFC 5322). What cannot be read as one has no sender. */
export async function readMessage(raw: Uint8Array): Promise<Message> {
  // Brought by the first mail that comes in: most collectors never see one.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(Buffer.from(raw), {
    // Pictures are not put into texts, and links are not looked for.
    ...{ skipHtmlToText: false, skipTextToHtml: true, skipImageLinks: true, maxHtmlLengthToParse: 1_000_000 },
  });
  const headers: Headers = new Map(parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1)]));
  const from = parsed.from?.value[0]?.address?.toLowerCase() ?? '';
  const lines = parsed.headerLines.filter(({ key }) => LEADS.includes(key)).map(({ line }) => line);
  const recipients = parsed.headerLines.filter(({ key }) => RECIPIENTS.includes(key)).map(({ line }) => line);
  return {
    from,
    messageId: parsed.messageId,
    leads: lines.join(' ').slice(0, 20_000),
    text: trimQuoted(clean(parsed.text ?? '')).slice(0, LONGEST_TEXT),
    automatic: isAutomatic(headers, from),
    files: parsed.attachments
      .filter(({ related }) => !related)
      .map(({ filename, content }) => ({ name: filename ?? 'file', content })),
    recipients: [...recipients.join(' ').toLowerCase().matchAll(ADDRESS)].map(([address]) => address),
    subject: clean(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    name: clean(parsed.from?.value[0]?.name ?? '').slice(0, 120) || undefined,
    authentication: parsed.headerLines.find(({ key }) => key === 'authentication-results')?.line ?? '',
  };
}

/** Without what cannot be seen and what cannot be stored. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\n\r\t]/gu, '');
