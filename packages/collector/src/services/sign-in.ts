import type { Clock } from '../clock.ts';
import { ACCESS_LIMITS, GUESS_RATES } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import { createBuckets } from './buckets.ts';
import { INVITATION, type Members } from './members.ts';
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
}

type Entered =
  | { session: OpenSession }
  | { refused: 'wrong' }
  /** The password is right, and a code is wanted beside it. */
  | { refused: 'code-needed' | 'code-wrong'; memberId: string }
  | { refused: 'too-many'; waitMs: number };

export interface SignIn {
  /** Makes the token of a fresh sign-in link for the first admin; links that were not used are void from now on. */
  newLinkToken(): Promise<string>;
  /** Turns the token of a link into a session, once. */
  redeem(token: string, from: From): Promise<OpenSession | undefined>;
  /** Tries a password. An unknown account is refused in the same words and time as a wrong password. */
  enter(credentials: Credentials, from: From): Promise<Entered>;
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
  clock: Clock;
  chance: Chance;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { records, members, sessions, passwords, secondFactor, clock, chance } = parts;
  const byAccount = createBuckets(GUESS_RATES.account, clock);
  const byAddress = createBuckets(GUESS_RATES.address, clock);
  const waitMs = (address: string | undefined): number => byAddress.take(address ?? 'unknown');

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
    async enter({ email, password, code }, from) {
      const account = email.trim().toLowerCase();
      const wait = Math.max(waitMs(from.address), byAccount.take(account));
      if (wait > 0) return { refused: 'too-many', waitMs: wait };
      const member = await records.members.findByEmail(account);
      const right = await passwords.verify(password, mayEnter(member) ? member.password : null);
      if (!right || member === undefined) return { refused: 'wrong' };
      if (member.totp !== null) {
        if (code === undefined) return { refused: 'code-needed', memberId: member.memberId };
        if (!(await secondFactor.take(member.memberId, code))) {
          return { refused: 'code-wrong', memberId: member.memberId };
        }
      }
      byAccount.forgive(account);
      const session = await sessions.open(member.memberId, 'password', from.device);
      return session === undefined ? { refused: 'wrong' } : { session };
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
