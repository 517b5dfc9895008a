import type { GuideRecords } from '../../store/records/guide-records.ts';
import type { TicketContent } from '../tickets/content.ts';

/** Writes into the ticket that a guide is from that visitors have it now. */
export const tellTicketOfGuide =
  (guides: Pick<GuideRecords, 'find'>, { published }: Pick<TicketContent, 'published'>) =>
  async (appId: string, guideId: string): Promise<void> => {
    const record = await guides.find(appId, guideId);
    const { fromTicketId: ticketId } = record?.desk ?? {};
    if (record?.published === undefined || ticketId === undefined) return;
    await published({ ticketId, content: 'guide', contentId: guideId, title: record.published.title });
  };
