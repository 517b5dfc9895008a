import { HOUR_MS, MINUTE_MS } from './clock.ts';

/** Limits of what leaves and of what comes in by mail; the others are in `config.ts` and `ticket-limits.ts`. */
const SECOND_MS = 1_000;

/** What must leave: mails and calls of webhooks. */
export const DELIVERY = {
  /** How often the outbox is looked at. */
  everyMs: 5 * SECOND_MS,
  /** How many are sent at the same time. */
  atOnce: 20,
  /** Entries of tickets that are told at a time. */
  newsAtOnce: 200,
  /** How long one has been taken for; sending ends long before. */
  holdMs: 5 * MINUTE_MS,
  /** After which times a try is followed by the next, as Standard Webhooks suggests: three days in all. */
  retryMs: [
    ...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
    ...[2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS, 20 * HOUR_MS, 24 * HOUR_MS],
  ],
  /** How long the log has what has left or failed. */
  keptMs: 30 * 24 * HOUR_MS,
  /** Rows of the log that are shown. */
  shown: 100,
  /** How long the last secret of a webhook signs beside a new one. */
  rotationMs: 24 * HOUR_MS,
} as const;

/** Reports that leave by mail. */
export const MAILINGS = {
  everyMs: MINUTE_MS,
  /** How long what could not be worked out is tried before whoever made the report hears of it. */
  tellAfterMs: 10 * MINUTE_MS,
  /** How often an address may try links with which a report is left. */
  leaving: { burst: 30, perSecond: 1 / 2 },
} as const;

/** Mails that come in. */
export const INBOUND_MAIL = {
  messageBytes: 10 * 1_048_576,
  /** Of one ticket: loops that nothing else stops end here. */
  perTicket: { burst: 20, perSecond: 1 / 180 },
  /** Tickets that mails of one address open, and all mails in one app. */
  perSender: { burst: 5, perSecond: 1 / 600 },
  perApp: { burst: 60, perSecond: 1 / 30 },
  /** Tickets among which somebody is looked for by their address. */
  looked: 50,
} as const;

/** Of what the doctor sends through whatever stands before the collector: no body that we take is larger. */
export const DOCTOR_LIMITS = { bodyBytes: INBOUND_MAIL.messageBytes, streamMs: 3 * SECOND_MS } as const;

/** Of what we ask of addresses that somebody has typed in. */
export const OUTBOUND_LIMITS = { timeMs: 10_000, answerBytes: 65_536, headerBytes: 16_384 } as const;

/** Of keys that hosts publish (JWKS). */
export const JWKS_LIMITS = {
  timeMs: 5_000,
  /** They are read anew after this long, or when a name is not among them. */
  freshMs: 10 * MINUTE_MS,
  /** But not more often than this, whoever makes up names. */
  againMs: 30_000,
  /** How long they are believed while the host does not answer. */
  staleMs: 24 * HOUR_MS,
  keys: 20,
  sets: 1_000,
} as const;

/** Other service desks, to which tickets are handed over. */
export const CONNECTING = {
  /** A list of comments is longer than what others answer with. */
  answerBytes: 1_048_576,
  /** Pages of comments that are read at a time. */
  pages: 10,
  /** How often links are looked at that are due, and how many at a time. */
  everyMs: 5 * SECOND_MS,
  linksAtOnce: 20,
  /** A link that is asked for belongs to a collector for so long. */
  holdMs: 5 * MINUTE_MS,
  /** How often a ticket is asked for there, and one that is solved. */
  pollMs: 5 * MINUTE_MS,
  pollSolvedMs: HOUR_MS,
  /** Comments whose ids a link keeps, the newest; older ones are known by the keys of their entries. */
  seen: 500,
  /** Calls that tell of a change, of one connector. */
  calls: { burst: 120, perSecond: 10 },
  callBytes: 16_384,
  /** Of what was said before a ticket is handed over. */
  textLength: 30_000,
} as const;
