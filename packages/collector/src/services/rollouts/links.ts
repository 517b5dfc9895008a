import type { Person } from '@handrail/protocol';
import { type Clock, DAY_MS } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { ReportLinkRecord, RolloutRecord } from '../../store/records/rollout-records.ts';
import { createBuckets, type BucketRate } from '../buckets.ts';
import { hashOf, newSecret, type Chance } from '../secrets.ts';

export interface ReportLinks {
  /** The link with its token, which is told now and never again. */
  make(rolloutId: string, days: number, by: Person): Promise<{ link: ReportLinkRecord; token: string }>;
  /** Those whose time is not over, the newest first. */
  list(rolloutId: string): Promise<ReportLinkRecord[]>;
  revoke(rolloutId: string, linkId: string): Promise<boolean>;
  /** The rollout that a token opens; nothing tells apart one that is over, taken back or made up. */
  open(
    token: string,
    address: string | undefined,
  ): Promise<{ link: ReportLinkRecord; record: RolloutRecord } | { waitMs: number } | undefined>;
}

export interface ReportLinkParts {
  records: Pick<RecordStore, 'rollouts'>;
  clock: Clock;
  chance: Chance;
  /** How often an address may try, and how often one link may be opened. */
  rates: { address: BucketRate; link: BucketRate };
}

export function createReportLinks({ records: { rollouts }, clock, chance, rates }: ReportLinkParts): ReportLinks {
  const byAddress = createBuckets(rates.address, clock);
  const byLink = createBuckets(rates.link, clock);
  return {
    async make(rolloutId, days, createdBy) {
      const token = newSecret(chance);
      const now = clock.now();
      const link: ReportLinkRecord = {
        ...{ linkId: `rl_${chance(8).toString('hex')}`, rolloutId, tokenHash: hashOf(token) },
        ...{ createdAt: now, createdBy, expiresAt: now + days * DAY_MS },
      };
      await rollouts.addLink(link);
      return { link, token };
    },
    list: async (rolloutId) => (await rollouts.links(rolloutId)).filter(({ expiresAt }) => expiresAt > clock.now()),
    revoke: (rolloutId, linkId) => rollouts.removeLink(rolloutId, linkId),
    async open(token, address = '') {
      const waitMs = byAddress.take(address);
      if (waitMs > 0) return { waitMs };
      const link = await rollouts.findLink(hashOf(token));
      if (link === undefined || link.expiresAt <= clock.now()) return undefined;
      const linkMs = byLink.take(link.linkId);
      if (linkMs > 0) return { waitMs: linkMs };
      const record = await rollouts.find(link.rolloutId);
      return record && { link, record };
    },
  };
}
