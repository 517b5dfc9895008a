import type { Pool } from 'pg';
import { toDelivery, type DeliveryRecords } from '../delivery-records.ts';
import { toWebhook, type WebhookRecords } from '../webhook-records.ts';
import { asker } from './accounts.ts';

const ADD = `
  INSERT INTO delivery (delivery_id, kind, target, content, state, attempts, created_at, at, outcome)
  VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5, '') ON CONFLICT DO NOTHING`;
// Rows that another collector takes at this moment are passed over.
const TAKE = `
  WITH due AS (
    SELECT delivery_id, at AS was_at FROM delivery WHERE kind = $1 AND state = 'waiting' AND at <= $2
    ORDER BY at, delivery_id COLLATE "C" LIMIT $3 FOR UPDATE SKIP LOCKED
  )
  UPDATE delivery SET at = $4 FROM due WHERE delivery.delivery_id = due.delivery_id RETURNING delivery.*, due.was_at`;

export function postgresDeliveries(pool: Pool): DeliveryRecords {
  const ask = asker(pool);
  return {
    add: async ({ deliveryId, kind, target, content, createdAt }) =>
      (await ask(ADD, deliveryId, kind, target, content, createdAt)).count === 1,
    async take(kind, limit, now, until) {
      const { rows } = await ask(TAKE, kind, now, limit, until);
      return rows
        .map((row) => ({ ...toDelivery(row), at: Number(row['was_at']) }))
        .sort((a, b) => a.at - b.at || (a.deliveryId < b.deliveryId ? -1 : 1));
    },
    async tried(deliveryId, { state, at, outcome }) {
      const text =
        'UPDATE delivery SET state = $2, at = $3, outcome = $4, attempts = attempts + 1 WHERE delivery_id = $1';
      await ask(text, deliveryId, state, at, outcome);
    },
    async find(deliveryId) {
      const { rows } = await ask('SELECT * FROM delivery WHERE delivery_id = $1', deliveryId);
      return rows[0] && toDelivery(rows[0]);
    },
    async list({ kind, target = null, limit }) {
      const text = `SELECT * FROM delivery WHERE kind = $1 AND ($2::text IS NULL OR target = $2)
        ORDER BY created_at DESC, delivery_id COLLATE "C" DESC LIMIT $3`;
      return (await ask(text, kind, target, limit)).rows.map(toDelivery);
    },
    async replay(deliveryId, now) {
      const text = "UPDATE delivery SET state = 'waiting', at = $2, attempts = 0 WHERE delivery_id = $1";
      return (await ask(text, deliveryId, now)).count === 1;
    },
    async giveUp(target, outcome) {
      await ask(
        "UPDATE delivery SET state = 'failed', outcome = $2 WHERE target = $1 AND state = 'waiting'",
        target,
        outcome,
      );
    },
    async forget(before) {
      await ask("DELETE FROM delivery WHERE state <> 'waiting' AND at < $1", before);
    },
  };
}

export function postgresWebhooks(pool: Pool): WebhookRecords {
  const ask = asker(pool);
  return {
    list: async () =>
      (await ask('SELECT content FROM webhook ORDER BY made, webhook_id COLLATE "C"')).rows.map(toWebhook),
    async find(webhookId) {
      const { rows } = await ask('SELECT content FROM webhook WHERE webhook_id = $1', webhookId);
      return rows[0] && toWebhook(rows[0]);
    },
    async put(record) {
      const text = `INSERT INTO webhook (webhook_id, made, content) VALUES ($1, $2, $3)
        ON CONFLICT (webhook_id) DO UPDATE SET content = excluded.content`;
      await ask(text, record.webhook.webhookId, record.webhook.createdAt, JSON.stringify(record));
    },
    remove: async (webhookId) => (await ask('DELETE FROM webhook WHERE webhook_id = $1', webhookId)).count === 1,
  };
}
