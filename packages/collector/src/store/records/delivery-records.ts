/** How far something is that must leave: a mail, or a call of a webhook or a connector. */
export type DeliveryState = 'waiting' | 'sent' | 'failed';

/** One mail or call, kept until it has left and a while after that: the outbox and its log in one. */
export interface DeliveryRecord {
  deliveryId: string;
  kind: 'mail' | 'webhook' | 'connector';
  /** The webhook or connector that is called; of mails empty. */
  target: string;
  /** What leaves, as its sender wrote it. */
  content: string;
  state: DeliveryState;
  /** How often it was tried. */
  attempts: number;
  createdAt: number;
  /** When it is tried next, or was last. */
  at: number;
  /** What became of the last try, in a few words. */
  outcome: string;
}

/** What became of a try. */
export type Tried = Pick<DeliveryRecord, 'state' | 'at' | 'outcome'>;

interface DeliveryQuery {
  kind: DeliveryRecord['kind'];
  target?: string | undefined;
  limit: number;
}

export interface DeliveryRecords {
  /** Puts it into the outbox. False when one with this id was there before; nothing changes then. */
  add(delivery: Pick<DeliveryRecord, 'deliveryId' | 'kind' | 'target' | 'content' | 'createdAt'>): Promise<boolean>;
  /** Takes what is due and nobody has, the one due first first. It is theirs until `until`, and due again then. */
  take(kind: DeliveryRecord['kind'], limit: number, now: number, until: number): Promise<DeliveryRecord[]>;
  /** Writes down what became of a try, and counts it. */
  tried(deliveryId: string, tried: Tried): Promise<void>;
  find(deliveryId: string): Promise<DeliveryRecord | undefined>;
  /** The newest first. */
  list(query: DeliveryQuery): Promise<DeliveryRecord[]>;
  /** Lets it be tried again from the beginning. False when there is none with this id. */
  replay(deliveryId: string, now: number): Promise<boolean>;
  /** Ends what waits for a target, which is gone. */
  giveUp(target: string, outcome: string): Promise<void>;
  /** Takes away what has left or failed before an instant. */
  forget(before: number): Promise<void>;
}

/** Of a row as both databases name its columns. Kinds and states are written by us alone. */
export const toDelivery = (row: Record<string, unknown>): DeliveryRecord => ({
  deliveryId: String(row['delivery_id']),
  kind: row['kind'] as DeliveryRecord['kind'],
  target: String(row['target']),
  content: String(row['content']),
  state: row['state'] as DeliveryState,
  attempts: Number(row['attempts']),
  createdAt: Number(row['created_at']),
  at: Number(row['at']),
  outcome: String(row['outcome']),
});
