import { pino, type DestinationStream } from 'pino';
import { withoutSecrets } from './log-secrets.ts';

/** From silence to every request; each level has what stands before it. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line may hold besides its message: nothing that a visitor or a member wrote. */
interface LogFacts {
  /** The number that an answer carries as `x-request-id`. */
  requestId?: string;
  method?: string;
  /** The pattern of the address, such as `/api/apps/:appId`; the address itself can name people. */
  route?: string;
  status?: number;
  ms?: number;
  count?: number;
  url?: string;
  /** A directive of a policy, and the origin that it kept away. */
  directive?: string;
  blocked?: string;
  error?: unknown;
}

/** What operators read: one JSON object a line on standard error. Never bodies, tokens or query strings. */
export interface Log {
  error(message: string, facts: LogFacts): void;
  warn(message: string, facts: LogFacts): void;
  info(message: string, facts: LogFacts): void;
  debug(message: string, facts: LogFacts): void;
}

/** Waits for each line to be written, so that the last words of a process that fails are there. */
const toStandardError = (): DestinationStream => pino.destination({ fd: 2, sync: true });

export function createLog(level: LogLevel, destination: DestinationStream = toStandardError()): Log {
  const lines = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      errorKey: 'error',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      // By then an error has been described.
      serializers: { error: (described: unknown) => described },
      formatters: { level: (label) => ({ level: label }), log: withoutSecrets },
    },
    destination,
  );
  return {
    error: (message, facts) => lines.error(facts, message),
    warn: (message, facts) => lines.warn(facts, message),
    info: (message, facts) => lines.info(facts, message),
    debug: (message, facts) => lines.debug(facts, message),
  };
}
