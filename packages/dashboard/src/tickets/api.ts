import type {
  Article,
  Block,
  BulkDone,
  Escalation,
  Inbox,
  Present,
  ReuseReport,
  Solving,
  SupportDocument,
  SupportOfApps,
  SupportReport,
  SupportSettings,
  Ticket,
  TicketAnswer,
  TicketBulk,
  TicketLinkKind,
  TicketPatch,
  TicketState,
  TicketTimeline,
  TicketView,
} from '@handrail/protocol';
import { language } from '../language.ts';
import type { Answer, Ask } from '../api.ts';
import type { Days } from '../range.ts';
import type { Agent } from './desk.ts';
import { writeFilter, type TicketFilter } from './filter.ts';

type Done = Promise<Answer<{ ticket: Ticket; entryId?: string }>>;

/** What a member says, to the visitor or to members alone. */
interface MemberReply {
  entryKey: string;
  blocks: Block[];
  note?: boolean;
  mentions?: string[];
  guideId?: string;
  articleId?: string;
  uploadIds?: string[];
  state?: TicketState;
}

/** The service centre: tickets, what agents do with them, and how it is set up. */
export interface TicketApi {
  /** One page of the inbox; `after` is the `next` of the page before. */
  inbox(filter: TicketFilter, after?: string): Promise<Answer<Inbox>>;
  ticket(ticketId: string): Promise<Answer<TicketAnswer>>;
  /** Refused with 412 when the ticket has another revision by now. */
  changeTicket(ticketId: string, revision: number, patch: TicketPatch): Done;
  reply(ticketId: string, reply: MemberReply): Done;
  escalate(ticketId: string, escalation: Escalation): Done;
  solve(ticketId: string, solving: Solving): Done;
  merge(ticketId: string, into: string): Done;
  link(ticketId: string, kind: TicketLinkKind, other: string): Done;
  unlink(ticketId: string, other: string): Done;
  split(ticketId: string, entryIds: string[], title: string): Done;
  markSpam(ticketId: string, spam: boolean): Done;
  changeTickets(bulk: TicketBulk): Promise<Answer<BulkDone>>;
  timeline(ticketId: string): Promise<Answer<TicketTimeline>>;
  /** Says that one is there; answers who else is. */
  attend(ticketId: string, what: 'looking' | 'typing' | 'gone'): Promise<Answer<Present>>;
  views(): Promise<Answer<{ views: TicketView[] }>>;
  addView(view: { name: string; query: TicketFilter; shared: boolean }): Promise<Answer<TicketView>>;
  removeView(viewId: string): Promise<Answer<undefined>>;
  /** Who answers tickets, to assign them and to call them. */
  agents(): Promise<Answer<{ agents: Agent[] }>>;
  support(): Promise<Answer<SupportDocument>>;
  putSupport(revision: number, settings: SupportSettings): Promise<Answer<SupportDocument>>;
  supportNumbers(appId: string, days: Days): Promise<Answer<SupportReport>>;
  /** Of all apps that the member may see figures of. */
  supportOfApps(days: Days): Promise<Answer<SupportOfApps>>;
  reuse(appId: string, days: Days): Promise<Answer<ReuseReport>>;
  /** A draft of an article that begins with what somebody said would have helped, linked to the ticket. */
  makeArticle(ticket: Ticket, words: string): Promise<Answer<{ article: Article; revision: number }>>;
  /** A draft of a guide that begins with that, linked to the ticket. */
  makeGuide(ticketId: string, note: string): Promise<Answer<{ guideId: string; title: string }>>;
  /** Begins to send a file, or goes on with one: the same key is the same file. */
  beginUpload(
    ticketId: string,
    file: { uploadKey: string; name: string; bytes: number },
  ): Promise<Answer<{ uploadId: string; offset: number }>>;
  /** Refused with 409 and the right offset where a piece belongs elsewhere. */
  sendPiece(ticketId: string, uploadId: string, offset: number, piece: Blob): Promise<Answer<{ offset: number }>>;
}

const part = encodeURIComponent;

export function createTicketApi(ask: Ask): TicketApi {
  const of = (ticketId: string) => `tickets/${part(ticketId)}`;
  const tag = (revision: number) => ({ 'if-match': `"${revision}"` });
  return {
    inbox: (filter, after) => {
      const query = new URLSearchParams(writeFilter(filter));
      if (after !== undefined) {
        query.set('after', after);
        query.set('counts', '0');
      }
      const said = query.toString();
      return ask('GET', said === '' ? 'tickets' : `tickets?${said}`);
    },
    ticket: (ticketId) => ask('GET', of(ticketId)),
    changeTicket: (ticketId, revision, patch) => ask('PATCH', of(ticketId), patch, tag(revision)),
    reply: (ticketId, reply) => ask('POST', `${of(ticketId)}/replies`, reply),
    escalate: (ticketId, escalation) => ask('POST', `${of(ticketId)}/escalations`, escalation),
    solve: (ticketId, solving) => ask('POST', `${of(ticketId)}/solve`, solving),
    merge: (ticketId, into) => ask('POST', `${of(ticketId)}/merge`, { into }),
    link: (ticketId, kind, other) => ask('POST', `${of(ticketId)}/links`, { kind, ticketId: other }),
    unlink: (ticketId, other) => ask('DELETE', `${of(ticketId)}/links/${part(other)}`),
    split: (ticketId, entryIds, title) => ask('POST', `${of(ticketId)}/split`, { entryIds, title }),
    markSpam: (ticketId, spam) => ask('POST', `${of(ticketId)}/spam`, { spam }),
    changeTickets: (bulk) => ask('POST', 'tickets/bulk', bulk),
    timeline: (ticketId) => ask('GET', `${of(ticketId)}/timeline`),
    attend: (ticketId, what) => ask('POST', `${of(ticketId)}/presence`, { what }),
    views: () => ask('GET', 'tickets/views'),
    addView: (view) => ask('POST', 'tickets/views', view),
    removeView: (viewId) => ask('DELETE', `tickets/views/${part(viewId)}`),
    agents: () => ask('GET', 'tickets/agents'),
    support: () => ask('GET', 'support'),
    putSupport: (revision, settings) => ask('PUT', 'support', settings, tag(revision)),
    supportNumbers: (appId, { from, to }) =>
      ask('GET', `apps/${part(appId)}/metrics/support?${new URLSearchParams({ from, to }).toString()}`),
    supportOfApps: ({ from, to }) => ask('GET', `support/figures?${new URLSearchParams({ from, to }).toString()}`),
    reuse: (appId, { from, to }) =>
      ask('GET', `apps/${part(appId)}/metrics/reuse?${new URLSearchParams({ from, to }).toString()}`),
    makeArticle: ({ ticketId, appId, title, categoryId }, words) =>
      ask('POST', `apps/${part(appId)}/articles`, {
        ...{ appIds: [appId], locale: language, fromTicketId: ticketId },
        ...(categoryId !== null && { categoryIds: [categoryId] }),
        variants: { [language]: { title, blocks: [{ type: 'paragraph', content: [{ text: words }] }] } },
      }),
    makeGuide: (ticketId, note) => ask('POST', `${of(ticketId)}/guides`, { note }),
    beginUpload: (ticketId, file) => ask('POST', `${of(ticketId)}/uploads`, file),
    sendPiece: (ticketId, uploadId, offset, piece) =>
      ask('PATCH', `${of(ticketId)}/uploads/${part(uploadId)}`, piece, { 'upload-offset': String(offset) }),
  };
}
