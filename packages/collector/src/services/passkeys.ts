import { isIP } from 'node:net';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Clock } from '../clock.ts';
import { ACCESS_LIMITS } from '../config.ts';
import type { MemberRecord, PasskeyRecord } from '../store/records/member-records.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Members } from './members.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { hashOf, type Chance } from './secrets.ts';

/** What a browser sends of a new passkey; only what is looked at. */
interface NewPasskey {
  id: string;
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] };
}

/** What a browser sends of a passkey that was used. */
export interface UsedPasskey {
  id: string;
  response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle: string };
}

/** WebAuthn: keys that authenticators hold for this address alone, so that no other site can ask for them. */
export interface Passkeys {
  /** Browsers have passkeys for names under https, and for `localhost`. */
  possible: boolean;
  newOptions(member: MemberRecord): Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Keeps a new passkey; with the first second factor come recovery codes, shown once. Undefined when it does not hold. */
  add(
    memberId: string,
    name: string,
    made: NewPasskey,
  ): Promise<{ passkey: PasskeyRecord; recoveryCodes: string[] } | undefined>;
  /** By the handle of the passkey. */
  rename(memberId: string, handle: string, name: string): Promise<boolean>;
  remove(memberId: string, handle: string): Promise<boolean>;
  /** What a browser needs to ask for any passkey of ours; it names nobody. */
  askOptions(alone: boolean): Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Whose passkey was used. `alone`: the authenticator must have seen that it was they (PIN, fingerprint, face). */
  memberOf(used: UsedPasskey, alone: boolean): Promise<string | undefined>;
}

/** What a passkey is called in addresses: its own id may be longer than an address should be. */
export const handleOf = ({ passkeyId }: PasskeyRecord): string => hashOf(passkeyId);

const NEW = 'passkey-new';
const USE = 'passkey';
const MOST_PASSKEYS = 20;
/** EdDSA, ES256 and RS256, as COSE numbers them. */
const ALGORITHMS = [-8, -7, -257];

export interface PasskeyParts {
  publicUrl: string;
  records: Pick<RecordStore, 'oneTime'>;
  members: Members;
  clock: Clock;
  chance: Chance;
}

/** The library is brought by the first who has a passkey. */
const library = () => import('@simplewebauthn/server');

