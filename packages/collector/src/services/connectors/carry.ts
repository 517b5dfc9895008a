import type { Connector, Ticket, TicketEntry } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { ConnectorRecord, ConnectorRecords, LinkRecord } from '../../store/records/connector-records.ts';
import type { DeliveryRecord } from '../../store/records/delivery-records.ts';
import type { TicketRecords } from '../../store/records/ticket-records.ts';
import type { Desks } from './desks.ts';
import { MAPPINGS } from './kinds/index.ts';
import type { Failed, Speech } from './speak.ts';
import type { Known } from './template.ts';
import { knownOf, wordsOf } from './words.ts';

/** What leaves for a service desk, as the outbox keeps it: no words, which are read when it leaves. */
export interface Parcel {
  what: 'create' | 'state' | 'comment';
  ticketId: string;
  number: number;
  /** What is said. */
  entryId?: string;
}

export type Carried = { sent: true; outcome: string } | { failed: 'later' | 'never'; outcome: string };

export interface CarryParts {
  records: {
    connectors: ConnectorRecords;
    tickets: Pick<TicketRecords, 'find' | 'entries'>;
  };
  desks: Desks;
  publicUrl: string;
  clock: Clock;
}

interface Load {
  record: ConnectorRecord;
  link: LinkRecord;
  ticket: Ticket;
  entries: readonly TicketEntry[];
}

const sent = (outcome: string): Carried => ({ sent: true, outcome });
const never = (outcome: string): Carried => ({ failed: 'never', outcome });

/** Carries one parcel. Those of one ticket go one after the other, in the order in which they were given. */
export function createCarrier(parts: CarryParts): (delivery: DeliveryRecord) => Promise<Carried> {
  const { connectors, tickets } = parts.records;
  const last = new Map<string, Promise<unknown>>();

  async function carry(connectorId: string, parcel: Parcel): Promise<Carried> {
    const record = await connectors.find(connectorId);
    if (record === undefined) return never('it was removed');
    if (record.connector.state === 'off') return { failed: 'later', outcome: 'it is off' };
    const ticket = (await tickets.find(parcel.ticketId))?.ticket;
    const link = await connectors.link(connectorId, parcel.ticketId);
    if (ticket === undefined || link === undefined) return never('the ticket is gone');
    const load = { record, link, ticket, entries: await tickets.entries(parcel.ticketId) };
    if (parcel.what === 'create') return create(parts, load);
    // Where it could not be made, what was said since goes when somebody has mended that.
    if (link.remoteId === null) return { failed: 'later', outcome: `the ticket is not there ${link.fault ?? 'yet'}` };
    return parcel.what === 'state'
      ? state(parts, load, link.remoteId)
      : comment(parts, load, link.remoteId, parcel.entryId ?? '');
  }

  return async ({ target, content }) => {
    // Written by `put` of `createConnectors`.
    const parcel = JSON.parse(content) as Parcel;
    const key = `${target} ${parcel.ticketId}`;
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(() => carry(target, parcel));
    // Whoever comes next waits for it, however it ends.
    const over = mine.catch(() => {});
    last.set(key, over);
    try {
      return await mine;
    } finally {
      if (last.get(key) === over) last.delete(key);
    }
  };
}

/** Does something that cannot be done twice: what is begun is written down before, and looked for when it was begun already. */
async function once(
  { records: { connectors } }: CarryParts,
  link: LinkRecord,
  mark: string,
  { look, make }: { look: () => Promise<Done | 'not-there' | Failed>; make: () => Promise<Done | Failed> },
): Promise<{ done: Done; link: LinkRecord } | Carried> {
  let now = link;
  if (link.sending === mark) {
    const found = await look();
    if (found !== 'not-there') return 'failed' in found ? found : { done: found, link };
  } else {
    if (!(await connectors.putLink({ ...link, sending: mark }))) return AGAIN;
    now = { ...link, sending: mark, revision: link.revision + 1 };
  }
  const done = await make();
  if (!('failed' in done)) return { done, link: now };
  const { unsure, ...carried } = done;
  if (!unsure) await connectors.putLink({ ...now, sending: null });
  return carried;
}

type Done = Partial<Pick<LinkRecord, 'remoteId' | 'remoteKey' | 'remoteState'>>;
const AGAIN: Carried = { failed: 'later', outcome: 'somebody else was at it' };

