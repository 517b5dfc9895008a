import { isRecord } from '../core/saved.ts';
import type { Answer } from '../transport/answer.ts';
import { retryAfterMs } from '../transport/backoff.ts';
import type { HelpContext } from './context.ts';
import type { Letter } from './letter.ts';
import type { Shelf } from './shelf.ts';
import { createUploads } from './uploads.ts';
import { visitorIdOf } from './who.ts';

/** What became of a letter. */
export type Sending =
  | { how: 'sent'; ticketId: string; number?: number }
  | {
      how: 'waits';
      why: 'offline' | 'busy' | 'sign-in';
      /** As long as the collector asks. */
      ms?: number | undefined;
    }
  | { how: 'refused'; code: string };

/** Sends one letter with its files: the whole of it again each time, which its keys make harmless. */
export function createCarry(context: HelpContext, shelf: Shelf, ended: AbortSignal) {
  const { ask, platform } = context;
  const uploads = createUploads(context, ended);

  return async (letter: Letter): Promise<Sending> => {
    const visitorId = letter.owner || (await visitorIdOf(context, shelf));
    const uploadIds: string[] = [];
    const ofFields: Record<string, string[]> = {};
    for (const file of letter.files) {
      const sent = await uploads.send(file, visitorId);
      if (!('uploadId' in sent)) return outcomeOf(sent.answer, platform.now());
      if (file.fieldId) ofFields[file.fieldId] = [...(ofFields[file.fieldId] ?? []), sent.uploadId];
      uploadIds.push(sent.uploadId);
    }
    const { key, secret, ticketId, ticket, text, at } = letter;
    const body = ticketId
      ? { entryKey: key, text }
      : { ...ticket, fields: { ...ticket?.fields, ...ofFields }, ticketKey: key, text, sentAt: at };
    const path = ticketId ? `v1/tickets/${ticketId}/replies` : 'v1/tickets';
    const answer = await ask(path, { ...body, visitorId, secret, ...(uploadIds.length > 0 && { uploadIds }) });
    const made = answer && answer.status < 300 && isRecord(answer.body) ? answer.body : undefined;
    if (ticketId && typeof made?.revision === 'number') return { how: 'sent', ticketId };
    if (typeof made?.ticketId === 'string' && typeof made.number === 'number')
      return { how: 'sent', ticketId: made.ticketId, number: made.number };
    return outcomeOf(answer, platform.now());
  };
}

/** A 2xx that is not in our own form is none: a captive portal answers so, too. */
function outcomeOf(answer: Answer | undefined, now: number): Sending {
  if (!answer || answer.status < 400) return { how: 'waits', why: 'offline' };
  const { status, retryAfter, body } = answer;
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : `${status}`;
  if (status === 401 || code === 'identity-needed') return { how: 'waits', why: 'sign-in' };
  if (status === 429 || status === 408 || status >= 500)
    return { how: 'waits', why: status === 429 ? 'busy' : 'offline', ms: retryAfterMs(retryAfter, now) };
  return { how: 'refused', code };
}
