import type { Connector, ConnectorLink, Ticket, TicketConnectors, TicketEntry } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import { NEVER, type ConnectorRecords, type LinkRecord } from '../../store/records/connector-records.ts';
import type { DeliveryRecords } from '../../store/records/delivery-records.ts';
import { isOfApp } from '../of-app.ts';
import { hashOf } from '../secrets.ts';
import type { Parcel } from './carry.ts';
import { MAPPINGS } from './kinds/index.ts';
import { fillText } from './template.ts';
import { isSaid } from './words.ts';

/** What tickets have to do with other service desks. */
export interface HandOver {
  /** Puts what an entry means to other service desks into the outbox. Told again, it is the same. */
  tell(ticket: Ticket, entry: TicketEntry): Promise<void>;
  /** Hands a ticket over that its level has not; also again, where it could not be made. False when it is there, or on its way. */
  handOver(ticket: Ticket, connectorId: string): Promise<boolean | 'unknown'>;
  /** Where a ticket is, and where else it can go. */
  of(ticket: Ticket): Promise<TicketConnectors>;
}

interface Parts {
  records: { connectors: ConnectorRecords; deliveries: DeliveryRecords };
  clock: Clock;
}

export function createHandOver({ records: { connectors, deliveries }, clock }: Parts): HandOver {
  async function put(connectorId: string, parcel: Parcel, key: string, at: number): Promise<void> {
    const deliveryId = `con_${hashOf(`${connectorId} ${parcel.ticketId} ${parcel.what} ${key}`).slice(0, 32)}`;
    // In the order of what happened, also where it is told at once.
    const delivery = { deliveryId, kind: 'connector' as const, target: connectorId, createdAt: at };
    await deliveries.add({ ...delivery, content: JSON.stringify(parcel) });
  }

  async function begin({ ticketId, number }: Ticket, connectorId: string, since: number): Promise<void> {
    const nothing = { remoteId: null, remoteKey: null, remoteState: null, sending: null, seen: [], fault: null };
    await connectors.addLink({ connectorId, ticketId, since, lookAt: NEVER, ...nothing });
    await put(connectorId, { ticketId, number, what: 'create' }, String(since), since);
  }

  async function tellOne(connector: Connector, ticket: Ticket, entry: TicketEntry): Promise<void> {
    const { connectorId, levels, notes, statesOut } = connector;
    const { ticketId, number } = ticket;
    const link = await connectors.link(connectorId, ticketId);
    const { change, entryId, at } = entry;
    if (link === undefined) {
      const isArriving = change?.what === 'created' || change?.what === 'level';
      if (isArriving && levels.includes(ticket.level) && ticket.state !== 'closed')
        await begin(ticket, connectorId, at);
      return;
    }
    // As above, when it is told again.
    if (link.remoteId === null && at === link.since) {
      if (change?.what === 'created' || change?.what === 'level') await begin(ticket, connectorId, at);
    }
    if (at <= link.since) return;
    if (isSaid(entry, notes, connectorId))
      await put(connectorId, { ticketId, number, what: 'comment', entryId }, entryId, at);
    if (change?.what === 'state' && statesOut[change.to] !== '')
      await put(connectorId, { ticketId, number, what: 'state' }, entryId, at);
  }

  return {
    async tell(ticket, entry) {
      for (const { connector } of await connectors.list()) {
        if (fits(connector, ticket)) await tellOne(connector, ticket, entry);
      }
    },
    async handOver(ticket, connectorId) {
      const found = (await connectors.find(connectorId))?.connector;
      if (found === undefined || !fits(found, ticket)) return 'unknown';
      const link = await connectors.link(connectorId, ticket.ticketId);
      const since = Math.max(clock.now(), ticket.updatedAt);
      if (link === undefined) {
        await begin(ticket, connectorId, since);
        return true;
      }
      if (link.remoteId !== null || link.fault === null) return false;
      if (!(await connectors.putLink({ ...link, since, fault: null }))) return false;
      await begin(ticket, connectorId, since);
      return true;
    },
    async of(ticket) {
      const links = await connectors.linksOf(ticket.ticketId);
      const all = (await connectors.list()).map(({ connector }) => connector);
      const shown = links.flatMap((link) => {
        const connector = all.find(({ connectorId }) => connectorId === link.connectorId);
        return connector === undefined ? [] : [linkOf(connector, link)];
      });
      const others = all.filter(
        (one) =>
          fits(one, ticket) &&
          // Where it could not be made, it can be tried again.
          !links.some(({ connectorId, fault }) => connectorId === one.connectorId && fault === null),
      );
      return { links: shown, others: others.map(({ connectorId, name }) => ({ connectorId, name })) };
    },
  };
}

const fits = ({ state, appIds }: Connector, ticket: Ticket): boolean =>
  state === 'on' && !ticket.spam && isOfApp(appIds, ticket.appId);

function linkOf({ name, url, kind }: Connector, link: LinkRecord): ConnectorLink {
  const { connectorId, ticketId, remoteId, remoteKey, remoteState, fault } = link;
  const way =
    remoteId === null
      ? null
      : url.replace(/\/+$/, '') + fillText(MAPPINGS[kind].web, { remoteId, remoteKey }, encodeURIComponent);
  return { connectorId, name, ticketId, remoteId, remoteKey, url: way, remoteState, fault };
}
