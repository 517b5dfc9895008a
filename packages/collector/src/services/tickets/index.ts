import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Members } from '../members.ts';
import type { Chance } from '../secrets.ts';
import type { Support } from '../support/settings.ts';
import { createTicketCore, type TicketCore } from './core.ts';
import { createDesk, type Desk } from './desk.ts';
import { createGuideNames, type NameGuides } from './guide-names.ts';
import { createInbox, type TicketInbox } from './inbox.ts';
import { createJoining, type Joining } from './joining.ts';
import { createLive, type Live } from './live.ts';
import { createPlacing, type Placing } from './placing.ts';
import { createReferences } from './references.ts';
import { createPresence, type Presence } from './presence.ts';
import { createTicketRates, type TicketRates } from './rates.ts';
import { createUploads, type Scan, type Uploads } from './uploads.ts';
import { createVisitorTickets, type VisitorTickets } from './visitors.ts';

/** The service centre: what visitors ask, and what members make of it. */
export interface Tickets {
  core: TicketCore;
  placing: Placing;
  visitors: VisitorTickets;
  desk: Desk;
  joining: Joining;
  inbox: TicketInbox;
  live: Live;
  presence: Presence;
  uploads: Uploads;
  rates: TicketRates;
  nameGuides: NameGuides;
}

export interface TicketParts {
  records: RecordStore;
  support: Support;
  members: Members;
  clock: Clock;
  chance: Chance;
  /** Looks for viruses. @default nothing is looked for */
  scan?: Scan | undefined;
}

export function createTickets({ records, support, members, clock, chance, scan }: TicketParts): Tickets {
  const { tickets } = records;
  const core = createTicketCore({ tickets, support, clock, chance });
  const placing = createPlacing({ tickets, support, members });
  const desk = createDesk({ records, core, placing, references: createReferences({ placing, support }) });
  const live = createLive();
  tickets.onChange((told) => live.tell({ ticket: told }));
  return {
    ...{ core, placing, desk, live },
    visitors: createVisitorTickets({ records, core, placing, support, clock }),
    joining: createJoining({ desk, core, clock }),
    inbox: createInbox(records, clock),
    presence: createPresence({ tickets, live, clock, id: core.newId() }),
    uploads: createUploads({ records, clock, newId: core.newId, scan }),
    rates: createTicketRates(clock),
    nameGuides: createGuideNames(records.guides),
  };
}
