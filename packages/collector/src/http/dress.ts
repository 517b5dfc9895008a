import type { Clock } from '../clock.ts';
import { STORE_LIMITS } from '../config.ts';
import type { Log } from '../log.ts';
import type { Buckets } from '../services/buckets.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { addHeaders } from './answer-headers.ts';
import { problem, tooMany } from './problem.ts';
import type { Call } from './route.ts';

export interface DressParts {
  newId: () => string;
  clock: Clock;
  /** How often an address may ask. */
  byAddress: Buckets;
  /** Whether browsers reach us by TLS. */
  secure: boolean;
  log: Log;
}

/** What the log says of a request: the pattern of its address, never the address. */
interface Asked {
  requestId: string;
  method: string;
  route?: string;
}

/** A request that is being answered. */
export interface Begun {
  asked: Asked;
  cors: Call['cors'];
  at: number;
  /** The answer to an address that asks too often. */
  tooOften: Response | undefined;
}

/** What every answer has, whatever made it: its headers, a number, and a line in the log for who wants to see all. */
export interface Dress {
  begin(method: string, address: string | undefined): Begun;
  /** Puts on the headers, which may be of a `Response` or be kept for all answers that are alike. */
  putOn(path: string, headers: Headers, cors: Call['cors']): void;
  /** The answer to a request that failed. Callers learn a number to quote and nothing else; the log has the rest. */
  failed(error: unknown, begun: Begun): Response;
  ended(begun: Begun, status: number): void;
}

export function createDress({ newId, clock, byAddress, secure, log }: DressParts): Dress {
  return {
    begin(method, address) {
      const wait = address === undefined ? 0 : byAddress.take(address);
      return {
        asked: { requestId: newId(), method },
        cors: { origin: '*' },
        at: clock.now(),
        tooOften: wait > 0 ? tooMany(wait) : undefined,
      };
    },
    putOn: (path, headers, { origin }) => addHeaders(path, headers, { allowed: origin, secure }),
    failed(error, { asked }) {
      if (error instanceof StoreUnavailable) {
        log.error('the store is not available', { ...asked, error });
        const detail = `Nothing can be stored now; send it again later. Request ${asked.requestId}.`;
        const headers = { 'retry-after': String(STORE_LIMITS.retryAfterSeconds) };
        return problem(503, 'store-unavailable', detail, { headers });
      }
      log.error('a request failed', { ...asked, error });
      return problem(500, 'internal-error', `Something went wrong here. Quote request ${asked.requestId}.`);
    },
    ended: ({ asked, at }, status) => log.debug('answered', { ...asked, status, ms: clock.now() - at }),
  };
}
