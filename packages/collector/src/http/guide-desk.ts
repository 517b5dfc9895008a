import Type from 'typebox';
import {
  guideCheckSchema,
  guideDraftSchema,
  guideVersionSchema,
  idSchema,
  instantSchema,
  labelsSchema,
  orNull,
  personSchema,
  problemSchema,
  versionNumberSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { GUIDE, noGuide, personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const closed = { additionalProperties: false };
const leaseSchema = Type.Object({ take: Type.Optional(Type.Boolean()) }, closed);
const heldSchema = Type.Object({
  mine: Type.Boolean(),
  by: Type.Optional(personSchema),
  since: Type.Optional(instantSchema),
});
const deskSchema = Type.Object({ labels: Type.Optional(labelsSchema), owner: Type.Optional(orNull(idSchema)) }, closed);
export const restoreSchema = Type.Object({ version: versionNumberSchema }, closed);
const revisionSchema = Type.Object({ revision: guideDraftSchema.properties.revision });

/** What authors do around a draft: saying that they are at it, whose it is, what its page has, and that it is to go. */
export function guideDeskRoutes(services: Services): Route[] {
  return [
    ...[leaseRoute(services), describeRoute(services), checkRoute(services), removeRoute(services)],
    ...versionRoutes(services),
  ];
}

function leaseRoute({ leases }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${GUIDE}/lease`, permission: 'guide.write' },
      summary: 'Says that the caller is at work on the draft, or who is. It lasts 90 s; with take, it is taken over.',
      body: { ...MANAGEMENT_BODY, schema: leaseSchema, code: 'invalid-body' },
      answers: { 200: { description: 'Who is at work on it', schema: heldSchema }, 404: noGuide },
    },
    async ({ params: { appId = '', guideId = '' }, caller }, { take = false }) => {
      const held = await leases.hold(appId, guideId, caller, take);
      return held === undefined ? notFound('guide with this id') : json(200, held);
    },
  );
}

function describeRoute({ guides, members, audit }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'PUT', path: `${GUIDE}/desk`, permission: 'guide.write' },
      summary: 'Sets the labels of a guide, and the member who answers for it.',
      body: { ...MANAGEMENT_BODY, schema: deskSchema, code: 'invalid-body' },
      answers: {
        204: { description: 'Set' },
        404: noGuide,
        422: { description: 'There is no such member', schema: problemSchema },
      },
    },
    async (call, { labels, owner }) => {
      const { appId = '', guideId = '' } = call.params;
      const member = owner == null ? undefined : await members.find(owner);
      if (owner != null && member === undefined) return problem(422, 'no-member', 'There is no member with this id.');
      const person = owner == null ? owner : { memberId: owner, name: member?.name ?? '' };
      const about = { ...(labels && { labels }), ...(person !== undefined && { owner: person }) };
      if (!(await guides.describe(appId, guideId, about))) return notFound('guide with this id');
      await audit.note(call, 'guide.described', { appId, target: guideId, after: about });
      return new Response(null, { status: 204 });
    },
  );
}

function checkRoute({ guides }: Services): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${GUIDE}/check`, permission: 'guide.write' },
      summary:
        'Notes that the elements of the draft were looked for in a page of the application, and found or missed.',
      body: { ...MANAGEMENT_BODY, schema: guideCheckSchema, code: 'invalid-body' },
      answers: { 204: { description: 'Noted' }, 404: noGuide },
    },
    async ({ params: { appId = '', guideId = '' }, caller }, seen) =>
      (await guides.check(appId, guideId, personOf(caller), seen))
        ? new Response(null, { status: 204 })
        : notFound('guide with this id'),
  );
}

function removeRoute({ guides, audit }: Services): Route {
  return route(
    {
      ...{ method: 'DELETE', path: GUIDE, permission: 'guide.write' },
      summary: 'Deletes the draft of a guide that was never published. One that was goes into the archive instead.',
      answers: {
        204: { description: 'Deleted' },
        404: noGuide,
        409: { description: 'There are versions of it', schema: problemSchema },
      },
    },
    async (call) => {
      const { appId = '', guideId = '' } = call.params;
      const before = await guides.find(appId, guideId);
      const done = await guides.remove(appId, guideId);
      if (done === undefined) return notFound('guide with this id');
      if (done === 'has-versions') {
        return problem(409, 'has-versions', 'This guide has been published, and its figures stay. Archive it instead.');
      }
      await audit.note(call, 'guide.deleted', { appId, target: guideId, before: { title: before?.draft.title } });
      return new Response(null, { status: 204 });
    },
  );
}

function versionRoutes({ guides, audit }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: `${GUIDE}/versions/:version`, permission: 'guide.read' },
        summary: 'A version of a guide as it was published.',
        answers: { 200: { description: 'The version', schema: guideVersionSchema }, 404: noGuide },
      },
      async ({ params: { appId = '', guideId = '', version = '' } }) => {
        const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
        const found = await guides.version(appId, guideId, number);
        return found === undefined ? notFound('version of such a guide') : json(200, found);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${GUIDE}/restore`, permission: 'guide.write' },
        summary: 'Makes a version of before the draft; visitors keep what they have.',
        body: { ...MANAGEMENT_BODY, schema: restoreSchema, code: 'invalid-body' },
        answers: { 200: { description: 'The revision of the draft', schema: revisionSchema }, 404: noGuide },
      },
      async (call, { version }) => {
        const { appId = '', guideId = '' } = call.params;
        const record = await guides.restore(appId, guideId, version, personOf(call.caller));
        if (record === undefined) return notFound('version of such a guide');
        await audit.note(call, 'guide.restored', { appId, target: guideId, after: { version } });
        return json(200, { revision: record.revision });
      },
    ),
  ];
}
