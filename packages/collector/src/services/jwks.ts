import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../clock.ts';
import { JWKS_LIMITS as LIMITS } from '../delivery-limits.ts';
import type { Outbound } from './outbound/outbound.ts';

/** Public keys that a host's server publishes, by which it signs who visitors are. */
export interface KeySets {
  /** Those that may have signed: of the algorithm, and of the name where one is given. `away`: nobody can say now. */
  keysOf(url: string, algorithm: 'RS256' | 'ES256', kid: string | undefined): Promise<CryptoKey[] | 'away'>;
}

interface KeySet {
  keys: readonly JWK[];
  /** When they were read; what is older than they may be is no longer believed. */
  readAt: number;
}

interface Kept {
  set: KeySet | undefined;
  triedAt: number;
  reading: Promise<KeySet | undefined> | undefined;
}

/**
 * Keeps key sets for a while. A name that is not among them is looked for at the host at once, so that a new key is good from its first
 * token on; but not more often than every half a minute, whoever makes up names. While the host does not answer, the keys that it had are good
 * for a day.
 */
export function createKeySets(outbound: Outbound, clock: Clock): KeySets {
  const all = new Map<string, Kept>();

  async function read(url: string): Promise<KeySet | undefined> {
    const answer = await outbound.ask({
      ...{ method: 'GET', url, headers: { accept: 'application/jwk-set+json, application/json' } },
      timeMs: LIMITS.timeMs,
    });
    if ('fault' in answer || answer.status !== 200) return undefined;
    const keys = readKeys(answer.text);
    return keys && { keys, readAt: clock.now() };
  }

  /** The set as it is now, or as it was when it was last read. */
  async function current(url: string, wants: (set: KeySet) => boolean): Promise<KeySet | undefined> {
    const kept = all.get(url) ?? { set: undefined, triedAt: -Infinity, reading: undefined };
    remember(url, kept);
    const now = clock.now();
    const isFresh = kept.set !== undefined && now - kept.set.readAt < LIMITS.freshMs && wants(kept.set);
    if (!isFresh && (kept.reading !== undefined || now - kept.triedAt >= LIMITS.againMs)) {
      kept.triedAt = now;
      kept.reading ??= read(url).finally(() => (kept.reading = undefined));
      kept.set = (await kept.reading) ?? kept.set;
    }
    return kept.set !== undefined && clock.now() - kept.set.readAt < LIMITS.staleMs ? kept.set : undefined;
  }

  /** The one that was asked for last is forgotten last. */
  function remember(url: string, kept: Kept): void {
    all.delete(url);
    all.set(url, kept);
    const [oldest] = all.keys();
    if (all.size > LIMITS.sets && oldest !== undefined) all.delete(oldest);
  }

  return {
    async keysOf(url, algorithm, kid) {
      const fits = (key: JWK): boolean => isFor(key, algorithm) && (kid === undefined || key.kid === kid);
      const set = await current(url, ({ keys }) => keys.some(fits));
      if (set === undefined) return 'away';
      const imported = await Promise.allSettled(set.keys.filter(fits).map((key) => importJWK(key, algorithm)));
      // What is no key shows nothing; public keys of these kinds are never bytes.
      return imported.flatMap((one) =>
        one.status === 'fulfilled' && !(one.value instanceof Uint8Array) ? [one.value] : [],
      );
    },
  };
}

/** The public half of what may sign for us: P-256, or RSA of 2048 bits and more. */
function isFor({ kty, crv, n = '', alg, use }: JWK, algorithm: 'RS256' | 'ES256'): boolean {
  if ((alg !== undefined && alg !== algorithm) || (use !== undefined && use !== 'sig')) return false;
  return algorithm === 'RS256' ? kty === 'RSA' && n.length >= 342 : kty === 'EC' && crv === 'P-256';
}

function readKeys(text: string): JWK[] | undefined {
  try {
    const said: unknown = JSON.parse(text);
    const keys = typeof said === 'object' && said !== null && 'keys' in said ? said.keys : undefined;
    return Array.isArray(keys) ? keys.slice(0, LIMITS.keys).flatMap(readKey) : undefined;
  } catch {
    // Not a key set: as if the host had not answered.
    return undefined;
  }
}

/** The fields of a public key, where they are texts; whatever else is said of it is left out. */
function readKey(said: unknown): JWK[] {
  if (typeof said !== 'object' || said === null || !('kty' in said) || typeof said.kty !== 'string') return [];
  const names = ['kid', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'] as const;
  const record: Readonly<Record<string, unknown>> = { ...said };
  const fields = names.flatMap((name): [string, string][] => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return [{ ...Object.fromEntries(fields), kty: said.kty }];
}
