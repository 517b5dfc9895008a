import type { NewTicket } from '@handrail/protocol';

/** A file on its way; the upload's key and secret are made once, so that it can go on where it was cut off. */
export interface LetterFile {
  uploadKey: string;
  secret: string;
  name: string;
  blob: Blob;
  /** The field that asks for it, if one does. */
  fieldId?: string;
}

/** What waits to be sent: a new ticket, or a reply to one. It is sent until an answer has been read, and counts once. */
export interface Letter {
  /** `ticketKey` or `entryKey`: what makes sending it again harmless. */
  key: string;
  /** Opens the ticket; of a reply to one that was sent elsewhere there is none. */
  secret?: string | undefined;
  /** Whose it is: `''` of all without a name in this browser. */
  owner: string;
  /** When it was written, epoch milliseconds. */
  at: number;
  /** Of a reply: the ticket. */
  ticketId?: string;
  text: string;
  /** Of a new ticket: the rest. */
  ticket?: Pick<NewTicket, 'title' | 'categoryId' | 'fields' | 'context' | 'name' | 'email'>;
  files: LetterFile[];
  /** The collector will not have it as it is: why, as a code. */
  refused?: string;
}

/** A ticket that was sent from this browser. */
export interface SentTicket {
  ticketId: string;
  number: number;
  secret: string;
  owner: string;
}

export const LETTERS = 'letter:';
export const TICKETS = 'ticket:';
