import type { Guide, Person, Ticket } from '@handrail/protocol';
import type { Guides } from '../guides.ts';
import type { TicketCore } from './core.ts';

/** An article or a guide that was begun for a ticket, so that the next one finds it. */
interface WrittenContent {
  ticketId: string;
  content: 'article' | 'guide';
  contentId: string;
  title: string;
}

/** Writes into the history of a ticket what becomes of what was written for it. */
export interface TicketContent {
  begun(written: WrittenContent, by: Person): Promise<void>;
  /** That visitors have it; once, however often it is published. */
  published(written: WrittenContent): Promise<void>;
  /** Begins a draft of a guide, with what somebody said would have helped as its only step. */
  beginGuide(ticket: Ticket, note: string, by: Person): Promise<{ guideId: string; title: string; revision: number }>;
}

interface Parts {
  core: Pick<TicketCore, 'move'>;
  guides: Pick<Guides, 'save' | 'find'>;
}

export function createTicketContent({ core: { move }, guides }: Parts): TicketContent {
  const tell = async ({ ticketId, ...what }: WrittenContent, state: 'begun' | 'published', by?: Person) => {
    const member = by && { kind: 'member' as const, name: by.name, ...(by.memberId !== null && { id: by.memberId }) };
    await move(ticketId, () => ({
      ...{ by: member ?? { kind: 'system' as const }, via: member ? ('dashboard' as const) : ('system' as const) },
      entries: [
        { kind: 'change', entryKey: `${state} ${what.contentId}`, change: { what: 'content', ...what, state } },
      ],
    }));
  };

  /** The number of the ticket says in lists of guides where it is from. */
  async function freeId(appId: string, number: number): Promise<string> {
    for (let turn = 1; ; turn += 1) {
      const guideId = turn === 1 ? `ticket-${number}` : `ticket-${number}-${turn}`;
      if ((await guides.find(appId, guideId)) === undefined) return guideId;
    }
  }

  return {
    begun: (written, by) => tell(written, 'begun', by),
    published: (written) => tell(written, 'published'),
    async beginGuide({ ticketId, appId, number, title }, note, by) {
      const guide: Guide = {
        ...{ kind: 'walkthrough', guideId: await freeId(appId, number), title, trigger: { on: 'help' } },
        steps: [
          {
            ...{ type: 'dialog', stepId: 'start', title },
            blocks: [{ type: 'paragraph', content: [{ text: note }] }],
          },
        ],
      };
      const saved = await guides.save(appId, guide, { by, fromTicketId: ticketId });
      if (!('saved' in saved)) throw new Error(`the guide of ticket ${ticketId} is not a guide`);
      await tell({ ticketId, content: 'guide', contentId: guide.guideId, title }, 'begun', by);
      return { guideId: guide.guideId, title, revision: saved.revision };
    },
  };
}
