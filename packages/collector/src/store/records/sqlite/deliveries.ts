import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { toDelivery, type DeliveryRecords } from '../delivery-records.ts';
import { toWebhook, type WebhookRecords } from '../webhook-records.ts';

export function sqliteDeliveries(database: DatabaseSync): DeliveryRecords {
  const add = database.prepare(
    `INSERT INTO delivery (delivery_id, kind, target, content, state, attempts, created_at, at, outcome)
     VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?, '') ON CONFLICT DO NOTHING`,
  );
  const due = database.prepare(
    "SELECT * FROM delivery WHERE kind = ? AND state = 'waiting' AND at <= ? ORDER BY at, delivery_id LIMIT ?",
  );
  const hold = database.prepare('UPDATE delivery SET at = ? WHERE delivery_id = ?');
  const tried = database.prepare(
    'UPDATE delivery SET state = ?, at = ?, outcome = ?, attempts = attempts + 1 WHERE delivery_id = ?',
  );
  const find = database.prepare('SELECT * FROM delivery WHERE delivery_id = ?');
  const list = database.prepare(
    'SELECT * FROM delivery WHERE kind = ? AND (? IS NULL OR target = ?) ORDER BY created_at DESC, delivery_id DESC LIMIT ?',
  );
  const replay = database.prepare("UPDATE delivery SET state = 'waiting', at = ?, attempts = 0 WHERE delivery_id = ?");
  const giveUp = database.prepare(
    "UPDATE delivery SET state = 'failed', outcome = ? WHERE target = ? AND state = 'waiting'",
  );
  const forget = database.prepare("DELETE FROM delivery WHERE state <> 'waiting' AND at < ?");
  return {
    add: ({ deliveryId, kind, target, content, createdAt }) =>
      guarded(() => add.run(deliveryId, kind, target, content, createdAt, createdAt).changes === 1),
    take: (kind, limit, now, until) =>
      guarded(() =>
        inTransaction(database, () => {
          const rows = due.all(kind, now, limit).map(toDelivery);
          for (const { deliveryId } of rows) hold.run(until, deliveryId);
          return rows;
        }),
      ),
    tried: (deliveryId, { state, at, outcome }) => guarded(() => void tried.run(state, at, outcome, deliveryId)),
    find: (deliveryId) =>
      guarded(() => {
        const row = find.get(deliveryId);
        return row && toDelivery(row);
      }),
    list: ({ kind, target = null, limit }) => guarded(() => list.all(kind, target, target, limit).map(toDelivery)),
    replay: (deliveryId, now) => guarded(() => replay.run(now, deliveryId).changes === 1),
    giveUp: (target, outcome) => guarded(() => void giveUp.run(outcome, target)),
    forget: (before) => guarded(() => void forget.run(before)),
  };
}

export function sqliteWebhooks(database: DatabaseSync): WebhookRecords {
  const list = database.prepare('SELECT content FROM webhook ORDER BY made, webhook_id');
  const find = database.prepare('SELECT content FROM webhook WHERE webhook_id = ?');
  const put = database.prepare(
    'INSERT INTO webhook (webhook_id, made, content) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET content = excluded.content',
  );
  const remove = database.prepare('DELETE FROM webhook WHERE webhook_id = ?');
  return {
    list: () => guarded(() => list.all().map(toWebhook)),
    find: (webhookId) =>
      guarded(() => {
        const row = find.get(webhookId);
        return row && toWebhook(row);
      }),
    put: (record) =>
      guarded(() => void put.run(record.webhook.webhookId, record.webhook.createdAt, JSON.stringify(record))),
    remove: (webhookId) => guarded(() => remove.run(webhookId).changes === 1),
  };
}
