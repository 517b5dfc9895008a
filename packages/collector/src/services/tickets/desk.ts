import type { Block, Escalation, Solving, Ticket, TicketAnswer, TicketBulk, TicketPatch } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import { walk } from '@handrail/protocol/text';
import { TICKET_LIMITS } from '@handrail/protocol/schema';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Caller } from '../caller.ts';
import { judge, type Right } from '../rights.ts';
import { attachmentsOf, ownerOfMember } from './attachments.ts';
import type { EntryInput, Move, Moved, TicketCore } from './core.ts';
import type { Placing } from './placing.ts';
import type { References } from './references.ts';
import { textOf } from './words.ts';

/** Why something was not done; in each case nothing was. */
export type Refused =
  | 'unknown'
  | 'not-permitted'
  | 'stale'
  | 'unknown-member'
  | 'unknown-team'
  | 'unknown-category'
  | 'unknown-upload'
  | 'unknown-guide'
  | 'unknown-article'
  | 'unknown-ticket'
  | 'unsafe-address'
  | 'same-ticket'
  | 'empty';

interface MemberReply {
  entryKey: string;
  blocks: readonly Block[];
  note?: boolean;
  mentions?: readonly string[];
  guideId?: string;
  articleId?: string;
  uploadIds?: readonly string[];
  state?: Ticket['state'];
}

export interface Desk {
  /** The ticket for a member who may see it. */
  find(caller: Caller, ticketId: string): Promise<Ticket | undefined>;
  open(caller: Caller, ticketId: string): Promise<Omit<TicketAnswer, 'guides'> | undefined>;
  patch(caller: Caller, ticketId: string, patch: TicketPatch, revision: number | undefined): Promise<Moved | Refused>;
  bulk(caller: Caller, ticketId: string, change: TicketBulk['change']): Promise<Moved | Refused>;
  reply(caller: Caller, ticketId: string, reply: MemberReply): Promise<Moved | Refused>;
  escalate(caller: Caller, ticketId: string, escalation: Escalation): Promise<Moved | Refused>;
  solve(caller: Caller, ticketId: string, solving: Solving): Promise<Moved | Refused>;
  /** Does something to a ticket that the member may see, when they have the right. */
  act(
    caller: Caller,
    ticketId: string,
    decide: (ticket: Ticket, entries: Parameters<Parameters<TicketCore['move']>[1]>[1]) => Promise<Doing> | Doing,
    how?: { right?: Right; revision?: number | undefined },
  ): Promise<Moved | Refused>;
}

type Doing = Omit<Move, 'by' | 'via'> | Refused;

export interface DeskParts {
  records: Pick<RecordStore, 'tickets' | 'uploads' | 'guides' | 'articles'>;
  core: TicketCore;
  placing: Placing;
  references: References;
}

export const memberOf = ({ memberId, name }: Caller): Move['by'] => ({
  kind: 'member',
  ...(memberId !== undefined && { id: memberId }),
  name,
});

