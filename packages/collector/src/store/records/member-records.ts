import type { Grant, MailLanguage } from '@handrail/protocol';

/** A key that an authenticator holds; only its public half is here. */
export interface PasskeyRecord {
  passkeyId: string;
  name: string;
  /** COSE key, base64url. */
  publicKey: string;
  /** How often it was used, as far as the authenticator counts. */
  counter: number;
  transports: string[];
  createdAt: number;
  usedAt: number | null;
}

/** A person who signs in. Passwords and codes are hashed, the seed of codes is sealed. */
export interface MemberRecord {
  memberId: string;
  /** Rises with each change, so that two who change at once do not undo each other. */
  revision: number;
  name: string;
  /** In lower case; no two members have the same. */
  email: string | null;
  grants: Grant[];
  state: 'active' | 'invited' | 'disabled';
  createdAt: number;
  signedInAt: number | null;
  password: string | null;
  /** `usedStep` is the last span of time of which a code was taken: none is taken twice. */
  totp: { sealed: string; usedStep: number } | null;
  recoveryHashes: string[];
  passkeys: PasskeyRecord[];
  /** Who they are for the identity provider; no two members are the same. */
  openid: { issuer: string; subject: string } | null;
  /** What the directory that provisions members calls them. */
  externalId: string | null;
  /** With what they sign in there, where it is no mail address. */
  userName: string | null;
  /** The groups of the company that they are in: as claimed at the last sign-in, and as the directory pushed them. */
  groups: { claimed: string[]; pushed: string[] };
  /** In which language they used the dashboard last, and are written to; null where they never did. */
  language: MailLanguage | null;
  /** When the directory took them away: for it they are not there any more. */
  leftAt: number | null;
}

/** What records of earlier releases do not have. */
const ADDED = { language: null, userName: null, groups: { claimed: [], pushed: [] }, leftAt: null };

/** A member as an engine wrote them down, as JSON. */
export const readMember = (content: unknown): MemberRecord => ({
  ...ADDED,
  // Written by `add` and `replace` of an engine, and by nobody else.
  ...(JSON.parse(String(content)) as MemberRecord),
});

export interface MemberRecords {
  /** All members, by name. */
  list(): Promise<MemberRecord[]>;
  find(memberId: string): Promise<MemberRecord | undefined>;
  findByEmail(email: string): Promise<MemberRecord | undefined>;
  findByOpenid(issuer: string, subject: string): Promise<MemberRecord | undefined>;
  /** `taken`: another member has this id, mail address or identity. */
  add(member: MemberRecord): Promise<'added' | 'taken'>;
  /** Replaces the member whose revision is still this one, and counts the revision up. */
  replace(member: MemberRecord): Promise<'replaced' | 'stale' | 'taken'>;
  /** Removes the member with their sessions and API tokens. */
  remove(memberId: string): Promise<boolean>;
}

/** A signed-in browser. Only the hash of its secret is kept. */
export interface SessionRecord {
  sessionHash: string;
  memberId: string;
  createdAt: number;
  expiresAt: number;
  seenAt: number;
  /** How they signed in. */
  how: 'link' | 'password' | 'passkey' | 'openid' | 'recovery';
  /** What the browser calls itself. */
  device: string;
}

export interface SessionRecords {
  /** Adds a session and forgets those that expired before `now`. */
  add(session: SessionRecord, now: number): Promise<void>;
  find(sessionHash: string): Promise<SessionRecord | undefined>;
  touch(sessionHash: string, seenAt: number): Promise<void>;
  /** Of one member, the one used last first. */
  of(memberId: string): Promise<SessionRecord[]>;
  remove(memberId: string, sessionHash: string): Promise<boolean>;
  /** Ends all sessions of a member, or all but one. */
  removeOf(memberId: string, except?: string): Promise<void>;
}

/** Something that works once: a link, or the other half of an exchange. Only the hash of its secret is kept. */
export interface OneTimeRecord {
  tokenHash: string;
  purpose: string;
  memberId: string | null;
  expiresAt: number;
  data: Readonly<Record<string, unknown>>;
}

export interface OneTimeRecords {
  /** Keeps it, and forgets what expired before `now`. Where a member is named, their earlier ones of the purpose are void. */
  put(record: OneTimeRecord, now: number): Promise<void>;
  /** Looks at it without using it up. */
  find(tokenHash: string, purpose: string, now: number): Promise<OneTimeRecord | undefined>;
  /** Takes it, when it is there and in time; it is gone afterwards, whoever else asks at the same moment. */
  take(tokenHash: string, purpose: string, now: number): Promise<OneTimeRecord | undefined>;
  /** Voids all of one purpose that were made for a member. */
  voidOf(memberId: string, purpose: string): Promise<void>;
}

/** A token with which a program acts for a member. Only its hash is kept. */
export interface TokenRecord {
  tokenId: string;
  tokenHash: string;
  memberId: string;
  name: string;
  /** What of the member's rights it has; they never exceed what the member has at the time. */
  rights: string[];
  /** The one app it is for. */
  appId: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

export interface TokenRecords {
  add(token: TokenRecord): Promise<void>;
  findByHash(tokenHash: string): Promise<TokenRecord | undefined>;
  /** Of one member, the newest first. */
  of(memberId: string): Promise<TokenRecord[]>;
  touch(tokenId: string, usedAt: number): Promise<void>;
  remove(memberId: string, tokenId: string): Promise<boolean>;
  /** Ends all tokens of a member. */
  removeOf(memberId: string): Promise<void>;
}
