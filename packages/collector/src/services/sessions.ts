import { ACCESS_LIMITS } from '../config.ts';
import type { Clock } from '../clock.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { MemberRecord, SessionRecord } from '../store/records/member-records.ts';
import type { Caller } from './caller.ts';
import type { Members } from './members.ts';
import { hashOf, newSecret, type Chance } from './secrets.ts';

export interface OpenSession {
  member: MemberRecord;
  expiresAt: number;
  /** Goes into the cookie and is kept nowhere. */
  secret: string;
}

export interface Sessions {
  /** Signs a member in; undefined when they are disabled. */
  open(memberId: string, how: SessionRecord['how'], device: string): Promise<OpenSession | undefined>;
  /** Who comes by a cookie, while neither the session's end nor the longest pause is past. */
  callerOf(secret: string): Promise<Caller | undefined>;
  find(sessionHash: string): Promise<SessionRecord | undefined>;
  /** Of one member, the one used last first, without those that are over. */
  of(memberId: string): Promise<SessionRecord[]>;
  end(memberId: string, sessionHash: string): Promise<boolean>;
  /** Ends all sessions of a member, or all but one; what they edit on live pages ends with them. */
  endOf(memberId: string, except?: string): Promise<void>;
  /** Whether somebody signed in so lately that they may change how they sign in. */
  isFresh(sessionHash: string | undefined): Promise<boolean>;
}

export interface SessionParts {
  records: Pick<RecordStore, 'sessions' | 'members' | 'edits'>;
  members: Members;
  clock: Clock;
  chance: Chance;
}

export function createSessions({ records, members, clock, chance }: SessionParts): Sessions {
  const { sessions } = records;
  const isOver = ({ expiresAt, seenAt }: SessionRecord, now: number): boolean =>
    expiresAt <= now || now - seenAt > ACCESS_LIMITS.sessionIdleMs;

  return {
    async open(memberId, how, device) {
      const now = clock.now();
      const done = await members.update(memberId, (member) =>
        member.state === 'disabled' ? undefined : { ...member, state: 'active', signedInAt: now },
      );
      if (typeof done === 'string') return undefined;
      const secret = newSecret(chance);
      const expiresAt = now + ACCESS_LIMITS.sessionMs;
      const session = { sessionHash: hashOf(secret), memberId, createdAt: now, expiresAt, seenAt: now, how };
      await sessions.add({ ...session, device: device.slice(0, 200) }, now);
      return { member: done.after, expiresAt, secret };
    },
    async callerOf(secret) {
      const now = clock.now();
      const session = await sessions.find(hashOf(secret));
      if (session === undefined || isOver(session, now)) return undefined;
      const { sessionHash, memberId, seenAt } = session;
      // Read at each request, so that a role that was taken away is gone at once.
      const member = await records.members.find(memberId);
      if (member?.state !== 'active') return undefined;
      if (now - seenAt > ACCESS_LIMITS.sessionTouchMs) await sessions.touch(sessionHash, now);
      return { by: 'session', memberId, name: member.name, grants: members.grantsOf(member), sessionHash };
    },
    find: (sessionHash) => sessions.find(sessionHash),
    of: async (memberId) => (await sessions.of(memberId)).filter((session) => !isOver(session, clock.now())),
    end: (memberId, sessionHash) => sessions.remove(memberId, sessionHash),
    async endOf(memberId, except) {
      await sessions.removeOf(memberId, except);
      await records.edits.removeOf(memberId);
    },
    async isFresh(sessionHash) {
      const session = sessionHash === undefined ? undefined : await sessions.find(sessionHash);
      return session !== undefined && clock.now() - session.createdAt <= ACCESS_LIMITS.freshSessionMs;
    },
  };
}
