import type { GuideRecord, Plan } from '../../store/records/guide-records.ts';
import type { Environment, Person } from '@handrail/protocol';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Clock } from '../../clock.ts';
import type { Move, Refused } from './review.ts';

export interface PublishingParts {
  records: Pick<RecordStore, 'apps' | 'guides'>;
  clock: Clock;
  /** To be called when what visitors get has changed. */
  changed: (appId: string) => void;
  /** To be called when the visitors of production got another version. */
  published?: (appId: string, guideId: string) => Promise<void>;
}

/** Why something was not done: it does not fit, the draft is another one by now, or there is no such guide. */
export type NotDone<R = GuideRecord> = { refused: Refused } | { stale: R } | undefined;

export interface Asked {
  move: Move;
  by: Person;
  comment?: string | undefined;
  /** The revision of the draft that was looked at. */
  revision?: number | undefined;
}

interface Wanted {
  environment: Environment;
  /** A version of before; without it the draft becomes one, when it is approved or whoever asks may approve it. */
  version?: number | undefined;
  /** When visitors are to have it; without it, now. */
  at?: number | undefined;
  /** The revision of the draft that was looked at. */
  revision?: number | undefined;
}

interface Released {
  version: number;
  publishedAt: number;
  plannedAt?: number;
}

/** What leads from a draft to visitors and back. Undefined stands for a guide that is not there. */
export interface Publishing {
  review(appId: string, guideId: string, asked: Asked): Promise<{ record: GuideRecord } | NotDone>;
  /** Takes a guide from all visitors and out of the way; without anybody, brings it back as a draft. */
  archive(appId: string, guideId: string, by: Person | undefined): Promise<GuideRecord | undefined>;
  /** Gives visitors of an environment a version, now or at a time. */
  release(appId: string, guideId: string, wanted: Wanted, by: Person): Promise<Released | NotDone>;
  /** Takes a guide from the visitors of an environment. Whether they had it. */
  withdraw(appId: string, guideId: string, environment: Environment): Promise<boolean>;
  /** Ends what was planned. Whether there was anything. */
  cancel(appId: string, guideId: string, environment: Environment): Promise<boolean>;
  /** Makes live what was planned for now or before; answers what this collector did. */
  carryOut(): Promise<Plan[]>;
}
