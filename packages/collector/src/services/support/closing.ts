import type { Block, SupportSettings, Ticket, TicketEntry } from '@handrail/protocol';
import { fillIn } from '@handrail/protocol/text';

const DAY_MS = 86_400_000;
const NOTICE: Block[] = [
  {
    type: 'paragraph',
    content: [
      {
        text: 'This ticket was solved and will be closed in {days|a few} days. If something is still open, answer here.',
      },
    ],
  },
];

/** What is to be done to a ticket that was solved a while ago. */
export type Closing = { close: true } | { notice: Block[]; entryKey: string } | undefined;

/** A notice is given once for each time that a ticket was solved. */
export function closingOf(
  { state, solvedAt }: Pick<Ticket, 'state' | 'solvedAt'>,
  entries: readonly Pick<TicketEntry, 'kind' | 'by' | 'at'>[],
  { closing }: Pick<SupportSettings, 'closing'>,
  now: number,
): Closing {
  if (closing === undefined || state !== 'solved' || solvedAt === null) return undefined;
  const end = solvedAt + closing.afterDays * DAY_MS;
  if (now >= end) return { close: true };
  const { noticeDays, notice = NOTICE } = closing;
  if (noticeDays === undefined || now < end - noticeDays * DAY_MS) return undefined;
  const isTold = entries.some(({ kind, by, at }) => kind === 'message' && by.kind === 'system' && at >= solvedAt);
  if (isTold) return undefined;
  const days = Math.max(1, Math.ceil((end - now) / DAY_MS));
  return { notice: fillIn({ blocks: notice }, { days }).blocks, entryKey: `closing ${solvedAt}` };
}
