import { createHash } from 'node:crypto';

/** Something that somebody did or tried, to be kept for ever. */
export interface AuditNote {
  at: number;
  /** Undefined for strangers, and for what the collector does by itself. */
  memberId: string | null;
  /** The name at that time; members may go. */
  name: string;
  by: string;
  /** `noun.past-verb`, such as `guide.published`. */
  action: string;
  appId: string | null;
  /** What it was done to. */
  target: string | null;
  before: unknown;
  after: unknown;
  /** From where it was asked. */
  address: string | null;
}

export interface AuditEntry extends AuditNote {
  /** Its place, from 1 on without a gap. */
  seq: number;
  /** Hash of this entry and the chain before it: whoever changes or removes an entry breaks all that follow. */
  chain: string;
}

export interface AuditQuery {
  /** Entries before this place. */
  before?: number;
  limit: number;
  memberId?: string;
  action?: string;
  appId?: string;
  /** From this instant on. */
  from?: number;
  /** Up to this instant, which is left out. */
  to?: number;
}

/** What only grows: no method changes or removes an entry, and the engines refuse to. */
export interface AuditRecords {
  append(note: AuditNote): Promise<AuditEntry>;
  /** Newest first. */
  page(query: AuditQuery): Promise<AuditEntry[]>;
}

/** The chain of an entry, given that of the one before; empty before the first. */
export function chainOf(previous: string, seq: number, note: AuditNote): string {
  const { at, memberId, name, by, action, appId, target, before, after, address } = note;
  const parts = [previous, seq, at, memberId, name, by, action, appId, target, before, after, address];
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('base64url');
}
