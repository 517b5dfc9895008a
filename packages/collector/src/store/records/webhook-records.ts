import type { Webhook } from '@handrail/protocol';

/** Somebody who is called when something happens; with the secrets that sign, sealed, the newest first. */
export interface WebhookRecord {
  webhook: Webhook;
  sealed: string[];
}

export interface WebhookRecords {
  /** In the order in which they were made. */
  list(): Promise<WebhookRecord[]>;
  find(webhookId: string): Promise<WebhookRecord | undefined>;
  /** Makes it, or replaces the one with this id. */
  put(record: WebhookRecord): Promise<void>;
  remove(webhookId: string): Promise<boolean>;
}

/** Of a row as both databases name its columns. Written by `put`, and by nobody else. */
export const toWebhook = (row: Record<string, unknown>): WebhookRecord =>
  JSON.parse(String(row['content'])) as WebhookRecord;