export function createPasskeys({ publicUrl, records, members, clock, chance }: PasskeyParts): Passkeys {
  const { origin, hostname, protocol } = new URL(publicUrl);

  async function keepChallenge(challenge: string, purpose: string, memberId: string | null): Promise<void> {
    const now = clock.now();
    const expiresAt = now + ACCESS_LIMITS.challengeMs;
    await records.oneTime.put({ tokenHash: hashOf(challenge), purpose, memberId, expiresAt, data: {} }, now);
  }

  /** Whether a challenge is one of ours; it is none any more afterwards. */
  const takeChallenge = (purpose: string, memberId: string | null) => async (challenge: string) => {
    const taken = await records.oneTime.take(hashOf(challenge), purpose, clock.now());
    return taken !== undefined && taken.memberId === memberId;
  };

  return {
    possible: (protocol === 'https:' || hostname === 'localhost') && isIP(hostname.replace(/[[\]]/g, '')) === 0,
    async newOptions({ memberId, name, email, passkeys }) {
      const { generateRegistrationOptions } = await library();
      const options = await generateRegistrationOptions({
        ...{ rpName: 'Handrail', rpID: hostname, userName: email ?? name, userDisplayName: name },
        ...{ userID: new TextEncoder().encode(memberId), challenge: new Uint8Array(chance(32)) },
        supportedAlgorithmIDs: ALGORITHMS,
        // Who made the authenticator decides nothing here, so it is not asked.
        attestationType: 'none',
        excludeCredentials: passkeys.map(({ passkeyId, transports }) => ({ id: passkeyId, transports })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      });
      await keepChallenge(options.challenge, NEW, memberId);
      return options;
    },
    async add(memberId, name, made) {
      const found = await readNew(made, {
        expectedChallenge: takeChallenge(NEW, memberId),
        ...{ expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: false },
      });
      if (found === undefined) return undefined;
      const passkey = { ...found, name, createdAt: clock.now(), usedAt: null };
      const recovery = newRecoveryCodes(chance);
      const done = await members.update(memberId, (member) => {
        if (member.passkeys.length >= MOST_PASSKEYS) return undefined;
        if (member.passkeys.some(({ passkeyId }) => passkeyId === passkey.passkeyId)) return undefined;
        const recoveryHashes = member.recoveryHashes.length > 0 ? member.recoveryHashes : recovery.hashes;
        return { ...member, passkeys: [...member.passkeys, passkey], recoveryHashes };
      });
      if (typeof done === 'string') return undefined;
      return { passkey, recoveryCodes: done.before.recoveryHashes.length > 0 ? [] : recovery.codes };
    },
    async rename(memberId, handle, name) {
      const done = await members.update(memberId, (member) => withPasskey(member, handle, (one) => ({ ...one, name })));
      return typeof done === 'object';
    },
    async remove(memberId, handle) {
      const done = await members.update(memberId, (member) => {
        const passkeys = member.passkeys.filter((one) => handleOf(one) !== handle);
        if (passkeys.length === member.passkeys.length) return undefined;
        const isLast = passkeys.length === 0 && member.totp === null;
        return { ...member, passkeys, recoveryHashes: isLast ? [] : member.recoveryHashes };
      });
      return typeof done === 'object';
    },
    async askOptions(alone) {
      const { generateAuthenticationOptions } = await library();
      const challenge = new Uint8Array(chance(32));
      const options = await generateAuthenticationOptions({
        ...{ rpID: hostname, challenge, userVerification: alone ? 'required' : 'preferred' },
      });
      await keepChallenge(options.challenge, USE, null);
      return options;
    },
    async memberOf(used, alone) {
      const memberId = Buffer.from(used.response.userHandle, 'base64url').toString('utf8');
      const passkey = (await members.find(memberId))?.passkeys.find(({ passkeyId }) => passkeyId === used.id);
      if (passkey === undefined) return undefined;
      const counter = await readUsed(used, passkey, {
        expectedChallenge: takeChallenge(USE, null),
        ...{ expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: alone },
      });
      if (counter === undefined) return undefined;
      const usedAt = clock.now();
      const done = await members.update(memberId, (member) =>
        withPasskey(member, handleOf(passkey), (one) => ({ ...one, counter, usedAt })),
      );
      return typeof done === 'object' ? memberId : undefined;
    },
  };
}

interface Expectation {
  expectedChallenge: (challenge: string) => Promise<boolean>;
  expectedOrigin: string;
  expectedRPID: string;
  requireUserVerification: boolean;
}

/** The key of a new passkey, when challenge, origin and form are right. */
async function readNew({ id, response }: NewPasskey, expectation: Expectation) {
  const { verifyRegistrationResponse } = await library();
  const whole = { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      // Transports are texts that are given back to browsers, which pass over those that they do not know.
      response: whole as RegistrationResponseJSON,
      supportedAlgorithmIDs: ALGORITHMS,
      ...expectation,
    });
    if (registrationInfo === undefined) return undefined;
    const { publicKey, counter } = registrationInfo.credential;
    const transports = response.transports ?? [];
    return {
      passkeyId: registrationInfo.credential.id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports,
    };
  } catch {
    // The library says by throwing what does not fit; it is the same to whoever asks.
    return undefined;
  }
}

/** What the counter of a used passkey says now, when signature, challenge, origin and counter are right. */
async function readUsed(
  { id, response }: UsedPasskey,
  { publicKey, counter, transports }: PasskeyRecord,
  expectation: Expectation,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await library();
  const whole: AuthenticationResponseJSON = {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
  };
  const key = new Uint8Array(Buffer.from(publicKey, 'base64url'));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...{ response: whole, credential: { id, publicKey: key, counter, transports } },
      ...expectation,
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

/** The member with one passkey changed; undefined when they do not have it. */
function withPasskey(
  member: MemberRecord,
  handle: string,
  change: (passkey: PasskeyRecord) => PasskeyRecord,
): MemberRecord | undefined {
  if (!member.passkeys.some((one) => handleOf(one) === handle)) return undefined;
  return { ...member, passkeys: member.passkeys.map((one) => (handleOf(one) === handle ? change(one) : one)) };
}
