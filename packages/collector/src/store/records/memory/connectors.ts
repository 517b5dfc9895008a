import type { ConnectorRecord, ConnectorRecords, LinkRecord } from '../connector-records.ts';
import type { Ledger } from './ledger.ts';

/** `hasTicket`: links of tickets that are gone are gone. */
export function memoryConnectors(ledger: Ledger, hasTicket: (ticketId: string) => boolean): ConnectorRecords {
  const all = ledger.map<string, ConnectorRecord>();
  const kept = ledger.map<string, LinkRecord>();
  const keyOf = (connectorId: string, ticketId: string) => `${connectorId} ${ticketId}`;
  const links = () => [...kept.values()].filter(({ ticketId }) => hasTicket(ticketId));
  const put = (link: LinkRecord) => void kept.set(keyOf(link.connectorId, link.ticketId), structuredClone(link));
  const find = (connectorId: string, ticketId: string) =>
    hasTicket(ticketId) ? kept.get(keyOf(connectorId, ticketId)) : undefined;
  return {
    list: async () => structuredClone([...all.values()]),
    find: async (connectorId) => structuredClone(all.get(connectorId)),
    put: async (record) => void all.set(record.connector.connectorId, structuredClone(record)),
    async remove(connectorId) {
      for (const [key, link] of [...kept]) if (link.connectorId === connectorId) kept.delete(key);
      return all.delete(connectorId);
    },
    async addLink(link) {
      const { connectorId, ticketId } = link;
      if (!hasTicket(ticketId) || find(connectorId, ticketId) !== undefined) return false;
      put({ ...link, revision: 1 });
      return true;
    },
    link: async (connectorId, ticketId) => structuredClone(find(connectorId, ticketId)),
    linksOf: async (ticketId) =>
      structuredClone(links().filter((one) => one.ticketId === ticketId)).sort((a, b) =>
        a.connectorId < b.connectorId ? -1 : 1,
      ),
    async putLink(link) {
      if (find(link.connectorId, link.ticketId)?.revision !== link.revision) return false;
      put({ ...link, revision: link.revision + 1 });
      return true;
    },
    async takeLinks(connectorId, limit, now, until) {
      const due = links()
        .filter((one) => one.connectorId === connectorId && one.lookAt <= now)
        .sort((a, b) => a.lookAt - b.lookAt || (a.ticketId < b.ticketId ? -1 : 1))
        .slice(0, limit);
      for (const one of due) put({ ...one, lookAt: until });
      return structuredClone(due);
    },
    async wake(connectorId, remote, at) {
      for (const one of links()) {
        const isThis = one.remoteId === remote || one.remoteKey === remote;
        if (one.connectorId === connectorId && isThis) put({ ...one, lookAt: at });
      }
    },
  };
}
