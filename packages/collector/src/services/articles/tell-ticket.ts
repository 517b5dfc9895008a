import type { ArticleRecord } from '../../store/records/article-records.ts';
import type { TicketCore } from '../tickets/core.ts';

/** Writes into the ticket that an article is from that everybody can read it now; once, however often it is published. */
export const tellTicket =
  ({ move }: Pick<TicketCore, 'move'>) =>
  async ({ draft, desk, published }: ArticleRecord): Promise<void> => {
    const { fromTicketId } = desk;
    if (fromTicketId === undefined || published === undefined) return;
    const title = published.variants[published.locale]?.title ?? '';
    const text = `The article “${title}”, written for this ticket, is published: visitors find it in the help panel.`;
    await move(fromTicketId, () => ({
      ...{ by: { kind: 'system' }, via: 'system' },
      entries: [
        {
          ...{ kind: 'note', entryKey: `published ${draft.articleId}` },
          blocks: [{ type: 'paragraph', content: [{ text }] }],
        },
      ],
    }));
  };
