import type { Grant, Member } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { ACCESS_LIMITS } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { grantsOfGroups, joinGrants, type GroupRole } from './group-roles.ts';
import { hashOf, newSecret, type Chance } from './secrets.ts';

interface MemberInput {
  name: string;
  email: string | null;
  grants: Grant[];
  externalId?: string | null;
  userName?: string | null;
}

export interface MemberChange extends Partial<MemberInput> {
  disabled?: boolean;
}

export type Changed = { before: MemberRecord; after: MemberRecord };

export interface Members {
  /** All roles of a member: those that an admin gave, and those that their groups give. */
  grantsOf(member: MemberRecord): Grant[];
  /** A member as other members see them. */
  shown(member: MemberRecord): Member;
  list(): Promise<MemberRecord[]>;
  find(memberId: string): Promise<MemberRecord | undefined>;
  /** Adds somebody who has not come yet. */
  invite(input: MemberInput): Promise<MemberRecord | 'taken'>;
  /** The token of a link with which a member chooses a password; earlier links are void. Undefined for who may not come. */
  newInvitation(memberId: string): Promise<string | undefined>;
  /** Whom an invitation is for, without using it up. */
  invited(token: string): Promise<MemberRecord | undefined>;
  /** Changes a member. Those who are disabled are signed out at once; the last admin stays one. */
  change(memberId: string, change: MemberChange): Promise<Changed | 'unknown' | 'taken' | 'last-admin'>;
  /** The directory says that they have left: sessions, links and API tokens end at once, also those of the last admin. */
  leave(memberId: string, change?: Partial<Pick<MemberRecord, 'leftAt'>>): Promise<Changed | undefined>;
  remove(memberId: string): Promise<MemberRecord | 'unknown' | 'last-admin'>;
  /** Applies a change to the newest state of a member, as often as somebody else comes between. */
  update(
    memberId: string,
    change: (member: MemberRecord) => MemberRecord | undefined,
  ): Promise<Changed | 'unknown' | 'taken' | 'refused'>;
  /** The admin of every app who came first; made when there is none. */
  firstAdmin(): Promise<MemberRecord>;
}

const FIRST_ADMIN = 'mem_first';
export const INVITATION = 'invitation';

export interface MemberParts {
  records: Pick<RecordStore, 'members' | 'sessions' | 'oneTime' | 'tokens'>;
  clock: Clock;
  chance: Chance;
  /** Which groups of the company's directory give which roles. */
  groupRoles: readonly GroupRole[];
}

