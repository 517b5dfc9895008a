import type { AuditEntry } from '@handrail/protocol';
import { createHash } from 'node:crypto';

/** An entry before it has its place in the chain. */
export type AuditNote = Omit<AuditEntry, 'seq' | 'chain'>;

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
