import Value from 'typebox/value';
import type { NewTicket, Ticket } from '@handrail/protocol';
import { ticketContextSchema, type Issue } from '@handrail/protocol/schema';
import type { Clock } from '../../clock.ts';
import type { TicketRecord } from '../../store/records/ticket-records.ts';
import type { UploadRecords } from '../../store/records/upload-records.ts';
import { hashOf } from '../secrets.ts';
import { categoryOf } from '../support/category-of.ts';
import type { Support } from '../support/settings.ts';
import { attachmentsOf, ownerOfVisitor } from './attachments.ts';
import type { EntryInput, Move, TicketCore } from './core.ts';
import { readFields } from './fields.ts';
import type { Placing } from './placing.ts';
import { blocksOf } from './words.ts';

export interface MakeParts {
  core: Pick<TicketCore, 'newId'>;
  records: { uploads: Pick<UploadRecords, 'find'> };
  support: Pick<Support, 'read'>;
  placing: Pick<Placing, 'place'>;
  clock: Clock;
}

interface Door {
  appId: string;
  staging: boolean;
  verified: boolean;
}

/** A ticket as it is before anybody has done anything to it. */
export const blankTicket = (now: number): Omit<Ticket, 'ticketId' | 'appId' | 'requester' | 'title'> => ({
  ...{ number: 0, categoryId: null, state: 'new', level: 'l1', teamId: null, assignee: null, priority: 'normal' },
  ...{ tags: [], spam: false, createdAt: now, updatedAt: now, solvedAt: null, closedAt: null, lastBy: 'visitor' },
  ...{ clocks: {}, revision: 1, fields: {}, context: {}, links: [], seenAt: now },
});

/** What a visitor's form becomes, with its place in the service centre; or what is wrong with it. */
export async function newTicketOf(
  { core, records, support, placing, clock }: MakeParts,
  { appId, staging, verified }: Door,
  input: Omit<NewTicket, 'appKey' | 'sentAt'>,
): Promise<{ record: TicketRecord; move: Move } | { issues: Issue[] } | 'unknown-upload'> {
  const { visitorId, title, text, uploadIds = [], context = {} } = input;
  const attachments = await attachmentsOf(records.uploads, uploadIds, { appId, owner: ownerOfVisitor(visitorId) });
  if (attachments === undefined) return 'unknown-upload';
  const { settings } = await support.read();
  const category = categoryOf(settings, input.categoryId, appId);
  // A draft may be older than a change of the categories: then what was filled in is kept as it is.
  const read =
    category === undefined ? { fields: input.fields ?? {} } : readFields(category, input.fields ?? {}, uploadIds);
  if ('issues' in read) return read;
  const department = context.traits?.['department'];
  const { assignee, ...placement } = await placing.place({
    ...{ appId, title, text, categoryId: category?.categoryId ?? null },
    department: typeof department === 'string' ? department : undefined,
  });
  const ticket: Ticket = {
    ...blankTicket(clock.now()),
    ...{ ticketId: core.newId(), appId, title, fields: read.fields, categoryId: category?.categoryId ?? null },
    requester: {
      ...{ visitorId, verified },
      ...(input.name !== undefined && { name: input.name }),
      ...(input.email !== undefined && { email: input.email }),
    },
    ...{ level: placement.level, priority: placement.priority, tags: staging ? ['staging'] : [] },
    // What a newer page says beside it is left out.
    context: Value.Clean(ticketContextSchema, structuredClone(context)) as Ticket['context'],
  };
  return {
    record: { ticket, ticketKey: input.ticketKey, secretHash: hashOf(input.secret) },
    move: {
      by: { kind: 'visitor', id: visitorId, ...(input.name !== undefined && { name: input.name }) },
      via: 'panel',
      entries: [createdEntry(ticket), { kind: 'message', blocks: blocksOf(text), attachments }],
      // Told as changes, since the hours of the team count from then on.
      ticket: { teamId: placement.teamId, assignee },
    },
  };
}

/** The first entry of every ticket. */
export const createdEntry = ({ state, level, priority }: Ticket): EntryInput => ({
  kind: 'change',
  change: { what: 'created', state, level, priority },
});
