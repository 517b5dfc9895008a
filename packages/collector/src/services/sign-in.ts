import { ACCESS_LIMITS } from '../config.ts';
import type { Clock } from '../clock.ts';
import type { AccessRecords } from '../store/records/record-store.ts';
import { hashOf, newSecret, sameSecret, type Chance } from './secrets.ts';

/** Somebody who may use the management API. */
export interface Member {
  name: string;
  role: 'admin';
}

interface Session {
  member: Member;
  expiresAt: number;
}

const ADMIN: Member = { name: 'Admin', role: 'admin' };

export interface SignIn {
  /** Makes the token of a fresh sign-in link; links that were not used are void from now on. */
  newLinkToken(): Promise<string>;
  /** Turns the token of a link into a session, once. The secret goes into the cookie and is kept nowhere. */
  redeem(token: string): Promise<(Session & { secret: string }) | undefined>;
  /** The session of a cookie, while neither its end nor the longest pause is past. */
  sessionOf(secret: string): Promise<Session | undefined>;
  signOut(secret: string): Promise<void>;
  /** The member that the admin token of the environment stands for. */
  memberOfToken(token: string): Member | undefined;
}

export interface SignInOptions {
  access: AccessRecords;
  clock: Clock;
  chance: Chance;
  adminToken: string | undefined;
}

export function createSignIn({ access, clock, chance, adminToken }: SignInOptions): SignIn {
  return {
    async newLinkToken() {
      const token = newSecret(chance);
      await access.putSignInToken(hashOf(token), clock.now() + ACCESS_LIMITS.signInLinkMs);
      return token;
    },
    async redeem(token) {
      const now = clock.now();
      if (!(await access.takeSignInToken(hashOf(token), now))) return undefined;
      const secret = newSecret(chance);
      const expiresAt = now + ACCESS_LIMITS.sessionMs;
      await access.addSession({ sessionHash: hashOf(secret), expiresAt, seenAt: now }, now);
      return { member: ADMIN, expiresAt, secret };
    },
    async sessionOf(secret) {
      const now = clock.now();
      const session = await access.findSession(hashOf(secret));
      if (session === undefined) return undefined;
      const idleMs = now - session.seenAt;
      if (session.expiresAt <= now || idleMs > ACCESS_LIMITS.sessionIdleMs) return undefined;
      if (idleMs > ACCESS_LIMITS.sessionTouchMs) await access.touchSession(session.sessionHash, now);
      return { member: ADMIN, expiresAt: session.expiresAt };
    },
    signOut: (secret) => access.removeSession(hashOf(secret)),
    memberOfToken: (token) => (adminToken !== undefined && sameSecret(token, adminToken) ? ADMIN : undefined),
  };
}
