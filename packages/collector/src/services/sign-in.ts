import type { Clock } from '../clock.ts';
import { ACCESS_LIMITS, GUESS_RATES } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { createBuckets } from './buckets.ts';
import { INVITATION, type Members } from './members.ts';
import type { Passkeys, UsedPasskey } from './passkeys.ts';
import type { PasswordMistake, Passwords } from './passwords.ts';
import type { SecondFactor } from './second-factor.ts';
import { hashOf, newSecret, type Chance } from './secrets.ts';
import type { OpenSession, Sessions } from './sessions.ts';

/** Where somebody signs in from. */
interface From {
  address: string | undefined;
  device: string;
}

interface Credentials {
  email: string;
  password: string;
  /** A one-time code, or a recovery code, where the account wants one. */
  code?: string;
  /** A passkey in its place. */
  passkey?: UsedPasskey;
}

type Entered =
  | { session: OpenSession; how: 'password' | 'recovery' }
  | { refused: 'wrong' }
  /** The password is right, and a code or a passkey is wanted beside it. */
  | { refused: 'code-needed' | 'passkey-needed' | 'code-wrong'; memberId: string }
  | { refused: 'too-many'; waitMs: number };

interface SecondProof {
  code: string | undefined;
  passkey: UsedPasskey | undefined;
}

export interface SignIn {
  /** Makes the token of a fresh sign-in link for the first admin; links that were not used are void from now on. */
  newLinkToken(): Promise<string>;
  /** Turns the token of a link into a session, once. */
  redeem(token: string, from: From): Promise<OpenSession | undefined>;
  /** Tries a password. An unknown account is refused in the same words and time as a wrong password. */
  enter(credentials: Credentials, from: From): Promise<Entered>;
  /** Tries a passkey, which is enough by itself. */
  enterByPasskey(used: UsedPasskey, from: From): Promise<OpenSession | undefined>;
  /** Takes an invitation: the member has a password from then on, and nobody else is signed in as them. */
  accept(
    token: string,
    input: { name?: string | undefined; password: string },
    from: From,
  ): Promise<OpenSession | { mistake: PasswordMistake } | undefined>;
  /** Whether one more guess may be made from an address; else after how many milliseconds. */
  waitMs(address: string | undefined): number;
}

const LINK = 'sign-in-link';

export interface SignInParts {
  records: Pick<RecordStore, 'members' | 'oneTime'>;
  members: Members;
  sessions: Sessions;
  passwords: Passwords;
  secondFactor: SecondFactor;
  passkeys: Passkeys;
  clock: Clock;
  chance: Chance;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { records, members, sessions, passwords, secondFactor, passkeys, clock, chance } = parts;
  const byAccount = createBuckets(GUESS_RATES.account, clock);
  const byAddress = createBuckets(GUESS_RATES.address, clock);
  const waitMs = (address: string | undefined): number => byAddress.take(address ?? 'unknown');

  /** Whoever signs in by passkey alone and has lost it enters a recovery code where a password would be. */
  async function recover(member: MemberRecord, code: string, device: string): Promise<Entered | undefined> {
    if (!mayEnter(member) || member.password !== null) return undefined;
    if (!(await secondFactor.takeRecovery(member.memberId, code))) return undefined;
    const session = await sessions.open(member.memberId, 'recovery', device);
    return session && { session, how: 'recovery' };
  }

  /** What is missing beside a password that is right. */
  async function lacking({ memberId, totp, passkeys: held }: MemberRecord, { code, passkey }: SecondProof) {
    if (totp === null && held.length === 0) return undefined;
    if (passkey !== undefined) return (await passkeys.memberOf(passkey, false)) === memberId ? undefined : 'code-wrong';
    if (code === undefined) return held.length > 0 ? 'passkey-needed' : 'code-needed';
    return (await secondFactor.take(memberId, code)) ? undefined : 'code-wrong';
  }

  return {
    waitMs,
    async newLinkToken() {
      const token = newSecret(chance);
      const { memberId } = await members.firstAdmin();
      const now = clock.now();
      const expiresAt = now + ACCESS_LIMITS.signInLinkMs;
      await records.oneTime.put({ tokenHash: hashOf(token), purpose: LINK, memberId, expiresAt, data: {} }, now);
      return token;
    },
    async redeem(token, { device }) {
      const taken = await records.oneTime.take(hashOf(token), LINK, clock.now());
      return taken?.memberId ? sessions.open(taken.memberId, 'link', device) : undefined;
    },
    async enterByPasskey(used, { device }) {
      const memberId = await passkeys.memberOf(used, true);
      return memberId === undefined ? undefined : sessions.open(memberId, 'passkey', device);
    },
    async enter({ email, password, code, passkey }, from) {
      const account = email.trim().toLowerCase();
      const wait = Math.max(waitMs(from.address), byAccount.take(account));
      if (wait > 0) return { refused: 'too-many', waitMs: wait };
      const member = await records.members.findByEmail(account);
      const right = await passwords.verify(password, mayEnter(member) ? member.password : null);
      if (member === undefined) return { refused: 'wrong' };
      if (!right) return (await recover(member, password, from.device)) ?? { refused: 'wrong' };
      const lacks = await lacking(member, { code, passkey });
      if (lacks !== undefined) return { refused: lacks, memberId: member.memberId };
      byAccount.forgive(account);
      const session = await sessions.open(member.memberId, 'password', from.device);
      return session === undefined ? { refused: 'wrong' } : { session, how: 'password' };
    },
    async accept(token, { name, password }, { device }) {
      const member = await members.invited(token);
      if (member === undefined) return undefined;
      const mistake = await passwords.judge(password, [name ?? member.name, member.email, 'handrail']);
      if (mistake !== undefined) return { mistake };
      const hash = await passwords.hash(password);
      const taken = await records.oneTime.take(hashOf(token), INVITATION, clock.now());
      if (taken?.memberId !== member.memberId) return undefined;
      await members.update(member.memberId, (now) => ({ ...now, name: name ?? now.name, password: hash }));
      await sessions.endOf(member.memberId);
      return sessions.open(member.memberId, 'password', device);
    },
  };
}

const mayEnter = (member: MemberRecord | undefined): member is MemberRecord => member?.state === 'active';
