import { type Clock, DAY_MS } from '../clock.ts';
import { ACCESS_LIMITS } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { TokenRecord } from '../store/records/member-records.ts';
import type { Caller } from './caller.ts';
import { doctorOf } from './doctor-token.ts';
import type { Members } from './members.ts';
import { RIGHTS, type Right } from './rights.ts';
import { hashOf, newSecret, sameSecret, type Chance } from './secrets.ts';
import type { Vault } from './vault.ts';

interface TokenInput {
  name: string;
  rights: Right[];
  /** The one app it is for. */
  appId?: string;
  days: number;
}

export interface Tokens {
  /** Makes a token; its secret is shown once and kept nowhere. */
  make(memberId: string, input: TokenInput): Promise<{ token: TokenRecord; secret: string }>;
  of(memberId: string): Promise<TokenRecord[]>;
  remove(memberId: string, tokenId: string): Promise<boolean>;
  /** For whom a program acts; what it may is what its maker may, within what the token was made for. */
  callerOf(secret: string): Promise<Caller | undefined>;
}

export interface TokenParts {
  records: Pick<RecordStore, 'tokens'>;
  members: Members;
  clock: Clock;
  chance: Chance;
  adminToken: string | undefined;
  vault: Vault;
}

export function createTokens({ records, members, clock, chance, adminToken, vault }: TokenParts): Tokens {
  const { tokens } = records;
  return {
    async make(memberId, { name, rights, appId, days }) {
      // The beginning tells scanners for leaked secrets what it is.
      const secret = `handrail_${newSecret(chance)}`;
      const now = clock.now();
      const token: TokenRecord = {
        ...{ tokenId: `tok_${chance(8).toString('hex')}`, tokenHash: hashOf(secret), memberId, name, rights },
        ...{ appId: appId ?? null, createdAt: now, expiresAt: now + days * DAY_MS, usedAt: null },
      };
      await tokens.add(token);
      return { token, secret };
    },
    of: (memberId) => tokens.of(memberId),
    remove: (memberId, tokenId) => tokens.remove(memberId, tokenId),
    async callerOf(secret) {
      if (adminToken !== undefined && sameSecret(secret, adminToken)) return ENVIRONMENT;
      const now = clock.now();
      const doctor = doctorOf(vault, secret, now);
      if (doctor !== undefined) return doctor;
      const token = await tokens.findByHash(hashOf(secret));
      if (token === undefined || token.expiresAt <= now) return undefined;
      const member = await members.find(token.memberId);
      if (member?.state !== 'active') return undefined;
      if (now - (token.usedAt ?? 0) > ACCESS_LIMITS.sessionTouchMs) await tokens.touch(token.tokenId, now);
      const rights = RIGHTS.filter((right) => token.rights.includes(right));
      return {
        ...{
          by: 'token',
          memberId: member.memberId,
          name: `${member.name} (${token.name})`,
          grants: members.grantsOf(member),
        },
        ...{ sessionHash: undefined, scope: { rights, appId: token.appId ?? undefined } },
      };
    },
  };
}

/** Whoever set the environment of the process may do everything. */
const ENVIRONMENT: Caller = {
  by: 'environment',
  memberId: undefined,
  name: 'Admin token',
  grants: [{ roles: ['admin'] }],
  sessionHash: undefined,
};
