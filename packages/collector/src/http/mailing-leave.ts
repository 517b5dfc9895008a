import type { MailingLeft } from '@handrail/protocol';
import { mailingLeaveSchema, mailingLeftSchema, problemSchema } from '@handrail/protocol/schema';
import type { Clock } from '../clock.ts';
import { MAILINGS } from '../delivery-limits.ts';
import { createBuckets } from '../services/buckets.ts';
import type { Services } from '../services/index.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, problem, tooMany } from './problem.ts';
import { UNLISTED } from './rollout-reports.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const answers = {
  200: { description: 'What it is, and whether it comes', schema: mailingLeftSchema },
  404: { description: 'The link is of no report', schema: problemSchema },
  429: { description: 'Too often', schema: problemSchema },
};

/** Leaving a report that comes by mail, without an account: with what stands in the mail. */
export function leaveRoutes({ mailings, audit }: Services, clock: Clock): Route[] {
  const byAddress = createBuckets(MAILINGS.leaving, clock);

  async function leave(call: Call, token: string, wanted: boolean | undefined): Promise<MailingLeft | Response> {
    const waitMs = byAddress.take(call.address ?? '');
    if (waitMs > 0) return tooMany(waitMs);
    const done = await mailings.leave(token, wanted);
    if (done === undefined) return problem(404, 'no-report', 'This link is of no report that is sent to you.');
    if (wanted !== undefined) {
      const target = mailings.links.read(token)?.mailingId ?? '';
      await audit.note(call, wanted ? 'mailing.joined' : 'mailing.left', { target });
    }
    return done;
  }

  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: '/mailing/leave', permission: 'public' },
        summary: 'Says whether a report is wanted any more; without that it only tells which it is.',
        body: { ...MANAGEMENT_BODY, schema: mailingLeaveSchema },
        answers,
      },
      async (call, { token, wanted }) => {
        const done = await leave(call, token, wanted);
        return done instanceof Response ? done : json(200, done, UNLISTED);
      },
    ),
    route(
      {
        ...{ method: 'POST', path: '/mailing/leave/:token', permission: 'public' },
        summary: 'Ends a report for whoever has the link: what mail programs ask by themselves (RFC 8058).',
        answers: { 204: { description: 'It is not sent any more' }, 404: answers[404], 429: answers[429] },
      },
      async (call) => {
        const done = await leave(call, call.params['token'] ?? '', false);
        return done instanceof Response ? done : new Response(null, { status: 204, headers: UNLISTED });
      },
    ),
  ];
}
