import type { Pool } from 'pg';
import { contentOfLink, toConnector, toLink, type ConnectorRecords } from '../connector-records.ts';
import { asker } from './accounts.ts';

const PUT = `INSERT INTO connector (connector_id, made, content) VALUES ($1, $2, $3)
  ON CONFLICT (connector_id) DO UPDATE SET content = excluded.content`;
const ADD = `
  INSERT INTO connector_link (connector_id, ticket_id, remote_id, remote_key, look_at, revision, content)
  SELECT $1, ticket_id, $3, $4, $5, 1, $6 FROM ticket WHERE ticket_id = $2 ON CONFLICT DO NOTHING`;
const CHANGE = `
  UPDATE connector_link SET remote_id = $4, remote_key = $5, look_at = $6, revision = revision + 1, content = $7
  WHERE connector_id = $1 AND ticket_id = $2 AND revision = $3`;
// Rows that another collector takes at this moment are passed over.
const TAKE = `
  WITH due AS (
    SELECT connector_id, ticket_id, look_at AS was_at FROM connector_link WHERE connector_id = $1 AND look_at <= $2
    ORDER BY look_at, ticket_id COLLATE "C" LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  UPDATE connector_link AS link SET look_at = $4 FROM due
  WHERE link.connector_id = due.connector_id AND link.ticket_id = due.ticket_id RETURNING link.*, due.was_at`;

export function postgresConnectors(pool: Pool): ConnectorRecords {
  const ask = asker(pool);
  return {
    list: async () =>
      (await ask('SELECT content FROM connector ORDER BY made, connector_id COLLATE "C"')).rows.map(toConnector),
    async find(connectorId) {
      const { rows } = await ask('SELECT content FROM connector WHERE connector_id = $1', connectorId);
      return rows[0] && toConnector(rows[0]);
    },
    async put(record) {
      const { connectorId, createdAt } = record.connector;
      await ask(PUT, connectorId, createdAt, JSON.stringify(record));
    },
    remove: async (connectorId) =>
      (await ask('DELETE FROM connector WHERE connector_id = $1', connectorId)).count === 1,
    async addLink({ connectorId, ticketId, remoteId, remoteKey, lookAt, ...rest }) {
      const given = [connectorId, ticketId, remoteId, remoteKey, lookAt, contentOfLink(rest)];
      return (await ask(ADD, ...given)).count === 1;
    },
    async link(connectorId, ticketId) {
      const text = 'SELECT * FROM connector_link WHERE connector_id = $1 AND ticket_id = $2';
      const { rows } = await ask(text, connectorId, ticketId);
      return rows[0] && toLink(rows[0]);
    },
    async linksOf(ticketId) {
      const text = 'SELECT * FROM connector_link WHERE ticket_id = $1 ORDER BY connector_id COLLATE "C"';
      return (await ask(text, ticketId)).rows.map(toLink);
    },
    async putLink({ connectorId, ticketId, revision, remoteId, remoteKey, lookAt, ...rest }) {
      const given = [connectorId, ticketId, revision, remoteId, remoteKey, lookAt, contentOfLink(rest)];
      return (await ask(CHANGE, ...given)).count === 1;
    },
    async takeLinks(connectorId, limit, now, until) {
      const { rows } = await ask(TAKE, connectorId, now, limit, until);
      return rows
        .map((row) => toLink({ ...row, look_at: row['was_at'] }))
        .sort((a, b) => a.lookAt - b.lookAt || (a.ticketId < b.ticketId ? -1 : 1));
    },
    async wake(connectorId, remote, at) {
      const text = `UPDATE connector_link SET look_at = $3
        WHERE connector_id = $1 AND (remote_id = $2 OR remote_key = $2)`;
      await ask(text, connectorId, remote, at);
    },
  };
}
