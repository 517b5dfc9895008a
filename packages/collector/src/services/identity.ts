import type { App } from '@handrail/protocol';
import { decodeProtectedHeader, importJWK, jwtVerify, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../clock.ts';
import type { CredentialRecord, CredentialRecords } from '../store/records/credential-records.ts';
import type { KeySets } from './jwks.ts';
import { newSecret, type Chance } from './secrets.ts';
import type { Vault } from './vault.ts';

/** A token lives an hour at most; clocks may differ by half a minute. */
const MOST_AGE_S = 3_600;
const CLOCK_S = 30;
/** The old and the new one, while a host's server changes over. */
const MOST_SECRETS = 2;

const ALGORITHMS = ['HS256', 'RS256', 'ES256'] as const;
type Algorithm = (typeof ALGORITHMS)[number];
type Keys = (Uint8Array | CryptoKey)[];

/** What the secret of an app is sealed for. */
export const purposeOf = (appId: string): string => `identity ${appId}`;

export type IdentityMode = 'off' | 'accept' | 'require';

/** What a request showed of who its visitor is: nothing, a signed name, or something that does not hold. */
export type Shown = 'nothing' | 'invalid' | { subject: string };

export interface Identities {
  /** Judges a token. It must be signed by a key of the app, for the app, and be in time. `keys-away`: nobody can say now. */
  judge(app: App, token: string | undefined): Promise<Shown | 'keys-away'>;
  secrets(appId: string): Promise<CredentialRecord[]>;
  /** Makes a secret for HS256, shown once; two may be alive. */
  newSecret(appId: string): Promise<{ credential: CredentialRecord; secret: string } | 'two-alive'>;
  removeSecret(appId: string, credentialId: string): Promise<boolean>;
}

/** An id that a browser made by itself. It is random, so whoever knows it is who it names. */
const UNNAMED = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether somebody who has shown this may speak as a visitor of the app. */
export function maySpeakFor(mode: IdentityMode, shown: Shown, visitorId: string): boolean {
  if (mode === 'off' || UNNAMED.test(visitorId)) return true;
  if (shown === 'nothing') return mode === 'accept';
  return shown !== 'invalid' && shown.subject === visitorId;
}

export interface IdentityParts {
  records: CredentialRecords;
  vault: Vault;
  keySets: KeySets;
  clock: Clock;
  chance: Chance;
}

export function createIdentities({ records, vault, keySets, clock, chance }: IdentityParts): Identities {
  async function secretsOf(app: App, kid: string | undefined): Promise<Uint8Array[]> {
    const secrets = (await records.of(app.appId, 'identity')).filter((one) => !kid || one.credentialId === kid);
    return secrets.flatMap(({ sealed }) => {
      const secret = sealed === null ? undefined : vault.open(sealed, purposeOf(app.appId));
      return secret ? [new TextEncoder().encode(secret)] : [];
    });
  }

  /** The keys that may have signed: the one that the token names, or any where it names none. */
  async function keysFor(app: App, algorithm: Algorithm, kid: string | undefined): Promise<Keys | 'away'> {
    if (algorithm === 'HS256') return secretsOf(app, kid);
    const { jwks = [], jwksUrl } = app.identity ?? {};
    const named = jwks.filter((one) => one.alg === algorithm && (!kid || one.kid === kid));
    // Optional fields of a key are simply absent.
    const own = await Promise.all(named.map((jwk) => importJWK(jwk as JWK, algorithm)));
    if (jwksUrl === undefined || (kid !== undefined && own.length > 0)) return own;
    const published = await keySets.keysOf(jwksUrl, algorithm, kid);
    if (published !== 'away') return [...own, ...published];
    return own.length > 0 ? own : 'away';
  }

  return {
    async judge(app, token) {
      if (token === undefined || (app.identity?.mode ?? 'off') === 'off') return 'nothing';
      try {
        const { alg = '', kid } = decodeProtectedHeader(token);
        const algorithm = ALGORITHMS.find((one) => one === alg);
        if (algorithm === undefined) return 'invalid';
        const keys = await keysFor(app, algorithm, kid);
        if (keys === 'away') return 'keys-away';
        for (const key of keys) {
          const subject = await subjectOf(token, key, algorithm, app.appId, clock.now());
          if (subject !== undefined) return { subject };
        }
      } catch {
        // Not a token, or a key that is none: whatever it is, it shows nothing.
      }
      return 'invalid';
    },
    secrets: (appId) => records.of(appId, 'identity'),
    async newSecret(appId) {
      if ((await records.of(appId, 'identity')).length >= MOST_SECRETS) return 'two-alive';
      const secret = newSecret(chance);
      const credential: CredentialRecord = {
        ...{ credentialId: `kid_${chance(8).toString('hex')}`, appId, kind: 'identity', createdAt: clock.now() },
        sealed: vault.seal(secret, purposeOf(appId)),
      };
      await records.add(credential);
      return { credential, secret };
    },
    removeSecret: (appId, credentialId) => records.remove(appId, credentialId),
  };
}

async function subjectOf(
  token: string,
  key: Uint8Array | CryptoKey,
  algorithm: string,
  audience: string,
  now: number,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...{ algorithms: [algorithm], audience, currentDate: new Date(now), clockTolerance: CLOCK_S },
      ...{ requiredClaims: ['sub', 'exp', 'iat', 'aud'], maxTokenAge: MOST_AGE_S },
    });
    const { sub, exp = 0, iat = 0 } = payload;
    return exp - iat <= MOST_AGE_S ? sub : undefined;
  } catch {
    return undefined;
  }
}
