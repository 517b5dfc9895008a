import { problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { problem } from './problem.ts';
import type { Call } from './route.ts';

/** What routes about the own account have in common. */
export const ACCOUNT = {
  permission: 'account',
  done: { 204: { description: 'Done' } },
  refused: { description: 'Sign in again first, or the present password does not fit', schema: problemSchema },
} as const;

/** What changes how somebody signs in is taken only soon after they did: a session that was left open is not enough. */
export async function refuseStale({ sessions }: Services, { caller }: Call): Promise<Response | undefined> {
  if (await sessions.isFresh(caller.sessionHash)) return undefined;
  return problem(403, 'sign-in-again', 'Sign out and in again first: this changes how you sign in.');
}

export const done = (): Response => new Response(null, { status: 204 });

/** The member whose session this is; the gate has found them a moment ago. */
export async function memberOf({ members }: Services, { caller }: Call): Promise<MemberRecord> {
  const member = await members.find(caller.memberId ?? '');
  if (member === undefined) throw new Error('a session without its member');
  return member;
}
