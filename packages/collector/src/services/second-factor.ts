import { Secret, TOTP } from 'otpauth';
import type { Clock } from '../clock.ts';
import type { MemberRecord } from '../store/records/member-records.ts';
import type { Members } from './members.ts';
import { digitsOf, newRecoveryCodes, recoveryHash } from './recovery-codes.ts';
import type { Chance } from './secrets.ts';
import type { Vault } from './vault.ts';

/** What an authenticator app is given: the seed, and the same as an address that it reads. */
interface NewSeed {
  secret: string;
  uri: string;
}

/** One-time codes by RFC 6238, and recovery codes for whoever has lost the device. */
export interface SecondFactor {
  /** Makes a seed. Nothing is kept before a code shows that an app has it. */
  newSeed(member: MemberRecord): NewSeed;
  /** Turns codes on when this one fits the seed; answers with recovery codes, which are shown once. */
  turnOn(memberId: string, secret: string, code: string): Promise<string[] | undefined>;
  turnOff(memberId: string): Promise<void>;
  /** Takes a code or a recovery code. Each is good once. */
  take(memberId: string, code: string): Promise<boolean>;
  takeRecovery(memberId: string, code: string): Promise<boolean>;
  /** Makes new recovery codes in the place of those that are left; undefined without a second factor. */
  renewRecovery(memberId: string): Promise<string[] | undefined>;
}

const PERIOD_S = 30;
/** What a seed is sealed for. */
export const purposeOfSeed = (memberId: string): string => `totp ${memberId}`;
/** One span of time before and after, for clocks that differ. */
const WINDOW = 1;

export function createSecondFactor(members: Members, vault: Vault, clock: Clock, chance: Chance): SecondFactor {
  /** The span of time that a code is of, if it is one of the seed's and not of a span that was used. */
  function stepOf(secret: string, code: string, usedStep: number): number | undefined {
    const timestamp = clock.now();
    const delta = totp(secret).validate({ token: code, window: WINDOW, timestamp });
    if (delta === null) return undefined;
    const step = TOTP.counter({ period: PERIOD_S, timestamp }) + delta;
    return step > usedStep ? step : undefined;
  }

  return {
    newSeed(member) {
      const secret = new Secret({ buffer: new Uint8Array(chance(20)).buffer }).base32;
      return { secret, uri: totp(secret, member.email ?? member.name).toString() };
    },
    async turnOn(memberId, secret, code) {
      const step = stepOf(secret, digitsOf(code), 0);
      if (step === undefined) return undefined;
      const { codes, hashes } = newRecoveryCodes(chance);
      await members.update(memberId, (member) => ({
        ...member,
        totp: { sealed: vault.seal(secret, purposeOfSeed(memberId)), usedStep: step },
        recoveryHashes: hashes,
      }));
      return codes;
    },
    async turnOff(memberId) {
      await members.update(memberId, (member) => ({
        ...{ ...member, totp: null, recoveryHashes: member.passkeys.length > 0 ? member.recoveryHashes : [] },
      }));
    },
    async renewRecovery(memberId) {
      const { codes, hashes } = newRecoveryCodes(chance);
      const done = await members.update(memberId, (member) =>
        member.totp === null && member.passkeys.length === 0 ? undefined : { ...member, recoveryHashes: hashes },
      );
      return typeof done === 'object' ? codes : undefined;
    },
    async takeRecovery(memberId, code) {
      const done = await members.update(memberId, (member) => withoutCode(member, code));
      return typeof done === 'object';
    },
    async take(memberId, code) {
      const done = await members.update(memberId, (member) => {
        const { totp: kept } = member;
        const secret = kept && vault.open(kept.sealed, purposeOfSeed(memberId));
        if (kept && secret) {
          const step = stepOf(secret, digitsOf(code), kept.usedStep);
          const sealed = vault.isOld(kept.sealed) ? vault.seal(secret, purposeOfSeed(memberId)) : kept.sealed;
          if (step !== undefined) return { ...member, totp: { sealed, usedStep: step } };
        }
        return withoutCode(member, code);
      });
      return typeof done === 'object';
    },
  };
}

/** SHA-1 and six digits, since several authenticator apps read nothing else. */
const totp = (secret: string, label = ''): TOTP =>
  new TOTP({
    issuer: 'Handrail',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });

/** The member without one of their recovery codes; undefined when it is none. */
function withoutCode(member: MemberRecord, code: string): MemberRecord | undefined {
  const hash = recoveryHash(code);
  if (!member.recoveryHashes.includes(hash)) return undefined;
  return { ...member, recoveryHashes: member.recoveryHashes.filter((one) => one !== hash) };
}