export function createMembers({ records, clock, chance, groupRoles }: MemberParts): Members {
  const { members, sessions, oneTime, tokens } = records;
  const fromGroups = ({ groups: { claimed, pushed } }: MemberRecord) =>
    grantsOfGroups(groupRoles, [...claimed, ...pushed]);
  const grantsOf = (member: MemberRecord): Grant[] => joinGrants(member.grants, fromGroups(member));
  const isAdmin = (member: MemberRecord): boolean =>
    member.state === 'active' &&
    grantsOf(member).some(({ appId, roles }) => appId === undefined && roles.includes('admin'));

  const update: Members['update'] = async (memberId, change) => {
    for (;;) {
      const before = await members.find(memberId);
      if (before === undefined) return 'unknown';
      const after = change(before);
      if (after === undefined) return 'refused';
      const done = await members.replace(after);
      if (done === 'taken') return 'taken';
      if (done === 'replaced') return { before, after };
      // Somebody else changed them at the same moment: look again.
    }
  };

  async function shutOut(memberId: string): Promise<void> {
    await sessions.removeOf(memberId);
    await oneTime.voidOf(memberId, INVITATION);
  }

  async function isLastAdmin(memberId: string): Promise<boolean> {
    const admins = (await members.list()).filter(isAdmin);
    return admins.length === 1 && admins[0]?.memberId === memberId;
  }

  return {
    grantsOf,
    shown: (member) => shown(member, fromGroups(member)),
    list: () => members.list(),
    find: (memberId) => members.find(memberId),
    async invite(input) {
      const member = newMember(`mem_${chance(8).toString('hex')}`, input, clock.now());
      return (await members.add(member)) === 'added' ? member : 'taken';
    },
    async newInvitation(memberId) {
      const member = await members.find(memberId);
      if (member === undefined || member.state === 'disabled') return undefined;
      const token = newSecret(chance);
      const now = clock.now();
      const expiresAt = now + ACCESS_LIMITS.invitationMs;
      await oneTime.put({ tokenHash: hashOf(token), purpose: INVITATION, memberId, expiresAt, data: {} }, now);
      return token;
    },
    async invited(token) {
      const found = await oneTime.find(hashOf(token), INVITATION, clock.now());
      const member = found?.memberId ? await members.find(found.memberId) : undefined;
      return member?.state === 'disabled' ? undefined : member;
    },
    async change(memberId, change) {
      const last = await isLastAdmin(memberId);
      const done = await update(memberId, (member) => {
        const after = changed(member, change);
        return last && !isAdmin(after) ? undefined : after;
      });
      if (done === 'refused') return 'last-admin';
      if (typeof done === 'object' && done.after.state === 'disabled') await shutOut(memberId);
      return done;
    },
    async leave(memberId, change) {
      const done = await update(memberId, (member) => ({ ...member, ...change, state: 'disabled' }));
      if (typeof done !== 'object') return undefined;
      await shutOut(memberId);
      await tokens.removeOf(memberId);
      return done;
    },
    async remove(memberId) {
      const member = await members.find(memberId);
      if (member === undefined) return 'unknown';
      if (await isLastAdmin(memberId)) return 'last-admin';
      await members.remove(memberId);
      return member;
    },
    update,
    async firstAdmin() {
      const admins = (await members.list()).filter(isAdmin);
      const first = admins.sort((a, b) => a.createdAt - b.createdAt)[0];
      if (first !== undefined) return first;
      const input = { name: 'Admin', email: null, grants: [{ roles: ['admin' as const] }] };
      // Always the same ids in the same order, so that of two collectors that start at once one makes it. An earlier one
      // may be there and be no admin any more.
      for (let times = 1; ; times += 1) {
        const memberId = times === 1 ? FIRST_ADMIN : `${FIRST_ADMIN}_${times}`;
        await members.add({ ...newMember(memberId, input, clock.now()), state: 'active' });
        const made = await members.find(memberId);
        if (made !== undefined && isAdmin(made)) return made;
      }
    },
  };
}

const foldEmail = (email: string | null): string | null => email && email.trim().toLowerCase();

function newMember(
  memberId: string,
  { name, email, grants, externalId, userName }: MemberInput,
  now: number,
): MemberRecord {
  return {
    ...{ memberId, revision: 1, name, email: foldEmail(email), grants, state: 'invited', createdAt: now },
    ...{ signedInAt: null, password: null, totp: null, recoveryHashes: [], passkeys: [], openid: null },
    ...{ externalId: externalId ?? null, userName: userName ?? null, leftAt: null, language: null },
    groups: { claimed: [], pushed: [] },
  };
}

export function changed(member: MemberRecord, { disabled, email, ...rest }: MemberChange): MemberRecord {
  const after = { ...member, ...rest, ...(email !== undefined && { email: foldEmail(email) }) };
  if (disabled === undefined || disabled === (member.state === 'disabled')) return after;
  // Whoever never came is invited again, and not simply in.
  return { ...after, state: disabled ? 'disabled' : member.signedInAt === null ? 'invited' : 'active' };
}

function shown(member: MemberRecord, fromGroups: Grant[]): Member {
  const { memberId, name, email, grants, state, createdAt, signedInAt } = member;
  const factors: Member['factors'] = [
    ...(member.password === null ? [] : (['password'] as const)),
    ...(member.totp === null ? [] : (['totp'] as const)),
    ...(member.passkeys.length === 0 ? [] : (['passkey'] as const)),
    ...(member.openid === null ? [] : (['openid'] as const)),
  ];
  return { memberId, name, email, grants, fromGroups, state, createdAt, seenAt: signedInAt, factors };
}
