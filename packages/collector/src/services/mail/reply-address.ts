import type { Vault } from '../vault.ts';

const PURPOSE = 'mail reply';
const TOKEN = /([0-9a-f]{32})\.([0-9a-f]{20})/;

/** Addresses and message ids that lead answers back to a ticket. Nobody can make one without our key. */
export interface ReplyAddresses {
  /** Where answers go: the address of the configuration with a token behind a plus. */
  addressOf(ticketId: string): string;
  /** The id of a mail of the ticket, which answers repeat in `In-Reply-To` and `References`. */
  messageIdOf(ticketId: string, deliveryId: string): string;
  /** The mail that stands at the head of the ticket's conversation; it was never sent. */
  headOf(ticketId: string): string;
  /** The ticket that a header names: recipients, or ids of messages. */
  ticketOf(header: string): string | undefined;
}

/** `address` is a mailbox of ours, such as help@example.com. */
export function createReplyAddresses(address: string, vault: Pick<Vault, 'mark' | 'isMark'>): ReplyAddresses {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const token = (ticketId: string): string => `${ticketId}.${vault.mark(ticketId, PURPOSE)}`;
  return {
    addressOf: (ticketId) => `${local}+${token(ticketId)}@${domain}`,
    messageIdOf: (ticketId, deliveryId) => `<${token(ticketId)}.${deliveryId}@${domain}>`,
    headOf: (ticketId) => `<${token(ticketId)}@${domain}>`,
    ticketOf(header) {
      for (const [, ticketId = '', mark = ''] of header.toLowerCase().matchAll(new RegExp(TOKEN, 'g'))) {
        if (vault.isMark(mark, ticketId, PURPOSE)) return ticketId;
      }
      return undefined;
    },
  };
}

/** The longest part before the plus: with the token behind it, no more than the 64 characters that a mailbox may have. */
export const LONGEST_LOCAL = 10;
