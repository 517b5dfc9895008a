import type { Grant } from '@handrail/protocol';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import { grantsOfGroups, type GroupRole } from '../group-roles.ts';
import type { Members } from '../members.ts';
import type { Claims, OpenIdConfig } from './provider.ts';

/** Why somebody whom the provider knows is not let in. */
export type Turned =
  | 'email-not-verified'
  | 'other-identity'
  | 'disabled'
  | 'not-invited'
  | 'no-role'
  /** They are in more groups than the provider puts into a token, so nobody can say which roles are theirs. */
  | 'groups-left-out';

/** Something that a sign-in changed about a member, for the audit log. */
export interface MemberChange {
  action: 'member.made' | 'member.linked' | 'member.groups-changed';
  before?: object;
  after: object;
}

export type Found = { member: MemberRecord; changes: MemberChange[] } | { refused: Turned; memberId?: string };

export interface MembershipParts {
  records: Pick<RecordStore, 'members'>;
  members: Members;
  groupRoles: readonly GroupRole[];
  provision: OpenIdConfig['provision'];
}

/** Finds, makes or links the member of an identity, and brings their groups up to date. */
export function createMembership({ records, members, groupRoles, provision }: MembershipParts) {
  /** By their identity; else by an address that the provider vouches for; else as somebody new. */
  async function find({ issuer, subject, email, emailVerified }: Claims): Promise<MemberRecord | Turned | undefined> {
    const known = await records.members.findByOpenid(issuer, subject);
    if (known !== undefined) return known;
    const same = email === undefined ? undefined : await records.members.findByEmail(email);
    if (same === undefined) return undefined;
    // Anybody can call themselves by any address, at many a provider.
    if (!emailVerified) return 'email-not-verified';
    return same.openid === null ? same : 'other-identity';
  }

  async function make({ name, email, emailVerified }: Claims, groups: string[]): Promise<MemberRecord | Turned> {
    if (provision === 'none') return 'not-invited';
    if (provision === 'by-group' && grantsOfGroups(groupRoles, groups).length === 0) return 'no-role';
    const made = await members.invite({
      name: nameOf(name ?? email),
      // An address that is not theirs would keep its owner out.
      email: emailVerified ? (email ?? null) : null,
      grants: [],
    });
    // Somebody was faster with the same address: they are to sign in once more.
    return made === 'taken' ? 'other-identity' : made;
  }

  /** Their groups that count here; undefined where nobody can say which are theirs. */
  function claimedBy({ groups }: Claims): string[] | undefined {
    if (groups === 'left-out') return groupRoles.length > 0 ? undefined : [];
    return groups.filter((name) => groupRoles.some(({ group }) => group === name));
  }

  /** Writes identity and groups down, and tells what that has changed. */
  async function take(
    memberId: string,
    { issuer, subject }: Claims,
    claimed: string[],
    isNew: boolean,
  ): Promise<Found> {
    const done = await members.update(memberId, (now) => ({
      ...{ ...now, openid: { issuer, subject }, groups: { ...now.groups, claimed } },
    }));
    if (typeof done === 'string') return { refused: 'other-identity', memberId };
    const { before, after } = done;
    const changes: MemberChange[] = [];
    const identity = { openid: after.openid };
    if (isNew) changes.push({ action: 'member.made', after: { name: after.name, ...identity } });
    else if (before.openid === null) changes.push({ action: 'member.linked', after: identity });
    if (before.groups.claimed.join('\n') !== claimed.join('\n')) {
      const shown = (one: MemberRecord): { groups: string[]; grants: Grant[] } => ({
        ...{ groups: one.groups.claimed, grants: members.grantsOf(one) },
      });
      changes.push({ action: 'member.groups-changed', before: shown(before), after: shown(after) });
    }
    return { member: after, changes };
  }

  return {
    async admit(claims: Claims): Promise<Found> {
      const claimed = claimedBy(claims);
      if (claimed === undefined) return { refused: 'groups-left-out' };
      const found = await find(claims);
      const member = found ?? (await make(claims, claimed));
      if (typeof member === 'string') return { refused: member };
      if (member.state === 'disabled') return { refused: 'disabled', memberId: member.memberId };
      return take(member.memberId, claims, claimed, found === undefined);
    },
    async link(claims: Claims, memberId: string): Promise<Found> {
      const claimed = claimedBy(claims);
      if (claimed === undefined) return { refused: 'groups-left-out', memberId };
      const member = await members.find(memberId);
      if (member?.state !== 'active') return { refused: 'disabled', memberId };
      const known = await records.members.findByOpenid(claims.issuer, claims.subject);
      // Neither is an account that has an identity given to another, nor an identity to a second account.
      if (known !== undefined ? known.memberId !== memberId : member.openid !== null) {
        return { refused: 'other-identity', memberId };
      }
      return take(memberId, claims, claimed, false);
    },
    async unlink(memberId: string): Promise<boolean> {
      const done = await members.update(memberId, (now) => {
        const hasOther = now.password !== null || now.passkeys.length > 0;
        if (now.openid === null || !hasOther) return undefined;
        return { ...now, openid: null, groups: { ...now.groups, claimed: [] } };
      });
      return typeof done === 'object';
    },
  };
}

/** A name as members may have it. */
function nameOf(text = ''): string {
  const name = text.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
  return Array.from(name).slice(0, 60).join('') || 'Somebody';
}
