import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { contentOfLink, toConnector, toLink, type ConnectorRecords } from '../connector-records.ts';

export function sqliteConnectors(database: DatabaseSync): ConnectorRecords {
  const list = database.prepare('SELECT content FROM connector ORDER BY made, connector_id');
  const find = database.prepare('SELECT content FROM connector WHERE connector_id = ?');
  const put = database.prepare(
    'INSERT INTO connector (connector_id, made, content) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  );
  const remove = database.prepare('DELETE FROM connector WHERE connector_id = ?');
  const hasTicket = database.prepare('SELECT 1 FROM ticket WHERE ticket_id = ?');
  const add = database.prepare(
    `INSERT INTO connector_link (connector_id, ticket_id, remote_id, remote_key, look_at, revision, content)
     VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING`,
  );
  const link = database.prepare('SELECT * FROM connector_link WHERE connector_id = ? AND ticket_id = ?');
  const linksOf = database.prepare('SELECT * FROM connector_link WHERE ticket_id = ? ORDER BY connector_id');
  const change = database.prepare(
    `UPDATE connector_link SET remote_id = ?, remote_key = ?, look_at = ?, revision = revision + 1, content = ?
     WHERE connector_id = ? AND ticket_id = ? AND revision = ?`,
  );
  const due = database.prepare(
    'SELECT * FROM connector_link WHERE connector_id = ? AND look_at <= ? ORDER BY look_at, ticket_id LIMIT ?',
  );
  const hold = database.prepare('UPDATE connector_link SET look_at = ? WHERE connector_id = ? AND ticket_id = ?');
  const wake = database.prepare(
    'UPDATE connector_link SET look_at = ? WHERE connector_id = ? AND (remote_id = ? OR remote_key = ?)',
  );
  return {
    list: () => guarded(() => list.all().map(toConnector)),
    find: (connectorId) =>
      guarded(() => {
        const row = find.get(connectorId);
        return row && toConnector(row);
      }),
    put: (record) =>
      guarded(() => void put.run(record.connector.connectorId, record.connector.createdAt, JSON.stringify(record))),
    remove: (connectorId) => guarded(() => remove.run(connectorId).changes === 1),
    addLink: ({ connectorId, ticketId, remoteId, remoteKey, lookAt, ...rest }) =>
      guarded(() => {
        if (hasTicket.get(ticketId) === undefined) return false;
        return add.run(connectorId, ticketId, remoteId, remoteKey, lookAt, contentOfLink(rest)).changes === 1;
      }),
    link: (connectorId, ticketId) =>
      guarded(() => {
        const row = link.get(connectorId, ticketId);
        return row && toLink(row);
      }),
    linksOf: (ticketId) => guarded(() => linksOf.all(ticketId).map(toLink)),
    putLink: ({ connectorId, ticketId, remoteId, remoteKey, lookAt, revision, ...rest }) =>
      guarded(() => {
        const given = [remoteId, remoteKey, lookAt, contentOfLink(rest)];
        return change.run(...given, connectorId, ticketId, revision).changes === 1;
      }),
    takeLinks: (connectorId, limit, now, until) =>
      guarded(() =>
        inTransaction(database, () => {
          const rows = due.all(connectorId, now, limit).map(toLink);
          for (const { ticketId } of rows) hold.run(until, connectorId, ticketId);
          return rows;
        }),
      ),
    wake: (connectorId, remote, at) => guarded(() => void wake.run(at, connectorId, remote, remote)),
  };
}