async function create(parts: CarryParts, load: Load): Promise<Carried> {
  const { record, link, ticket, entries } = load;
  const { connector } = record;
  const { connectorId, kind, priorities, notes } = connector;
  if (link.remoteId !== null) return sent('it is there already');
  const mapping = MAPPINGS[kind];
  const address = `${parts.publicUrl}/dashboard/#/tickets/${ticket.ticketId}`;
  const known: Known = {
    ...knownOf(ticket, entries, { notes, connectorId, since: link.since, address }),
    priority: priorities[ticket.priority],
  };
  const emailOrOurs = known['email'] ?? connector.fields['requesterEmail'];
  const run = (speech: Speech, step: typeof mapping.create) =>
    speech.run([step], { ...known, emailOrOurs }).then((done) => ('failed' in done ? done : doneOf(done.known)));
  const made = await parts.desks.speak(record, (speech) =>
    once(parts, link, 'create', {
      make: () => run(speech, mapping.create),
      async look() {
        if (mapping.find === undefined) return { failed: 'never', outcome: MAYBE };
        const found = await run(speech, mapping.find);
        return 'failed' in found && found.failed === 'never' && !found.unsure ? 'not-there' : found;
      },
    }),
  );
  if ('sent' in made) return made;
  if ('failed' in made) {
    if (made.failed === 'never') await giveUp(parts, link, made.outcome);
    return made;
  }
  const next = { ...made.link, ...made.done, sending: null, fault: null, lookAt: parts.clock.now() };
  return (await parts.records.connectors.putLink(next)) ? sent(`made: ${made.done.remoteKey}`) : AGAIN;
}

const MAYBE = 'it may have been made, as no answer was read: look there, and hand it over again if it is not';

/** Without the mark, so that whoever has looked may hand it over again. */
async function giveUp({ records: { connectors } }: CarryParts, { connectorId, ticketId }: LinkRecord, fault: string) {
  const now = await connectors.link(connectorId, ticketId);
  if (now !== undefined) await connectors.putLink({ ...now, sending: null, fault });
}

const doneOf = (known: Known): Done => ({
  remoteId: wordOf(known['remoteId']),
  remoteKey: wordOf(known['remoteKey']),
  remoteState: wordOf(known['remoteState']),
});
const wordOf = (value: Known[string]): string | null => (value === undefined || value === null ? null : String(value));

async function comment(parts: CarryParts, load: Load, remoteId: string, entryId: string): Promise<Carried> {
  const { record, link, entries } = load;
  const entry = entries.find((one) => one.entryId === entryId);
  if (entry === undefined) return never('the entry is gone');
  // The ticket was handed over once more, with what was said up to then.
  if (entry.at <= link.since) return sent('it went along with the ticket');
  const mapping = MAPPINGS[record.connector.kind];
  const text = wordsOf(entry);
  const made = await parts.desks.speak(record, (speech) =>
    once(parts, link, entryId, {
      async make() {
        const done = await speech.run([entry.kind === 'note' ? mapping.note : mapping.reply], { remoteId, text });
        return 'failed' in done ? done : {};
      },
      async look() {
        const found = await speech.comments(remoteId);
        if ('failed' in found) return found;
        return found.comments.some((one) => plain(one.text) === plain(text)) ? {} : 'not-there';
      },
    }),
  );
  if (!('done' in made)) return made;
  return (await parts.records.connectors.putLink({ ...made.link, sending: null })) ? sent('said') : AGAIN;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

async function state(parts: CarryParts, { record, link, ticket }: Load, remoteId: string): Promise<Carried> {
  const { connector } = record;
  const wanted = stateFor(connector, ticket, link);
  if (wanted === undefined) return sent('nothing to say');
  const { state: steps, solve = steps } = MAPPINGS[connector.kind];
  const isEnd = ticket.state === 'solved' || ticket.state === 'closed';
  const done = await parts.desks.speak(record, (speech) =>
    speech.run(isEnd ? solve : steps, { remoteId, state: wanted, number: ticket.number }),
  );
  if ('failed' in done) return { failed: done.failed, outcome: done.outcome };
  // A look that was under way has seen the state of before: with the revision it counts for nothing.
  const saved = await parts.records.connectors.putLink({ ...link, remoteState: wanted });
  return saved ? sent(`state ${wanted}`) : AGAIN;
}

/** The word that must go there; none where they say already what our state means, as after a change of theirs. */
function stateFor(
  { statesOut, statesIn }: Pick<Connector, 'statesOut' | 'statesIn'>,
  { state: ours }: Pick<Ticket, 'state'>,
  { remoteState }: Pick<LinkRecord, 'remoteState'>,
): string | undefined {
  const wanted = statesOut[ours];
  if (wanted === '' || wanted === remoteState) return undefined;
  return remoteState !== null && statesIn[remoteState] === ours ? undefined : wanted;
}
