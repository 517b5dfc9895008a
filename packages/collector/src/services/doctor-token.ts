import { createHash } from 'node:crypto';
import type { Caller } from './caller.ts';
import type { Vault } from './vault.ts';

/** How far the clocks of the doctor and of the collector may be apart. */
const GOOD_MS = 10 * 60_000;
const ASKS = 'doctor asks';
const ANSWERS = 'doctor is answered';

/** Whoever holds a key that seals our secrets runs this collector; they may look at how it does. */
const DOCTOR: Caller = {
  by: 'environment',
  memberId: undefined,
  name: 'Doctor',
  grants: [{ roles: ['admin'] }],
  scope: { rights: ['operation.read'] },
  sessionHash: undefined,
};

/** A bearer token that shows for some minutes that its maker holds our key, without showing the key. */
export const doctorToken = (vault: Vault, now: number): string => `doctor.${now}.${vault.mark(String(now), ASKS)}`;

export function doctorOf(vault: Vault, secret: string, now: number): Caller | undefined {
  const [, at = '', mark = ''] = /^doctor\.(\d{1,15})\.([0-9a-f]{20})$/.exec(secret) ?? [];
  if (mark === '' || Math.abs(now - Number(at)) > GOOD_MS) return undefined;
  return vault.isMark(mark, at, ASKS) ? DOCTOR : undefined;
}

/** What only a collector with our key can say to a question that was never asked before. */
export const proofFor = (vault: Vault, question: string): string =>
  vault.mark(createHash('sha256').update(question).digest('hex'), ANSWERS);

export const isProof = (vault: Vault, proof: string, question: string): boolean =>
  vault.isMark(proof, createHash('sha256').update(question).digest('hex'), ANSWERS);
