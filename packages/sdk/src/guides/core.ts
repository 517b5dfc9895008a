import type { Event, Mode } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import type { Situation } from '@handrail/protocol/schedule';
import type { Guard } from '../core/guard.ts';
import type { Log } from '../core/log.ts';
import type { Platform } from '../core/platform.ts';
import type { Recorder } from '../core/recorder.ts';
import type { Session } from '../core/session.ts';
import type { Visitor } from '../core/visitor.ts';
import type { AskCollector } from '../transport/delivery.ts';
import type { By, GuideMemory } from './memory.ts';
import type { Entry, Published } from './read-manifest.ts';
import type { Run } from './stage.ts';

export interface GuidesOptions {
  prefix: string;
  platform: Platform;
  newId(): string;
  visitor: Visitor;
  session: Session;
  recorder: Recorder;
  ask: AskCollector;
  /** What is known of visitor and page, but for what guides know themselves. */
  facts(): Facts;
  locales(): readonly string[];
  openHelp(): void;
  /** A guide has begun to be drawn, or there is none for now: what the page does besides may begin. */
  onSettled(): void;
  guard: Guard;
  log: Log;
}

/** How a guide comes to be shown. */
export interface How {
  by: By;
  /** @default the first that the guide has */
  mode?: Mode | undefined;
  /** By somebody, so that it need not fit or be new. */
  asked: boolean;
}

/** A guide that is on the screen, or on its way there. */
export interface Active {
  entry: Entry;
  how: How;
  /** Whether it begins, or goes on after a page load. */
  isNew: boolean;
  run?: Run;
}

/** A guide that somebody has asked for. */
export interface Wish extends Omit<How, 'asked'> {
  guideId: string;
}

/** What the parts of guides share: what is published, what is on the screen, and how that changes. */
export interface Core extends GuidesOptions {
  memory: GuideMemory;
  active: Map<string, Active>;
  broken: Set<Entry>;
  published(): Published | undefined;
  find(guideId: string): Entry | undefined;
  /** The guide that interrupts. */
  interrupting(): Active | undefined;
  facts(): Facts;
  /** Names this tab. */
  tabId(): string;
  situation(): Situation;
  /** Starts what is due. */
  consider(): void;
  bring(entry: Entry, how: How, isNew: boolean): void;
  /** Takes a guide away without a word. */
  leave(one: Active | undefined): void;
  wish(wish: Wish): void;
  /** Forgets the wish once it is dealt with. */
  takeWish(grant: (wish: Wish) => boolean): void;
  /** It has ended, and its end is recorded. */
  ended(one: Active): void;
  /** Whether it has begun by itself since the visitor arrived here. */
  wasOffered(entry: Entry): boolean;
}

/** What keeps guides over pages, tabs, visitors and time; fetched for those that need more than to be shown once. */
export interface Keeper {
  /**
   * Grants wishes, goes on with what was under way, takes away what no longer fits. Answers with the whole situation, of
   * which the page alone knows a part; nothing, while it is better to wait before anything new starts.
   */
  before(situation: Situation): Situation | undefined;
  /** Listens for what those wait for that have not started. */
  after(situation: Situation): void;
  facts(): Partial<Facts>;
  begun(one: Active): void;
  ended(one: Active): void;
  left(): void;
  published(): void;
  recorded(event: Event): void;
  identified(): void;
  navigated(): void;
  away(): void;
  back(): void;
  view(situation: Situation): View;
  stop(): void;
}

/** What the decision rests on, for those who want to know why. */
export interface View {
  now: Situation;
  /** Whether another tab shows a guide that interrupts. */
  isElsewhere: boolean;
  /** Whether one has only just ended. */
  isPaused: boolean;
  isHistoryAwaited: boolean;
}
