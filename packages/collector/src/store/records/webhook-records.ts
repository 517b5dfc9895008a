import type { Webhook } from '@handrail/protocol';

/** Somebody who is called when something happens, with what signs. */
export interface WebhookRecord {
  webhook: Webhook;
  /** Sealed, the newest first; `until`: when it ends. */
  secrets: { sealed: string; until: number | null }[];
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
