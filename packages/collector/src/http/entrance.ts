import type { ProblemCode } from '@handrail/protocol';
import Type from 'typebox';
import { instantSchema, mailLanguageSchema, memberSchema, problemSchema } from '@handrail/protocol/schema';
import { NOBODY, type Caller } from '../services/caller.ts';
import type { Services } from '../services/index.ts';
import { rightsIn, RIGHTS } from '../services/rights.ts';
import type { OpenSession } from '../services/sessions.ts';
import { json, problem, tooMany } from './problem.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import type { Call } from './route.ts';
import type { SessionCookie } from './session-cookie.ts';

const rights = Type.Array(Type.Enum([...RIGHTS]));
const sessionSchema = Type.Object({
  /** Null for the admin token of the environment, which is nobody. */
  member: Type.Union([memberSchema, Type.Null()]),
  name: Type.String(),
  /** In which language they are written to; null where none is known. */
  language: Type.Union([mailLanguageSchema, Type.Null()]),
  /** What the caller may do in the workspace, and in each app that they have to do with. */
  rights,
  apps: Type.Record(Type.String(), rights),
  /** Null for what ends with the process. */
  expiresAt: Type.Union([instantSchema, Type.Null()]),
});
/** What the routes that sign somebody in answer. */
export const ENTRANCE = {
  signedIn: { description: 'Who is signed in, what they may do, and until when', schema: sessionSchema },
  notSignedIn: { description: 'Not signed in', schema: problemSchema },
  tooMany: { description: 'Too many attempts; come back after Retry-After', schema: problemSchema },
};

export const secretSchema = Type.String({ minLength: 1, maxLength: 200 });

/** Where a call comes from, for sign-in and for the audit log. */
export const fromOf = ({ request, address }: Call) => ({ address, device: request.headers.get('user-agent') ?? '' });

/** Who acts when a member has shown who they are, and has no session in the request. */
export const callerOfMember = ({ members }: Pick<Services, 'members'>, member: MemberRecord): Caller => ({
  ...NOBODY,
  ...{ by: 'session', memberId: member.memberId, name: member.name, grants: members.grantsOf(member) },
});

/** Writes down that somebody has signed in; answers with who they are now. */
export async function noteEntry(services: Services, call: Call, member: MemberRecord, how: string): Promise<Caller> {
  const caller = callerOfMember(services, member);
  const what = { target: member.memberId, after: { how } };
  await services.audit.note({ caller, address: call.address }, 'member.signed-in', what);
  return caller;
}

/** Answers with the session and its cookie, after it was written down. */
export async function enter(
  services: Services,
  cookie: SessionCookie,
  call: Call,
  { member, expiresAt, secret }: OpenSession,
  how: string,
): Promise<Response> {
  const caller = await noteEntry(services, call, member, how);
  return json(200, await presentOf(services, caller, expiresAt), { 'set-cookie': cookie.set(secret) });
}

/** What somebody brings who is let in by one thing alone, such as a link or a passkey. */
interface OneThing {
  how: string;
  /** Tries it; undefined where it does not hold. */
  open: () => Promise<OpenSession | undefined>;
  refused: { code: ProblemCode; detail: string };
}

/** Lets somebody in by one thing, as often as may be tried; that it did not hold is written down. */
export async function enterBy(
  services: Services,
  cookie: SessionCookie,
  call: Call,
  { how, open, refused }: OneThing,
): Promise<Response> {
  const wait = services.signIn.waitMs(call.address);
  if (wait > 0) return tooMany(wait);
  const opened = await open();
  if (opened !== undefined) return enter(services, cookie, call, opened, how);
  await refuseEntry(services, call, undefined, how);
  return problem(401, refused.code, refused.detail);
}

/** Writes down that somebody was not let in. */
export const refuseEntry = ({ audit }: Services, call: Call, target: string | undefined, why: string): Promise<void> =>
  audit.note(call, 'sign-in.refused', { ...(target !== undefined && { target }), after: { why } });

/** Who is signed in, as the dashboard wants to know it. */
export async function presentOf(
  { members, apps }: Services,
  caller: Caller,
  expiresAt: number | null,
): Promise<object> {
  const member = caller.memberId === undefined ? undefined : await members.find(caller.memberId);
  const inApps = (await apps.list()).map(({ appId }): [string, string[]] => [appId, rightsIn(caller, appId)]);
  return {
    member: member === undefined ? null : members.shown(member),
    name: caller.name,
    language: member?.language ?? null,
    rights: rightsIn(caller),
    apps: Object.fromEntries(inApps.filter(([, some]) => some.length > 0)),
    expiresAt,
  };
}
