import type { Clock } from '../../clock.ts';
import { TICKET_RATES } from '../../ticket-limits.ts';
import { createBuckets } from '../buckets.ts';

interface From {
  appId: string;
  visitorId: string;
  address?: string | undefined;
}

/** How often visitors may speak to the service centre. Each answers 0, or after how many milliseconds it may be tried again. */
export interface TicketRates {
  newTicket(from: From): number;
  said(from: From): number;
}

export function createTicketRates(clock: Clock): TicketRates {
  const newOf = {
    visitor: createBuckets(TICKET_RATES.newOfVisitor, clock),
    address: createBuckets(TICKET_RATES.newOfAddress, clock),
    app: createBuckets(TICKET_RATES.newOfApp, clock),
  };
  const said = createBuckets(TICKET_RATES.saidByVisitor, clock);
  const nameOf = ({ appId, visitorId }: From): string => `${appId} ${visitorId}`;
  return {
    newTicket: (from) =>
      // Who is stopped by the first costs the others nothing.
      newOf.visitor.take(nameOf(from)) ||
      (from.address === undefined ? 0 : newOf.address.take(from.address)) ||
      newOf.app.take(from.appId),
    said: (from) => said.take(nameOf(from)),
  };
}
