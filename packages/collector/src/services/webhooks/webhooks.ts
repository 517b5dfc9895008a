import type { Delivery, Webhook, WebhookEvent, WebhookInput } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import { DELIVERY } from '../../delivery-limits.ts';
import type { DeliveryRecord, DeliveryRecords } from '../../store/records/delivery-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { WebhookRecord } from '../../store/records/webhook-records.ts';
import { logged } from '../mail/mail.ts';
import { isOfApp } from '../of-app.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { hashOf, type Chance } from '../secrets.ts';
import type { Vault } from '../vault.ts';
import { secretOf, signedHeaders } from './sign.ts';

/** Something that happened, for whoever wants to be called. */
export interface Happening {
  event: WebhookEvent;
  appId: string;
  at: number;
  data: object;
  /** The same key again is the same happening, and is told once. */
  key: string;
}

type Made = { webhook: Webhook; secret: string };

export interface Webhooks {
  list(): Promise<Webhook[]>;
  find(webhookId: string): Promise<Webhook | undefined>;
  /** Or why its address may not be called. */
  make(input: WebhookInput): Promise<Made | { refused: string }>;
  change(webhookId: string, input: WebhookInput): Promise<Webhook | { refused: string } | undefined>;
  remove(webhookId: string): Promise<boolean>;
  /** Gives it another secret. The last one signs beside it for a day. */
  renew(webhookId: string): Promise<Made | undefined>;
  /** Puts a call into the outbox for each that wants to know. */
  tell(happening: Happening): Promise<void>;
  /** Puts a call into the outbox that tells of nothing, whatever else it wants to know. */
  ping(webhookId: string): Promise<boolean>;
  /** What became of a call that is made now. */
  call(
    delivery: DeliveryRecord,
  ): Promise<{ sent: true; outcome: string } | { failed: 'later' | 'never'; outcome: string }>;
  /** The newest calls of one. */
  deliveries(webhookId: string): Promise<Delivery[]>;
  /** Makes a call again. False when it is none of this one. */
  replay(webhookId: string, deliveryId: string): Promise<boolean>;
}

export interface WebhookParts {
  records: Pick<RecordStore, 'webhooks' | 'deliveries'>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  chance: Chance;
}

/** What secrets of webhooks are sealed for. */
export const WEBHOOK_PURPOSE = 'webhook';
const SECRET_BYTES = 32;

export function createWebhooks({ records, outbound, vault, clock, chance }: WebhookParts): Webhooks {
  const { webhooks, deliveries } = records;

  function newSecret(): { secret: string; sealed: string } {
    const secret = secretOf(chance(SECRET_BYTES));
    return { secret, sealed: vault.seal(secret, WEBHOOK_PURPOSE) };
  }
  function secretsOf({ secrets }: WebhookRecord): string[] {
    const alive = secrets.filter(({ until }) => until === null || until > clock.now());
    return alive.flatMap(({ sealed }) => vault.open(sealed, WEBHOOK_PURPOSE) ?? []);
  }
  async function put(webhookId: string, content: string, key: string): Promise<void> {
    const deliveryId = `msg_${hashOf(`${webhookId} ${key}`).slice(0, 32)}`;
    await deliveries.add({ deliveryId, kind: 'webhook', target: webhookId, content, createdAt: clock.now() });
  }
  async function end(record: WebhookRecord): Promise<void> {
    const { webhook } = record;
    await webhooks.put({ ...record, webhook: { ...webhook, state: 'gone' } });
    await deliveries.giveUp(webhook.webhookId, 'it is gone');
  }

  return {
    list: async () => (await webhooks.list()).map(({ webhook }) => webhook),
    find: async (webhookId) => (await webhooks.find(webhookId))?.webhook,
    async make({ state = 'on', ...input }) {
      const refused = await outbound.refuse(input.url);
      if (refused !== undefined) return { refused };
      const webhook = { ...input, webhookId: chance(8).toString('hex'), state, createdAt: clock.now() };
      const { secret, sealed } = newSecret();
      await webhooks.put({ webhook, secrets: [{ sealed, until: null }] });
      return { webhook, secret };
    },
    async change(webhookId, { state = 'on', ...input }) {
      const record = await webhooks.find(webhookId);
      if (record === undefined) return undefined;
      const refused = await outbound.refuse(input.url);
      if (refused !== undefined) return { refused };
      const webhook = { ...input, webhookId, state, createdAt: record.webhook.createdAt };
      await webhooks.put({ ...record, webhook });
      return webhook;
    },
    async remove(webhookId) {
      const was = await webhooks.remove(webhookId);
      if (was) await deliveries.giveUp(webhookId, 'it was removed');
      return was;
    },
    async renew(webhookId) {
      const record = await webhooks.find(webhookId);
      if (record === undefined) return undefined;
      const { secret, sealed } = newSecret();
      const until = clock.now() + DELIVERY.rotationMs;
      const last = record.secrets.slice(0, 1).map((one) => ({ ...one, until }));
      await webhooks.put({ ...record, secrets: [{ sealed, until: null }, ...last] });
      return { webhook: record.webhook, secret };
    },
    async tell({ event, appId, at, data, key }) {
      for (const { webhook } of await webhooks.list()) {
        const { webhookId, state, events, appIds } = webhook;
        const wants = events.includes('*') || events.includes(event);
        if (state === 'on' && wants && isOfApp(appIds, appId)) await put(webhookId, contentOf(event, at, data), key);
      }
    },
    async ping(webhookId) {
      if ((await webhooks.find(webhookId)) === undefined) return false;
      await put(webhookId, contentOf('ping', clock.now(), {}), chance(16).toString('hex'));
      return true;
    },
    async call({ deliveryId, target, content }) {
      const record = await webhooks.find(target);
      if (record === undefined) return { failed: 'never', outcome: 'it was removed' };
      const signed = signedHeaders(deliveryId, clock.now(), content, secretsOf(record));
      const headers = { 'content-type': 'application/json', ...signed };
      const answer = await outbound.ask({ method: 'POST', url: record.webhook.url, headers, body: content });
      if ('fault' in answer) return { failed: 'later', outcome: `${answer.fault}: ${answer.detail}` };
      const outcome = String(answer.status);
      if (answer.status >= 200 && answer.status < 300) return { sent: true, outcome };
      if (answer.status !== 410) return { failed: 'later', outcome };
      await end(record);
      return { failed: 'never', outcome };
    },
    ...callsOf(deliveries, clock),
  };
}

/** The log of calls. */
function callsOf(deliveries: DeliveryRecords, clock: Clock): Pick<Webhooks, 'deliveries' | 'replay'> {
  return {
    async deliveries(webhookId) {
      const rows = await deliveries.list({ kind: 'webhook', target: webhookId, limit: DELIVERY.shown });
      return rows.map(({ content, ...row }) => logged(row, typeOf(content)));
    },
    async replay(webhookId, deliveryId) {
      const found = await deliveries.find(deliveryId);
      if (found?.kind !== 'webhook' || found.target !== webhookId) return false;
      return deliveries.replay(deliveryId, clock.now());
    },
  };
}

const contentOf = (type: string, at: number, data: object): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

/** Of what `contentOf` has written. */
const typeOf = (content: string): string => (JSON.parse(content) as { type: string }).type;
