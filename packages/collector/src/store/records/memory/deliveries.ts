import type { DeliveryRecord, DeliveryRecords } from '../delivery-records.ts';
import type { Ledger } from './ledger.ts';
import type { WebhookRecord, WebhookRecords } from '../webhook-records.ts';

export function memoryDeliveries(ledger: Ledger): DeliveryRecords {
  const all = ledger.map<string, DeliveryRecord>();
  const change = (deliveryId: string, after: (one: DeliveryRecord) => Partial<DeliveryRecord>): boolean => {
    const one = all.get(deliveryId);
    if (one !== undefined) all.set(deliveryId, { ...one, ...after(one) });
    return one !== undefined;
  };
  return {
    async add(delivery) {
      if (all.has(delivery.deliveryId)) return false;
      const { deliveryId, createdAt } = delivery;
      all.set(deliveryId, { ...delivery, state: 'waiting', attempts: 0, at: createdAt, outcome: '' });
      return true;
    },
    async take(kind, limit, now, until) {
      const due = [...all.values()]
        .filter((one) => one.kind === kind && one.state === 'waiting' && one.at <= now)
        .sort((a, b) => a.at - b.at || (a.deliveryId < b.deliveryId ? -1 : 1))
        .slice(0, limit);
      for (const { deliveryId } of due) change(deliveryId, () => ({ at: until }));
      return due;
    },
    tried: async (deliveryId, tried) =>
      void change(deliveryId, ({ attempts }) => ({ ...tried, attempts: attempts + 1 })),
    find: async (deliveryId) => structuredClone(all.get(deliveryId)),
    list: async ({ kind, target, limit }) =>
      [...all.values()]
        .filter((one) => one.kind === kind && (target === undefined || one.target === target))
        .sort((a, b) => b.createdAt - a.createdAt || (a.deliveryId < b.deliveryId ? 1 : -1))
        .slice(0, limit),
    replay: async (deliveryId, now) => change(deliveryId, () => ({ state: 'waiting', at: now, attempts: 0 })),
    async giveUp(target, outcome) {
      for (const one of all.values()) {
        if (one.target === target && one.state === 'waiting') {
          change(one.deliveryId, () => ({ state: 'failed', outcome }));
        }
      }
    },
    async forget(before) {
      for (const { deliveryId, state, at } of all.values()) {
        if (state !== 'waiting' && at < before) all.delete(deliveryId);
      }
    },
  };
}

export function memoryWebhooks(ledger: Ledger): WebhookRecords {
  const all = ledger.map<string, WebhookRecord>();
  return {
    list: async () => structuredClone([...all.values()]),
    find: async (webhookId) => structuredClone(all.get(webhookId)),
    put: async (record) => void all.set(record.webhook.webhookId, structuredClone(record)),
    remove: async (webhookId) => all.delete(webhookId),
  };
}
