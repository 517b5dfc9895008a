import type { Environment, Guide, GuideVersion, LiveVersion, Person, Review, VersionRow } from '@handrail/protocol';

/** What is known of a guide besides its content. */
export interface Desk {
  /** Members who changed the draft since it was last published: they are its authors. */
  authors: string[];
  /** What was said of it since it was last published, the newest last. */
  reviews: Review[];
  labels: string[];
  owner?: Person;
  archived?: { at: number; by: Person };
  /** When an author's page has last looked for the elements, and how many of them it found. */
  checked?: { at: number; by: Person; found: number; missed: number };
  /** The ticket that it was begun for. */
  fromTicketId?: string;
}

/** What a published content has besides. */
export interface Numbered {
  version: number;
  publishedAt: number;
}

/** Anything that is written, reviewed and published: what decides how far it is. */
export interface Reviewable<D extends Desk = Desk> {
  draft: object;
  /** Counts how often the draft was changed, from 1. */
  revision: number;
  desk: D;
  /** What visitors have. */
  published: Numbered | undefined;
}

/** A draft with all that is kept beside it. */
export interface DraftRecord {
  draft: Guide;
  /** Counts how often the draft was changed, from 1. */
  revision: number;
  updatedAt: number;
  updatedBy: Person | null;
  desk: Desk;
}

/** A version that is to be live from this time on. */
export interface Plan extends LiveVersion {
  appId: string;
  guideId: string;
}

export interface GuideRecord extends DraftRecord {
  /** Counts all changes of draft and desk; whoever changes either says which they have seen. */
  turn: number;
  /** The number of the newest version; 0 without any. */
  newest: number;
  /** What production has. */
  published: GuideVersion | undefined;
  live: LiveVersion[];
  plans: Plan[];
}

/** Who made a version, and who has approved it. */
export type VersionNote = Pick<VersionRow, 'by' | 'approvedBy'>;

/** Who is at work on a draft just now. */
export interface Lease {
  /** A member, or what stands for the environment. */
  holder: string;
  name: string;
  since: number;
  until: number;
}

export interface GuideRecords {
  /** All guides of an app, the one changed last first. */
  list(appId: string): Promise<GuideRecord[]>;
  /** The ids of all guides of an app. */
  ids(appId: string): Promise<string[]>;
  find(appId: string, guideId: string): Promise<GuideRecord | undefined>;
  /** Makes a guide (`turn` 0), or replaces the one whose turn is still this. False when it is not, and nothing changes. */
  put(appId: string, draft: DraftRecord, turn: number): Promise<boolean>;
  /** Removes a guide whose turn is still this and of which there is no version. Whether it was. */
  remove(appId: string, guideId: string, turn: number): Promise<boolean>;
  /** Newest first. */
  versions(appId: string, guideId: string): Promise<VersionRow[]>;
  /** What visitors of an environment have, by guide id. */
  published(appId: string, environment: Environment): Promise<GuideVersion[]>;
  /** One frozen version, whether newer ones have followed or not. */
  version(appId: string, guideId: string, version: number): Promise<GuideVersion | undefined>;
  /** Freezes a version. False when its number is taken already; a frozen version never changes. */
  addVersion(appId: string, version: GuideVersion, note: VersionNote): Promise<boolean>;
  /** Gives visitors of an environment a version, and ends what was planned for them there. */
  putLive(appId: string, guideId: string, live: LiveVersion): Promise<void>;
  /** Takes a guide from the visitors of an environment. Whether they had it. */
  removeLive(appId: string, guideId: string, environment: Environment): Promise<boolean>;
  /** Plans a version for an environment, in the place of what was planned before. */
  putPlan(plan: Plan): Promise<void>;
  /** Whether there was a plan. */
  removePlan(appId: string, guideId: string, environment: Environment): Promise<boolean>;
  /** Plans of all apps whose time has come, the earliest first. */
  duePlans(now: number): Promise<Plan[]>;
  /** Makes a planned version live. False when the plan is no longer this: then somebody else has, or it was changed. */
  carryOut(plan: Plan): Promise<boolean>;
  lease(appId: string, guideId: string): Promise<Lease | undefined>;
  /** Gives the draft to somebody, if it is still as it was seen. */
  putLease(appId: string, guideId: string, lease: Lease, before: Lease | undefined): Promise<boolean>;
}
