import type { AuditEntry } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { AuditQuery, AuditRecords } from '../store/records/audit-records.ts';
import type { Caller } from './caller.ts';

/** Who did it, and from where. */
interface Actor {
  /** By `plan` the collector does later what they have asked for. */
  caller: Pick<Caller, 'memberId' | 'name'> & { by: Caller['by'] | 'plan' };
  address: string | undefined;
}

interface AuditWhat {
  appId?: string;
  target?: string;
  before?: unknown;
  after?: unknown;
}

export interface Audit {
  /** Writes down what was done; kept when the promise is. */
  note(actor: Actor, action: string, what?: AuditWhat): Promise<void>;
  page(query: AuditQuery): Promise<AuditEntry[]>;
}

export function createAudit(records: AuditRecords, clock: Clock): Audit {
  return {
    async note({ caller, address }, action, { appId, target, before, after } = {}) {
      const { memberId, name, by } = caller;
      await records.append({
        ...{ at: clock.now(), memberId: memberId ?? null, name, by, action, address: address ?? null },
        ...{ appId: appId ?? null, target: target ?? null, before: before ?? null, after: after ?? null },
      });
    },
    page: (query) => records.page(query),
  };
}