export function createDesk({ records, core, placing, references }: DeskParts): Desk {
  const { tickets, uploads, guides, articles } = records;
  const sees = (caller: Caller, ticket: Ticket): boolean => judge(caller, 'ticket.read', ticket.appId) === 'yes';

  async function find(caller: Caller, ticketId: string): Promise<Ticket | undefined> {
    const record = await tickets.find(ticketId);
    return record !== undefined && sees(caller, record.ticket) ? record.ticket : undefined;
  }

  const act: Desk['act'] = async (caller, ticketId, decide, { right = 'ticket.write', revision } = {}) =>
    core.move<Refused>(
      ticketId,
      async ({ ticket }, entries) => {
        if (!sees(caller, ticket)) return 'unknown';
        if (judge(caller, right, ticket.appId) !== 'yes') return 'not-permitted';
        const doing = await decide(ticket, entries);
        const via = caller.by === 'session' ? ('dashboard' as const) : ('api' as const);
        return typeof doing === 'string' ? doing : { by: memberOf(caller), via, ...doing };
      },
      revision,
    );

  /** Whether visitors of an app have an article. */
  const isRead = async (articleId: string, appId: string): Promise<boolean> =>
    (await articles.find(articleId))?.published?.appIds.includes(appId) ?? false;

  return {
    find,
    act,
    async open(caller, ticketId) {
      const ticket = await find(caller, ticketId);
      return ticket && { ticket, entries: await tickets.entries(ticketId) };
    },
    patch: (caller, ticketId, { tags, ...patch }, revision) =>
      act(
        caller,
        ticketId,
        async (ticket) => {
          const next = await references.changed(ticket, patch);
          return typeof next === 'string' ? next : { ticket: { ...next, ...(tags && { tags }) } };
        },
        { revision },
      ),
    bulk: (caller, ticketId, { addTags = [], removeTags = [], ...change }) =>
      act(caller, ticketId, async (ticket) => {
        const next = await references.changed(ticket, change);
        if (typeof next === 'string') return next;
        const kept = ticket.tags.filter((tag) => !removeTags.includes(tag));
        return { ticket: { ...next, tags: [...new Set([...kept, ...addTags])].slice(0, TICKET_LIMITS.tags) } };
      }),
    reply: (caller, ticketId, reply) =>
      act(caller, ticketId, async ({ appId, state: before }) => {
        const { blocks, note = false, guideId, articleId, uploadIds = [], entryKey } = reply;
        const brings = uploadIds.length > 0 || guideId !== undefined || articleId !== undefined;
        if (textOf(blocks).trim() === '' && !brings) return 'empty';
        if (hasUnsafeAddress(blocks)) return 'unsafe-address';
        const owner = ownerOfMember(caller.memberId ?? '');
        const attachments = await attachmentsOf(uploads, uploadIds, { appId, owner });
        const known = attachments === undefined && (await tickets.entryOf(ticketId, entryKey)) !== undefined;
        if (attachments === undefined && !known) return 'unknown-upload';
        if (guideId !== undefined && (note || (await guides.find(appId, guideId))?.published === undefined)) {
          return 'unknown-guide';
        }
        if (articleId !== undefined && (note || !(await isRead(articleId, appId)))) return 'unknown-article';
        const mentions = note ? await placing.readers(reply.mentions ?? [], appId) : [];
        const entry: EntryInput = {
          ...{ kind: note ? 'note' : 'message', blocks: [...blocks], attachments: attachments ?? [], entryKey },
          ...(guideId !== undefined && { guide: { guideId, state: 'offered' as const } }),
          ...(articleId !== undefined && { article: { articleId } }),
          ...(mentions.length > 0 && { mentions }),
        };
        const state = reply.state ?? (!note && before === 'new' ? 'open' : before);
        return { ticket: { state }, entries: [entry] };
      }),
    escalate: (caller, ticketId, escalation) =>
      act(
        caller,
        ticketId,
        async (ticket) => (await references.unknownOf(ticket, escalation)) ?? escalated(placing, ticket, escalation),
      ),
    solve: (caller, ticketId, solving) =>
      act(caller, ticketId, () => ({
        ticket: { state: 'solved' },
        entries: Object.keys(solving).length === 0 ? [] : [{ kind: 'change', change: { what: 'lesson', ...solving } }],
      })),
  };
}

/** What an escalation makes of a ticket: another level, and whoever of it takes the ticket. */
async function escalated(
  placing: Placing,
  ticket: Ticket,
  { to, reason, summary, teamId, assigneeId }: Escalation,
): Promise<Doing> {
  if (ticket.level === to && teamId === undefined) return {};
  const { appId, categoryId, title, level } = ticket;
  const department = ticket.context.traits?.['department'];
  const unplaced = { appId, categoryId, title, text: summary };
  const found = await placing.placeAt(
    { ...unplaced, department: typeof department === 'string' ? department : undefined },
    to,
  );
  const agent = assigneeId === undefined ? undefined : await placing.agent(assigneeId, appId);
  if (assigneeId !== undefined && agent === undefined) return 'unknown-member';
  const placed = { teamId: teamId ?? found.teamId, assignee: teamId === undefined ? found.assignee : null };
  return {
    ticket: { level: to, ...placed, ...(agent && { assignee: agent }) },
    entries: [{ kind: 'change', change: { what: 'level', from: level, to, reason, summary } }],
  };
}

/** Whether a link or a picture leads where a reply may not. */
function hasUnsafeAddress(blocks: readonly Block[]): boolean {
  return [...walk(blocks)].some(
    ({ name, value }) => typeof value === 'string' && /^(href|src|poster|captions)$/.test(name) && !isSafeUrl(value),
  );
}
