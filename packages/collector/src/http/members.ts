import Type from 'typebox';
import { emailSchema, grantsSchema, memberNameSchema, memberSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { bodyRoute, route, type Route } from './route.ts';

const closed = { additionalProperties: false };
const inviteSchema = Type.Object({ name: memberNameSchema, email: emailSchema, grants: grantsSchema }, closed);
const changeSchema = Type.Object(
  {
    name: Type.Optional(memberNameSchema),
    email: Type.Optional(emailSchema),
    grants: Type.Optional(grantsSchema),
    disabled: Type.Optional(Type.Boolean()),
  },
  { ...closed, minProperties: 1 },
);
const linkSchema = Type.Object({
  member: memberSchema,
  /** Leads to the page on which the member chooses a password; works once, for a day. */
  link: Type.String(),
});

const permission = 'member.manage' as const;
const MEMBER = '/api/members/:memberId';
const noMember = { description: 'There is no such member', schema: problemSchema };
const conflict = { description: 'The mail address is taken, or it is the last admin', schema: problemSchema };
const member = { description: 'The member', schema: memberSchema };
const link = { description: 'The member, with the link to hand over', schema: linkSchema };

const unknown = (): Response => notFound('member with this id');
const taken = (): Response => problem(409, 'email-taken', 'Another member has this mail address.');
const lastAdmin = (): Response =>
  problem(409, 'last-admin', 'This is the last admin of everything; make another one first.');

/** What the audit log says of a member. */
const noted = ({ name, email, grants, state }: MemberRecord) => ({ name, email, grants, state });

export function memberRoutes(services: Services, publicUrl: string): Route[] {
  return [...readAndInvite(services, publicUrl), ...changeRoutes(services)];
}

function readAndInvite({ members, audit }: Services, publicUrl: string): Route[] {
  /** The token stands behind the #, so that no server and no log sees it. */
  const linked = async (of: MemberRecord): Promise<object | undefined> => {
    const token = await members.newInvitation(of.memberId);
    if (token === undefined) return undefined;
    return { member: members.shown(of), link: `${publicUrl}/dashboard/#/invitation/${token}` };
  };
  return [
    route(
      {
        method: 'GET',
        path: '/api/members',
        permission,
        summary: 'All members, by name.',
        answers: { 200: { description: 'The members', schema: Type.Object({ members: Type.Array(memberSchema) }) } },
      },
      async () => json(200, { members: (await members.list()).map(members.shown) }),
    ),
    bodyRoute(
      {
        method: 'POST',
        path: '/api/members',
        permission,
        summary: 'Invites somebody; the link is handed over by whoever invites.',
        body: { schema: inviteSchema, ...MANAGEMENT_BODY },
        answers: { 201: link, 409: conflict },
      },
      async (call, input) => {
        const made = await members.invite(input);
        if (made === 'taken') return taken();
        await audit.note(call, 'member.invited', { target: made.memberId, after: noted(made) });
        return json(201, await linked(made));
      },
    ),
    route(
      {
        method: 'POST',
        path: `${MEMBER}/link`,
        permission,
        summary: 'A new link with which a member chooses a password; earlier ones are void.',
        answers: { 200: link, 404: noMember },
      },
      async (call) => {
        const { memberId = '' } = call.params;
        const found = await members.find(memberId);
        const answer = found && (await linked(found));
        if (answer === undefined) return unknown();
        await audit.note(call, 'member.link-made', { target: memberId });
        return json(200, answer);
      },
    ),
  ];
}

function changeRoutes({ members, sessions, audit }: Services): Route[] {
  return [
    bodyRoute(
      {
        method: 'PUT',
        path: MEMBER,
        permission,
        summary: 'Changes name, mail address or roles of a member, or disables them; what is not named stays.',
        body: { schema: changeSchema, ...MANAGEMENT_BODY },
        answers: { 200: member, 404: noMember, 409: conflict },
      },
      async (call, change) => {
        const { memberId = '' } = call.params;
        const done = await members.change(memberId, change);
        if (done === 'unknown') return unknown();
        if (done === 'taken') return taken();
        if (done === 'last-admin') return lastAdmin();
        const what = { target: memberId, before: noted(done.before), after: noted(done.after) };
        await audit.note(call, 'member.changed', what);
        return json(200, members.shown(done.after));
      },
    ),
    route(
      {
        method: 'DELETE',
        path: MEMBER,
        permission,
        summary: 'Removes a member, with their sessions and API tokens. What they did stays in the audit log.',
        answers: { 204: { description: 'Removed' }, 404: noMember, 409: conflict },
      },
      async (call) => {
        const { memberId = '' } = call.params;
        const done = await members.remove(memberId);
        if (done === 'unknown') return unknown();
        if (done === 'last-admin') return lastAdmin();
        await audit.note(call, 'member.removed', { target: memberId, before: noted(done) });
        return new Response(null, { status: 204 });
      },
    ),
    route(
      {
        method: 'DELETE',
        path: `${MEMBER}/sessions`,
        permission,
        summary: 'Signs a member out everywhere.',
        answers: { 204: { description: 'Signed out' }, 404: noMember },
      },
      async (call) => {
        const { memberId = '' } = call.params;
        if ((await members.find(memberId)) === undefined) return unknown();
        await sessions.endOf(memberId);
        await audit.note(call, 'member.sessions-ended', { target: memberId });
        return new Response(null, { status: 204 });
      },
    ),
  ];
}
