/** Headers of a mail by their names in small letters. */
export type Headers = ReadonlyMap<string, string>;

/**
 * Whether a machine sent a mail: an answer to it would be answered, and so on (RFC 3834, and what programs really send). Out of
 * office, bounces, lists, newsletters, and what we sent ourselves.
 */
export function isAutomatic(headers: Headers, from: string): boolean {
  const header = (name: string): string => headers.get(name)?.trim().toLowerCase() ?? '';
  return (
    headers.has(LOOP_HEADER) ||
    !['', 'no'].includes(header('auto-submitted').split(/[;\s(]/)[0] ?? '') ||
    ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply'].includes(header('precedence')) ||
    AUTOMATIC.some((name) => headers.has(name)) ||
    (headers.has('return-path') && ['<>', ''].includes(header('return-path'))) ||
    /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)\b/i.test(from) ||
    header('content-type').startsWith('multipart/report')
  );
}

/** Stands in every mail of ours. */
export const LOOP_HEADER = 'x-handrail-mail';

const AUTOMATIC = [
  ...['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'x-ms-exchange-generated-message-source'],
  ...['list-id', 'list-unsubscribe', 'feedback-id', 'x-failed-recipients'],
];
