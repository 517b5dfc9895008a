import { HOUR_MS, MINUTE_MS } from './clock.ts';

/** Limits of the service centre; the others are in `config.ts`. */

/** What visitors may send to the service centre: enough for people, too little to drown others. */
export const TICKET_RATES = {
  /** New tickets of one visitor, of one address and of one app. */
  newOfVisitor: { burst: 5, perSecond: 1 / 60 },
  newOfAddress: { burst: 30, perSecond: 1 / 10 },
  newOfApp: { burst: 300, perSecond: 2 },
  /** Whatever else is said in tickets. */
  saidByVisitor: { burst: 20, perSecond: 1 / 5 },
  /** Bytes of files. */
  bytesOfVisitor: { burst: 104_857_600, perSecond: 1_214 },
  bytesOfApp: { burst: 2_147_483_648, perSecond: 262_144 },
} as const;

export const TICKET_DESK = {
  page: 50,
  /** Tickets that a visitor sees of theirs, the newest. */
  ofVisitor: 50,
  /** What the timeline shows, before and after the ticket was made. */
  timelineBeforeMs: 24 * HOUR_MS,
  timelineAfterMs: HOUR_MS,
  timelineEvents: 200,
  /** A clock that ends so soon is a risk. */
  soonMs: HOUR_MS,
  presenceMs: 45_000,
  mostViews: 100,
} as const;

/** Streams of what happens to tickets. */
export const LIVE_LIMITS = {
  beatMs: 20_000,
  /** Then it ends, and whoever still may opens another. */
  lifeMs: 10 * MINUTE_MS,
  /** Bytes that wait for a slow reader before it is sent away. */
  waitingBytes: 65_536,
  ofMember: 10,
  ofVisitor: 5,
  all: 8_000,
} as const;

export const UPLOAD_LIMITS = {
  /** Pixels of a picture that is shown in place. */
  pixels: 50_000_000,
  /** Files that never became part of a ticket are kept so long. */
  looseMs: 48 * HOUR_MS,
  forgetEveryMs: HOUR_MS,
  /** For the virus scanner, with all that it is sent. */
  scanMs: 30_000,
} as const;

/** What the clock does to tickets. */
export const SUPPORT = {
  /** How often it looks. */
  everyMs: 30_000,
  /** Promises that end within this are looked at: a warning comes working time before, with weekends and holidays between. */
  aheadMs: 14 * 24 * HOUR_MS,
  dayMs: 24 * HOUR_MS,
  page: 200,
  mostLooked: 200_000,
} as const;

/** What a page gets of articles: so many, those published last; and of each, so much of what it is found by besides its title. */
export const HELP_LIMITS = { articles: 5_000, wordsLength: 600 } as const;
