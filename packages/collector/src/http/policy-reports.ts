import Type from 'typebox';
import type { Clock } from '../clock.ts';
import { HTTP_LIMITS } from '../config.ts';
import type { Log } from '../log.ts';
import { createBuckets } from '../services/buckets.ts';
import { REPORTS } from './page-policy.ts';
import { bodyRoute, type Route } from './route.ts';

const text = Type.Optional(Type.String({ maxLength: 8_192 }));
/** What older browsers send, one at a time. */
const oldReport = Type.Object({ 'csp-report': Type.Object({ 'effective-directive': text, 'blocked-uri': text }) });
/** What the Reporting API sends, of several kinds. */
const reports = Type.Array(
  Type.Object({ type: text, body: Type.Optional(Type.Object({ effectiveDirective: text, blockedURL: text })) }),
  { maxItems: 50 },
);
const reportSchema = Type.Union([oldReport, reports]);

interface Kept {
  directive: string | undefined;
  blocked: string | undefined;
}

/** Where browsers say what the policy of our own pages kept away. It goes to the log, some of it: anybody may send it. */
export function policyReportRoutes(log: Log, clock: Clock): Route[] {
  const turns = createBuckets(HTTP_LIMITS.reports, clock);
  const take = bodyRoute(
    {
      method: 'POST',
      path: `/${REPORTS}`,
      permission: 'public',
      summary: 'Takes reports of browsers on what the policy of our pages kept away.',
      body: {
        schema: reportSchema,
        bounds: {
          types: ['application/reports+json', 'application/csp-report'],
          maxBytes: HTTP_LIMITS.reportBytes,
          maxDepth: HTTP_LIMITS.eventDepth,
        },
        code: 'invalid-report',
      },
      answers: { 204: { description: 'Heard' } },
    },
    (_, said) => {
      for (const { directive, blocked } of keptBy(said)) {
        if (turns.take('all') > 0) break;
        log.warn('a browser kept something away from a page of ours', {
          directive: /^[a-z-]{1,40}$/.exec(directive ?? '')?.[0] ?? 'unknown',
          blocked: originOf(blocked ?? ''),
        });
      }
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  );
  return [take];
}

function keptBy(said: Type.Static<typeof reportSchema>): Kept[] {
  if (!Array.isArray(said)) {
    const { 'effective-directive': directive, 'blocked-uri': blocked } = said['csp-report'];
    return [{ directive, blocked }];
  }
  const ofPolicy = said.filter(({ type }) => type === 'csp-violation');
  return ofPolicy.map(({ body }) => ({ directive: body?.effectiveDirective, blocked: body?.blockedURL }));
}

/** A word such as `inline`, or the origin of an address: the rest of one can hold anything. */
function originOf(blocked: string): string {
  if (/^[a-z-]{1,30}$/.test(blocked)) return blocked;
  const origin = URL.parse(blocked)?.origin ?? 'null';
  return origin === 'null' || origin.length > 200 ? 'unknown' : origin;
}
