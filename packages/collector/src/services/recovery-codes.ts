import { ACCESS_LIMITS } from '../config.ts';
import { hashOf, type Chance } from './secrets.ts';

/** Codes for whoever has lost what they sign in with; each works once. What is kept is their hashes. */
export function newRecoveryCodes(chance: Chance): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: ACCESS_LIMITS.recoveryCodes }, () =>
    (chance(10).toString('hex').match(/.{5}/g) ?? []).join('-'),
  );
  return { codes, hashes: codes.map(recoveryHash) };
}

/** Hardly anybody types them as they were shown. They have 80 bits, so a fast hash is enough. */
export const recoveryHash = (code: string): string => hashOf(`recovery ${digitsOf(code).toLowerCase()}`);

export const digitsOf = (code: string): string => code.replace(/[\s-]/g, '');
