import type { Event, GuideHistory, Mode } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';
import { createSaved, isList, isRecord, type Saved } from '../core/saved.ts';

/** What made a guide start: one of its triggers, or somebody who asked for it. `guide` is an action of another one. */
export type By =
  | 'page'
  | 'element'
  | 'event'
  | 'idle'
  | 'scroll'
  | 'exit'
  | 'call'
  | 'link'
  | 'checklist'
  | 'guide'
  | 'help'
  | 'ticket';

/** A guide that interrupts and is under way, in whichever tab: so that it goes on after a page load. */
interface UnderWay {
  guideId: string;
  version: number;
  mode: Mode;
  by: By;
  asked: boolean;
  /** The tab that shows it. */
  tab: string;
  /** When the visitor last got on. */
  at: number;
  /** How far it is; its kind knows what this means. */
  kept?: unknown;
}

/** A guide that lies beside the page, as this tab has begun it. */
export interface Lying {
  version: number;
  by: By;
  asked: boolean;
  kept?: unknown;
}

/** What is known of a visitor's guides, and in which session the collector was last asked. */
export interface Known {
  visitorId: string;
  sessionId: string;
  guides: Readonly<Record<string, GuideHistory>>;
}

/** Guides that interrupted on one day: how many by themselves, and which since they were asked for. */
interface Today {
  day: string;
  count: number;
  asked: readonly string[];
}

type Heard = Pick<Event, 'name' | 'at'>;

/** Events that are kept until somebody counts them. */
const MOST_HEARD = 100;

/** What is remembered of guides over page loads. */
export interface GuideMemory {
  underWay: Saved<UnderWay>;
  lying: Saved<Readonly<Record<string, Lying>>>;
  history: Saved<Known>;
  today: Saved<Today>;
  /** Instants of the events that some guide counts. */
  counts: Saved<Readonly<Record<string, readonly number[]>>>;
  /** Events that nobody has counted yet, by their ids: who counts takes them, on this page or, if it goes at once, the next. */
  heard: Saved<Readonly<Record<string, Heard>>>;
  hear(event: Heard & Pick<Event, 'eventId'>): void;
  /** Names this tab; a copied tab has the name of the one it was copied from until it is given its own. */
  tab: Saved<string>;
  forget(): void;
}

/** What a record holds was written by us. */
const isMap = isRecord as <T>(value: unknown) => value is Readonly<Record<string, T>>;
const isUnderWay = (value: unknown): value is UnderWay =>
  isRecord(value) && typeof value.guideId === 'string' && typeof value.at === 'number';
const isToday = (value: unknown): value is Today => isRecord(value) && isList(value.asked);
const isKnown = (value: unknown): value is Known => isRecord(value) && isRecord(value.guides);
const isName = (value: unknown): value is string => typeof value === 'string';

export function createGuideMemory(
  { local, session }: Pick<Platform, 'local' | 'session'>,
  prefix: string,
): GuideMemory {
  // What lies there was written by this version: only what could break us is looked at.
  const saved = {
    underWay: createSaved(local, `${prefix}running`, isUnderWay),
    lying: createSaved(session, `${prefix}lying`, isMap<Lying>),
    history: createSaved(local, `${prefix}history`, isKnown),
    today: createSaved(local, `${prefix}today`, isToday),
    counts: createSaved(local, `${prefix}counts`, isMap<readonly number[]>),
    heard: createSaved(local, `${prefix}heard`, isMap<Heard>),
  };
  return {
    ...saved,
    hear({ eventId, name, at }) {
      const all = saved.heard.read() ?? {};
      if (Object.keys(all).length < MOST_HEARD) saved.heard.write({ ...all, [eventId]: { name, at } });
    },
    tab: createSaved(session, `${prefix}tab`, isName),
    forget: () => Object.values(saved).forEach(({ write }) => write(undefined)),
  };
}
