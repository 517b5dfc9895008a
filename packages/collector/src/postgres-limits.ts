/** How the collector uses a PostgreSQL server. */
export const POSTGRES_LIMITS = {
  /** Connections that one collector keeps for its records, and as many for its events. */
  connectionsAStore: 6,
  connectMs: 5_000,
  idleMs: 60_000,
  statementMs: 30_000,
  lockMs: 10_000,
  forgettingMs: 3_600_000,
  /** To drop the table of a week nobody may use the log for a moment; it is not waited for longer, as others wait behind it. */
  dropLockMs: 2_000,
  /** Events that may wait for their commit before others are sent away. */
  maxEventsWaiting: 50_000,
  idleInTransactionMs: 60_000,
  /** How long after the line was cut over which publishing is heard of, it is tried again. */
  listenAgainMs: 1_000,
} as const;
