import Type from 'typebox';
import type { ReportLink } from '@handrail/protocol';
import {
  madeReportLinkSchema,
  newReportLinkSchema,
  problemSchema,
  reportLinkSchema,
  reportTokenSchema,
  rolloutReportSchema,
} from '@handrail/protocol/schema';
import { REPORT_LINKS } from '../rollout-limits.ts';
import type { Services } from '../services/index.ts';
import type { RolloutDesk } from '../services/rollouts/desk.ts';
import { forStrangers } from '../services/rollouts/hide-small.ts';
import type { ReportLinkRecord } from '../store/records/rollout-records.ts';
import { personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem, tooMany } from './problem.ts';
import { findRollout, noRollout, ROLLOUT, rolloutNotFound } from './rollouts.ts';
import { bodyRoute, route, type Route } from './route.ts';

const LINKS = `${ROLLOUT}/links`;
const linksSchema = Type.Object({ links: Type.Array(reportLinkSchema) });
const report = { description: 'The report', schema: rolloutReportSchema };
/** No search engine keeps what a link opens. */
export const UNLISTED = { 'x-robots-tag': 'noindex, nofollow, noarchive' };

export function rolloutReportRoutes(services: Services, desk: RolloutDesk): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: `${ROLLOUT}/report`, permission: 'figures.read' },
        summary: 'What became of a rollout: each criterion before and after go-live.',
        answers: { 200: report, 404: noRollout },
      },
      async (call) => {
        const record = await findRollout(desk, call, 'figures.read');
        return record === undefined ? rolloutNotFound() : json(200, await desk.report(record));
      },
    ),
    ...linkRoutes(services, desk),
    openRoute(services, desk),
  ];
}

function linkRoutes({ audit }: Services, desk: RolloutDesk): Route[] {
  const permission = 'rollout.write' as const;
  const { links } = desk;
  return [
    route(
      {
        ...{ method: 'GET', path: LINKS, permission },
        summary: 'The links to the report that are good now, the newest first. Their tokens are not told again.',
        answers: { 200: { description: 'The links', schema: linksSchema }, 404: noRollout },
      },
      async (call) => {
        const record = await findRollout(desk, call, permission);
        if (record === undefined) return rolloutNotFound();
        return json(200, { links: (await links.list(record.rollout.rolloutId)).map(toLink) });
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: LINKS, permission },
        summary: 'Makes a link to the report that needs no account, for some days.',
        body: { ...MANAGEMENT_BODY, schema: newReportLinkSchema },
        answers: {
          201: { description: 'The link, with its token', schema: madeReportLinkSchema },
          404: noRollout,
          409: { description: 'There are too many', schema: problemSchema },
        },
      },
      async (call, { days }) => {
        const record = await findRollout(desk, call, permission);
        if (record === undefined) return rolloutNotFound();
        const { rolloutId } = record.rollout;
        if ((await links.list(rolloutId)).length >= REPORT_LINKS.mostAlive)
          return problem(409, 'too-many-links', `There are ${REPORT_LINKS.mostAlive} links; take one back first.`);
        const { link, token } = await links.make(rolloutId, days, personOf(call.caller));
        const { linkId, expiresAt } = link;
        const what = { appId: call.params['appId'] ?? '', target: rolloutId, after: { linkId, expiresAt } };
        await audit.note(call, 'report-link.made', what);
        return json(201, { ...toLink(link), token });
      },
    ),
    route(
      {
        ...{ method: 'DELETE', path: `${LINKS}/:linkId`, permission },
        summary: 'Takes a link back: it opens nothing from now on.',
        answers: { 204: { description: 'It is gone' }, 404: noRollout },
      },
      async (call) => {
        const record = await findRollout(desk, call, permission);
        const { appId = '', linkId = '' } = call.params;
        if (record === undefined) return rolloutNotFound();
        const { rolloutId } = record.rollout;
        if (!(await links.revoke(rolloutId, linkId))) return notFound('link with this id');
        await audit.note(call, 'report-link.revoked', { appId, target: rolloutId, before: { linkId } });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}

/** The report for whoever has a link. The token comes in the body, so that no log of addresses ever has it. */
function openRoute({ audit }: Services, desk: RolloutDesk): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: '/report/data', permission: 'public', apart: true },
      summary: 'The report that a link opens, of no person and no small group.',
      body: { ...MANAGEMENT_BODY, schema: reportTokenSchema },
      answers: {
        200: report,
        404: { description: 'The link opens nothing, or nothing any more', schema: problemSchema },
        429: { description: 'Too often', schema: problemSchema },
      },
    },
    async (call, { token }) => {
      const opened = await desk.links.open(token, call.address);
      if (opened === undefined)
        return problem(
          404,
          'no-report',
          'This link opens no report, or none any more. Ask whoever sent it for another.',
        );
      if ('waitMs' in opened) return tooMany(opened.waitMs);
      const { link, record } = opened;
      const told = forStrangers(await desk.report(record));
      const [appId = ''] = record.rollout.scope.appIds;
      await audit.note(call, 'report-link.opened', {
        ...{ appId, target: link.rolloutId, after: { linkId: link.linkId } },
      });
      return json(200, told, UNLISTED);
    },
  );
}

const toLink = ({ linkId, createdAt, createdBy, expiresAt }: ReportLinkRecord): ReportLink => ({
  ...{ linkId, createdAt, createdBy, expiresAt },
});
