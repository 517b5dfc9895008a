import type { App } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { REQUEST_RATES } from '../config.ts';
import type { Apps } from '../services/apps.ts';
import { createBuckets, type BucketRate } from '../services/buckets.ts';
import { problem, tooMany, unknownAppKey } from './problem.ts';
import type { Call } from './route.ts';

export type RequestRates = Readonly<Record<keyof typeof REQUEST_RATES, BucketRate>>;

/** Lets pages in by the key of their app: from its origins, and as often as is good for everybody else. */
export interface PageGate {
  admit(
    call: Pick<Call, 'request' | 'cors'>,
    appKey: string,
    visitorId?: string,
  ): Promise<{ app: App } | { problem: Response }>;
}

export function createPageGate(apps: Pick<Apps, 'ofKey'>, rates: RequestRates, clock: Clock): PageGate {
  const byApp = createBuckets(rates.app, clock);
  const byVisitor = createBuckets(rates.visitor, clock);

  return {
    async admit({ request, cors }, appKey, visitorId) {
      const app = await apps.ofKey(appKey);
      if (app === undefined) return { problem: unknownAppKey() };
      const origin = request.headers.get('origin');
      const { origins = [] } = app;
      if (origins.length > 0) cors.origin = undefined;
      if (origin !== null && origins.length > 0) {
        if (!origins.some((allowed) => fitsOrigin(allowed, origin))) return { problem: otherOrigin() };
        cors.origin = origin;
      }
      const wait = Math.max(
        byApp.take(app.appId),
        visitorId === undefined ? 0 : byVisitor.take(`${app.appId} ${visitorId}`),
      );
      return wait > 0 ? { problem: tooMany(wait) } : { app };
    },
  };
}

const otherOrigin = (): Response =>
  problem(403, 'origin-not-allowed', 'The app does not take pages of this origin; add it in the settings of the app.');

/** Whether an origin is the one that is allowed; `*` stands for exactly one label. */
export function fitsOrigin(allowed: string, origin: string): boolean {
  const [before, after] = allowed.split('*.');
  if (after === undefined) return origin === allowed;
  if (before === undefined || !origin.startsWith(before) || !origin.endsWith(`.${after}`)) return false;
  return /^[a-z0-9-]+$/.test(origin.slice(before.length, -after.length - 1));
}
