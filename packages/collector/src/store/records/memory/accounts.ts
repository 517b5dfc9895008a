import type {
  MemberRecord,
  MemberRecords,
  OneTimeRecord,
  OneTimeRecords,
  SessionRecord,
  SessionRecords,
  TokenRecord,
  TokenRecords,
} from '../member-records.ts';
import type { EditRecord } from '../edit-records.ts';
import type { RecordStore } from '../record-store.ts';
import { memoryEdits } from './edits.ts';
import type { Ledger } from './ledger.ts';

type Accounts = Pick<RecordStore, 'members' | 'sessions' | 'oneTime' | 'tokens' | 'edits'>;

/** Members, and what goes with them when they are removed. */
export function memoryAccounts(ledger: Ledger): Accounts {
  const sessions = ledger.map<string, SessionRecord>();
  const secrets = ledger.map<string, OneTimeRecord>();
  const tokens = ledger.map<string, TokenRecord>();
  const edits = ledger.map<string, EditRecord>();
  const leavings: Map<string, { memberId: string | null }>[] = [sessions, secrets, tokens, edits];
  const forget = (memberId: string): void => {
    for (const map of leavings) for (const [key, one] of [...map]) if (one.memberId === memberId) map.delete(key);
  };
  return {
    members: memoryMembers(ledger, forget),
    sessions: memorySessions(sessions),
    oneTime: memoryOneTime(secrets),
    tokens: memoryTokens(tokens),
    edits: memoryEdits(edits),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function memoryMembers(ledger: Ledger, forget: (memberId: string) => void): MemberRecords {
  const members = ledger.map<string, MemberRecord>();
  const copy = (member: MemberRecord | undefined): MemberRecord | undefined => member && structuredClone(member);
  const is = (issuer: string, subject: string) => (one: MemberRecord) =>
    one.openid?.issuer === issuer && one.openid.subject === subject;
  const isTaken = ({ memberId, email, openid }: MemberRecord): boolean =>
    [...members.values()].some(
      (other) =>
        other.memberId !== memberId &&
        ((email !== null && other.email === email) || (openid !== null && is(openid.issuer, openid.subject)(other))),
    );
  return {
    list: async () =>
      [...members.values()]
        .sort((a, b) => order(a.name, b.name) || order(a.memberId, b.memberId))
        .map((member) => structuredClone(member)),
    find: async (memberId) => copy(members.get(memberId)),
    findByEmail: async (email) => copy([...members.values()].find((one) => one.email === email)),
    findByOpenid: async (issuer, subject) => copy([...members.values()].find(is(issuer, subject))),
    async add(member) {
      if (members.has(member.memberId) || isTaken(member)) return 'taken';
      members.set(member.memberId, structuredClone(member));
      return 'added';
    },
    async replace(member) {
      if (members.get(member.memberId)?.revision !== member.revision) return 'stale';
      if (isTaken(member)) return 'taken';
      members.set(member.memberId, { ...structuredClone(member), revision: member.revision + 1 });
      return 'replaced';
    },
    async remove(memberId) {
      forget(memberId);
      return members.delete(memberId);
    },
  };
}

function memorySessions(sessions: Map<string, SessionRecord>): SessionRecords {
  const ofMember = (memberId: string): SessionRecord[] =>
    [...sessions.values()].filter((session) => session.memberId === memberId);
  return {
    async add(session, now) {
      for (const one of [...sessions.values()]) if (one.expiresAt <= now) sessions.delete(one.sessionHash);
      sessions.set(session.sessionHash, session);
    },
    find: async (hash) => sessions.get(hash),
    async touch(hash, seenAt) {
      const session = sessions.get(hash);
      if (session !== undefined) sessions.set(hash, { ...session, seenAt });
    },
    of: async (memberId) =>
      ofMember(memberId).sort((a, b) => b.seenAt - a.seenAt || order(a.sessionHash, b.sessionHash)),
    remove: async (memberId, hash) => sessions.get(hash)?.memberId === memberId && sessions.delete(hash),
    async removeOf(memberId, except) {
      for (const { sessionHash } of ofMember(memberId)) if (sessionHash !== except) sessions.delete(sessionHash);
    },
  };
}

function memoryOneTime(secrets: Map<string, OneTimeRecord>): OneTimeRecords {
  const find = (hash: string, purpose: string, now: number): OneTimeRecord | undefined => {
    const found = secrets.get(hash);
    return found?.purpose === purpose && found.expiresAt > now ? found : undefined;
  };
  const voidAll = (fits: (one: OneTimeRecord) => boolean): void => {
    for (const one of [...secrets.values()]) if (fits(one)) secrets.delete(one.tokenHash);
  };
  return {
    async put(record, now) {
      const { memberId, purpose } = record;
      voidAll((one) => one.expiresAt <= now);
      voidAll((one) => memberId !== null && one.memberId === memberId && one.purpose === purpose);
      secrets.set(record.tokenHash, structuredClone(record));
    },
    find: async (hash, purpose, now) => find(hash, purpose, now),
    async take(hash, purpose, now) {
      const found = find(hash, purpose, now);
      if (found !== undefined) secrets.delete(hash);
      return found;
    },
    voidOf: async (memberId, purpose) => voidAll((one) => one.memberId === memberId && one.purpose === purpose),
  };
}

function memoryTokens(tokens: Map<string, TokenRecord>): TokenRecords {
  return {
    async add(token) {
      tokens.set(token.tokenId, structuredClone(token));
    },
    findByHash: async (hash) => [...tokens.values()].find((token) => token.tokenHash === hash),
    of: async (memberId) =>
      [...tokens.values()]
        .filter((token) => token.memberId === memberId)
        .sort((a, b) => b.createdAt - a.createdAt || order(a.tokenId, b.tokenId)),
    async touch(tokenId, usedAt) {
      const token = tokens.get(tokenId);
      if (token !== undefined) tokens.set(tokenId, { ...token, usedAt });
    },
    async removeOf(memberId) {
      for (const token of [...tokens.values()]) if (token.memberId === memberId) tokens.delete(token.tokenId);
    },
    remove: async (memberId, tokenId) => tokens.get(tokenId)?.memberId === memberId && tokens.delete(tokenId),
  };
}
