import type { Clock } from '../clock.ts';
import type { REQUEST_RATES } from '../config.ts';
import { JWKS_LIMITS } from '../delivery-limits.ts';
import type { Apps } from './apps.ts';
import { createBuckets, type BucketRate } from './buckets.ts';
import { logOf } from './environments.ts';
import type { Identities, IdentityMode, Shown } from './identity.ts';

/** What a page says before it is let in. */
interface Knock {
  appKey: string;
  origin: string | null;
  visitorId?: string | undefined;
  /** The token that says who the visitor is. */
  identity?: string | undefined;
}

/** `appId`: under which name events are kept (`logOf`). `isBound`: the app has said which origins may come. */
export interface Admitted {
  appId: string;
  isBound: boolean;
  mode: IdentityMode;
  shown: Shown;
}

export type TurnedAway =
  | { turnedAway: 'unknown-app-key' | 'origin-not-allowed' }
  /** `keys-away`: the keys by which the visitor is known cannot be had now. */
  | { turnedAway: 'often' | 'keys-away'; waitMs: number };

/** Lets pages in by the key of their app: from its origins, and as often as is good for everybody else. */
export type Admit = (knock: Knock) => Promise<Admitted | TurnedAway>;

export type RequestRates = Readonly<Record<keyof typeof REQUEST_RATES, BucketRate>>;

export interface AdmitParts {
  apps: Pick<Apps, 'ofKey'>;
  identities: Pick<Identities, 'judge'>;
  rates: RequestRates;
  clock: Clock;
}

export function createAdmit({ apps, identities, rates, clock }: AdmitParts): Admit {
  const byApp = createBuckets(rates.app, clock);
  const byVisitor = createBuckets(rates.visitor, clock);
  return async ({ appKey, origin, visitorId, identity }) => {
    const keyed = await apps.ofKey(appKey);
    if (keyed === undefined) return { turnedAway: 'unknown-app-key' };
    const { app, environment } = keyed;
    const { origins = [] } = app;
    const appId = logOf(app.appId, environment);
    const isBound = origins.length > 0;
    if (isBound && origin !== null && !origins.some((allowed) => fitsOrigin(allowed, origin))) {
      return { turnedAway: 'origin-not-allowed' };
    }
    const waitMs = Math.max(
      byApp.take(appId),
      visitorId === undefined ? 0 : byVisitor.take(`${appId} ${visitorId.slice(0, 128)}`),
    );
    if (waitMs > 0) return { turnedAway: 'often', waitMs };
    const shown = await identities.judge(app, identity);
    if (shown === 'keys-away') return { turnedAway: 'keys-away', waitMs: JWKS_LIMITS.againMs };
    return { appId, isBound, mode: app.identity?.mode ?? 'off', shown };
  };
}

/** Whether an origin is the one that is allowed; `*` stands for exactly one label. */
export function fitsOrigin(allowed: string, origin: string): boolean {
  const [before, after] = allowed.split('*.');
  if (after === undefined) return origin === allowed;
  if (before === undefined || !origin.startsWith(before) || !origin.endsWith(`.${after}`)) return false;
  return /^[a-z0-9-]+$/.test(origin.slice(before.length, -after.length - 1));
}
