import { listWords, type ListWords } from './words-list.ts';
import { ticketWords, type TicketWords } from './words-ticket.ts';

/** Every word of the pages about tickets, in one place, so that other languages can stand beside English. */
export type TicketMessages = ListWords & TicketWords;
export const ticketMessages: TicketMessages = { ...listWords, ...ticketWords };
