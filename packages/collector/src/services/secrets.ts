import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Gives `bytes` unguessable bytes; handed in so that tests decide them. */
export type Chance = (bytes: number) => Buffer;
export const systemChance: Chance = (bytes) => randomBytes(bytes);

/** A secret of 256 bits, safe in a URL. */
export const newSecret = (chance: Chance): string => chance(32).toString('base64url');

/** What is kept of a secret. It is long and random, so a fast hash is enough. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether two secrets are the same, in a time that tells nothing about either. */
export function sameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest());
}
