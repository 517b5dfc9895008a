import type { Person } from '@handrail/protocol';
import type { ArticleRecord } from '../../store/records/article-records.ts';
import type { TicketContent } from '../tickets/content.ts';

/** Writes into the ticket that an article is from that it was begun, by somebody, or that everybody can read it now. */
export const tellTicket =
  ({ begun, published }: Pick<TicketContent, 'begun' | 'published'>) =>
  async (record: ArticleRecord, by: Person | undefined): Promise<void> => {
    const { fromTicketId: ticketId } = record.desk;
    if (ticketId === undefined) return;
    const { articleId: contentId, variants, locale } = record.published ?? record.draft;
    const written = { ticketId, content: 'article' as const, contentId, title: variants[locale]?.title ?? '' };
    await (by === undefined ? published(written) : begun(written, by));
  };
