import type { Block, MailLanguage, SupportSettings, Ticket, TicketEntry } from '@handrail/protocol';
import { fillIn } from '@handrail/protocol/text';
import { inDays, visitorLanguage, visitorWords } from '../mail/words/visitors.ts';
import { DAY_MS } from '../../clock.ts';

/** What is to be done to a ticket that was solved a while ago. */
export type Closing = { close: true } | { notice: Block[]; entryKey: string } | undefined;

/** A notice is given once for each time that a ticket was solved. */
export function closingOf(
  { state, solvedAt, context }: Pick<Ticket, 'state' | 'solvedAt' | 'context'>,
  entries: readonly Pick<TicketEntry, 'kind' | 'by' | 'at'>[],
  { closing }: Pick<SupportSettings, 'closing'>,
  now: number,
  language: MailLanguage,
): Closing {
  if (closing === undefined || state !== 'solved' || solvedAt === null) return undefined;
  const end = solvedAt + closing.afterDays * DAY_MS;
  if (now >= end) return { close: true };
  const { noticeDays, notice } = closing;
  if (noticeDays === undefined || now < end - noticeDays * DAY_MS) return undefined;
  const isTold = entries.some(({ kind, by, at }) => kind === 'message' && by.kind === 'system' && at >= solvedAt);
  if (isTold) return undefined;
  const days = Math.max(1, Math.ceil((end - now) / DAY_MS));
  const blocks = notice === undefined ? ownNotice(context.locale, days, language) : fillIn({ notice }, { days }).notice;
  return { notice: blocks, entryKey: `closing ${solvedAt}` };
}

/** In the language of whoever asked, where nobody wrote another. */
function ownNotice(locale: string | undefined, days: number, otherwise: MailLanguage): Block[] {
  const language = visitorLanguage(locale, otherwise);
  const text = visitorWords(language).closes(inDays(language, days));
  return [{ type: 'paragraph', content: [{ text }] }];
}
