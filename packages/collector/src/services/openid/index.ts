import type { Clock } from '../../clock.ts';
import { ACCESS_LIMITS } from '../../config.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { GroupRole } from '../group-roles.ts';
import type { Members } from '../members.ts';
import { hashOf, newSecret, type Chance } from '../secrets.ts';
import type { OpenSession, Sessions } from '../sessions.ts';
import { createMembership, type Found, type MemberChange, type Turned } from './membership.ts';
import { createProvider, type Claims, type Expected, type OpenIdConfig, type ProviderFault } from './provider.ts';

/** `began-elsewhere`: not in this browser, or too long ago, or used already. */
type Refused = Turned | ProviderFault | 'began-elsewhere';

/** `linkTo`: whose account it is to be a way into, where a member began it who was signed in. */
type Shown = { claims: Claims; linkTo: string | null } | { refused: Refused; detail?: string };
type Entered = { session: OpenSession; changes: MemberChange[] } | { refused: Refused; memberId?: string };

/** Signing in by the company's identity provider: authorization code with PKCE, state and nonce. */
export interface OpenId {
  /** What the button says. */
  name: string;
  /** Where the browser goes, and the secret that it brings back in a cookie. */
  begin(linkTo?: string): Promise<{ url: string; secret: string } | { refused: ProviderFault; detail: string }>;
  /** Takes what came back, once: who they are, as the provider says. */
  finish(query: string, secret: string | undefined): Promise<Shown>;
  /** Signs them in. */
  enter(claims: Claims, device: string): Promise<Entered>;
  /** Makes an identity a way into the account of a member who is signed in. */
  link(claims: Claims, memberId: string): Promise<Found>;
  /** Takes that way away; false where it is the only one, or there is none. */
  unlink(memberId: string): Promise<boolean>;
  /** Where to sign out at the provider as well. */
  leaveUrl(): Promise<string | undefined>;
}

export const OPENID_CALLBACK = '/openid/callback';
const PURPOSE = 'openid';

export interface OpenIdParts {
  config: OpenIdConfig;
  publicUrl: string;
  records: Pick<RecordStore, 'members' | 'oneTime'>;
  members: Members;
  sessions: Sessions;
  groupRoles: readonly GroupRole[];
  clock: Clock;
  chance: Chance;
}

/** All three come from the one secret, of which the provider sees hashes and we keep one. */
const expectedOf = (secret: string): Expected => ({
  state: hashOf(`state ${secret}`),
  nonce: hashOf(`nonce ${secret}`),
  verifier: hashOf(`verifier ${secret}`),
});

export function createOpenId(parts: OpenIdParts): OpenId {
  const { config, publicUrl, records, sessions, clock, chance } = parts;
  const provider = createProvider(config, `${publicUrl}${OPENID_CALLBACK}`, clock);
  const membership = createMembership({ ...parts, provision: config.provision });
  return {
    name: config.name,
    async begin(linkTo) {
      const secret = newSecret(chance);
      const url = await provider.begin(expectedOf(secret));
      if (typeof url !== 'string') return { refused: url.fault, detail: url.detail };
      const now = clock.now();
      await records.oneTime.put(
        {
          ...{ tokenHash: hashOf(secret), purpose: PURPOSE, memberId: linkTo ?? null, data: {} },
          expiresAt: now + ACCESS_LIMITS.challengeMs,
        },
        now,
      );
      return { url, secret };
    },
    async finish(query, secret = '') {
      const kept = await records.oneTime.take(hashOf(secret), PURPOSE, clock.now());
      if (kept === undefined) return { refused: 'began-elsewhere' };
      const claims = await provider.finish(query, expectedOf(secret));
      if ('fault' in claims) return { refused: claims.fault, detail: claims.detail };
      return { claims, linkTo: kept.memberId };
    },
    async enter(claims, device) {
      const found = await membership.admit(claims);
      if ('refused' in found) return found;
      const session = await sessions.open(found.member.memberId, 'openid', device);
      return session === undefined ? { refused: 'disabled' } : { session, changes: found.changes };
    },
    link: (claims, memberId) => membership.link(claims, memberId),
    unlink: (memberId) => membership.unlink(memberId),
    leaveUrl: () => provider.leaveUrl(`${publicUrl}/dashboard/`),
  };
}
