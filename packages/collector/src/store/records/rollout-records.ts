import type { Mark, Person, Rollout, RolloutState, SignOff } from '@handrail/protocol';

export interface RolloutRecord {
  rollout: Rollout;
  state: RolloutState;
  /** Counts every change, from 1. */
  revision: number;
  updatedAt: number;
  updatedBy: Person;
  liveAt: number | null;
  endedAt: number | null;
  /** When go-live or criteria were changed while it was live. */
  movedAt: number | null;
}

/** A link to the report of a rollout. What opens it is kept as a hash alone. */
export interface ReportLinkRecord {
  linkId: string;
  rolloutId: string;
  tokenHash: string;
  createdAt: number;
  createdBy: Person;
  expiresAt: number;
}

/** What happened in the acceptance test; entries are only ever added. */
export type TestEntry =
  { kind: 'mark'; entryId: string; mark: Mark } | { kind: 'sign-off'; entryId: string; signOff: SignOff };

export interface RolloutRecords {
  /** Those with this app in their scope, the one changed last first. */
  list(appId: string): Promise<RolloutRecord[]>;
  find(rolloutId: string): Promise<RolloutRecord | undefined>;
  /** Makes a rollout (`before` 0), or replaces the one whose revision is still this. False when it is not, and nothing changes. */
  put(record: RolloutRecord, before: number): Promise<boolean>;
  /** Takes it away with its links and entries. False when its revision is no longer this. */
  remove(rolloutId: string, revision: number): Promise<boolean>;
  addLink(link: ReportLinkRecord): Promise<void>;
  /** The newest first, also those whose time is over. */
  links(rolloutId: string): Promise<ReportLinkRecord[]>;
  findLink(tokenHash: string): Promise<ReportLinkRecord | undefined>;
  /** Whether it was there. */
  removeLink(rolloutId: string, linkId: string): Promise<boolean>;
  /** False when there is an entry with this id already, and nothing changes. */
  addEntry(rolloutId: string, entry: TestEntry): Promise<boolean>;
  /** The oldest first. */
  entries(rolloutId: string): Promise<TestEntry[]>;
}
