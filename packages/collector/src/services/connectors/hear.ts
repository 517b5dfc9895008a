import type { Clock } from '../../clock.ts';
import { CONNECTING } from '../../delivery-limits.ts';
import {
  NEVER,
  type ConnectorRecord,
  type ConnectorRecords,
  type LinkRecord,
} from '../../store/records/connector-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { TicketRecords } from '../../store/records/ticket-records.ts';
import type { Move, TicketCore } from '../tickets/core.ts';
import { blocksOf } from '../tickets/words.ts';
import type { Desks } from './desks.ts';
import type { Comment, Failed } from './speak.ts';

export interface HearParts {
  records: { connectors: ConnectorRecords; tickets: Pick<TicketRecords, 'find'> } & Pick<RecordStore, 'together'>;
  core: Pick<TicketCore, 'move'>;
  desks: Desks;
  clock: Clock;
}

/** What was read of a ticket there. */
interface Heard {
  remoteState: string;
  comments: readonly Comment[];
  account: string;
}

/**
 * Asks for tickets that are due how they stand, and brings here what changed there; answers how many there were. Whatever a call
 * of theirs says, only what they answer when asked is believed.
 */
export async function hear(parts: HearParts): Promise<number> {
  const { records, clock } = parts;
  let count = 0;
  for (const record of await records.connectors.list()) {
    const { connectorId, state } = record.connector;
    if (state === 'off') continue;
    const now = clock.now();
    const due = await records.connectors.takeLinks(connectorId, CONNECTING.linksAtOnce, now, now + CONNECTING.holdMs);
    for (const link of due) await hearOne(parts, record, link);
    count += due.length;
  }
  return count;
}

async function hearOne(parts: HearParts, record: ConnectorRecord, link: LinkRecord): Promise<void> {
  const { records, clock } = parts;
  const ticket = (await records.tickets.find(link.ticketId))?.ticket;
  if (ticket === undefined || link.remoteId === null) return;
  const heard = await listen(parts, record, link.remoteId);
  const now = clock.now();
  if ('failed' in heard) {
    // What is there no more is not asked for again; a call of theirs would.
    await records.connectors.putLink({ ...link, lookAt: heard.failed === 'never' ? NEVER : now + CONNECTING.pollMs });
    return;
  }
  const { remoteState, comments, account } = heard;
  const fresh = comments.filter(({ id, authorId }) => authorId !== account && !link.seen.includes(id));
  const isSolved = ticket.state === 'solved';
  const next = now + (isSolved ? CONNECTING.pollSolvedMs : CONNECTING.pollMs);
  const lookAt = ticket.state === 'closed' || !record.connector.polls ? NEVER : next;
  const seen = [...link.seen, ...fresh.map(({ id }) => id)].slice(-CONNECTING.seen);
  if (ticket.state !== 'closed') for (const comment of fresh) await say(parts, record, link.ticketId, comment);
  const isChanged = link.remoteState !== null && link.remoteState !== remoteState;
  await records.together(async () => {
    // Whoever has changed the link meanwhile knows more than was read here.
    const isNewest = await records.connectors.putLink({ ...link, remoteState, seen, lookAt });
    if (isNewest && isChanged) await set(parts, record, link.ticketId, remoteState);
  });
}

async function listen({ desks }: HearParts, record: ConnectorRecord, remoteId: string): Promise<Heard | Failed> {
  const known = record.connector.account ?? (await desks.account(record));
  if ('failed' in known) return { ...known, failed: 'later' };
  const account = 'account' in known ? known.account.id : known.id;
  return desks.speak(record, async (speech, { mapping }): Promise<Heard | Failed> => {
    const read = await speech.run([mapping.read], { remoteId });
    if ('failed' in read) return read;
    const found = await speech.comments(remoteId);
    if ('failed' in found) return found;
    return { remoteState: String(read.known['remoteState']), comments: found.comments, account };
  });
}

const byDesk = ({ connector }: ConnectorRecord, name?: string): Pick<Move, 'by' | 'via'> => ({
  // Without an id: they are no member of ours.
  by: { kind: 'member', name: name === undefined ? connector.name : `${name} (${connector.name})` },
  via: 'connector',
});

async function say(parts: HearParts, record: ConnectorRecord, ticketId: string, comment: Comment): Promise<void> {
  const { connectorId, notes } = record.connector;
  if ((!comment.isPublic && !notes) || comment.text === '') return;
  await parts.core.move(ticketId, ({ ticket: { state } }) => ({
    ...byDesk(record, comment.author),
    ticket: { state: state === 'new' && comment.isPublic ? 'open' : state },
    entries: [
      {
        kind: comment.isPublic ? 'message' : 'note',
        ...{ blocks: blocksOf(comment.text), connectorId, entryKey: `connector ${connectorId} ${comment.id}` },
      },
    ],
  }));
}

async function set(parts: HearParts, record: ConnectorRecord, ticketId: string, remoteState: string): Promise<void> {
  const state = record.connector.statesIn[remoteState];
  if (state === undefined) return;
  await parts.core.move<'nothing'>(ticketId, ({ ticket }) =>
    ticket.state === state || ticket.state === 'closed' ? 'nothing' : { ...byDesk(record), ticket: { state } },
  );
}
