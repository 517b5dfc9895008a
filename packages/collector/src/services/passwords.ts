import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

interface Cost {
  logN: number;
  r: number;
  p: number;
}

/** 32 MiB and about 0.2 s a guess, which is what OWASP asks of scrypt. */
const COST: Cost = { logN: 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** NIST SP 800-63B-4, 3.1.1.2: 15 characters where nothing else is asked for, no rules about kinds of characters. */
export const PASSWORD_LENGTH = { least: 15, most: 256 } as const;

export type PasswordMistake = 'too-short' | 'too-long' | 'common' | 'about-you';

export interface Passwords {
  /** Why a password is refused; undefined when it may be used. */
  judge(password: string, about: readonly (string | null)[]): Promise<PasswordMistake | undefined>;
  hash(password: string): Promise<string>;
  /** Whether it is the one that was hashed. Without a hash it takes the same time, and is not. */
  verify(password: string, hash: string | null): Promise<boolean>;
}

export function createPasswords(cost = COST): Passwords {
  const inTurn = createTurns(2);
  const dummy = ['scrypt', cost.logN, cost.r, cost.p, 'A'.repeat(22), 'A'.repeat(43)].join('$');
  const derive = (password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> =>
    inTurn(() => derived(password.normalize('NFC'), salt, { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 }));

  return {
    async judge(password, about) {
      const length = charactersOf(password).length;
      if (length < PASSWORD_LENGTH.least) return 'too-short';
      if (length > PASSWORD_LENGTH.most) return 'too-long';
      const folded = fold(password);
      const words = about.flatMap((one) => (one === null ? [] : [one, one.split('@')[0] ?? ''])).map(fold);
      if (words.some((word) => word.length > 2 && folded.replaceAll(word, '').length < 8)) return 'about-you';
      return (await isCommon(folded)) ? 'common' : undefined;
    },
    async hash(password) {
      const salt = randomBytes(16);
      const key = await derive(password, salt, cost);
      return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
    },
    async verify(password, hash) {
      const kept = readHash(hash ?? dummy);
      const key = await derive(password, kept.salt, kept.cost);
      return timingSafeEqual(key, kept.key) && hash !== null;
    },
  };
}

function readHash(hash: string): { cost: Cost; salt: Buffer; key: Buffer } {
  const [, logN, r, p, salt = '', key = ''] = hash.split('$');
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

function derived(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

/** Runs at most so many at once: each holds 32 MiB and a thread that others need. */
function createTurns(atOnce: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/** As NIST counts: each Unicode code point is one. */
const charactersOf = (text: string): string[] => Array.from(text);

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

let common: Promise<ReadonlySet<string>> | undefined;

/** The list has 49,000 passwords from breaches; it is read when the first password is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return common;
}

/** Whether it is a common password, one said several times, a run of keys, or hardly more than one character. */
async function isCommon(folded: string): Promise<boolean> {
  if (new Set(folded).size < 5 || isRun(folded)) return true;
  const list = await commonPasswords();
  return list.has(folded) || list.has(repeated(folded)) || list.has(folded.replace(/[\d\W_]+$/, ''));
}

/** What a text says again and again; the text itself when it does not. */
function repeated(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm'];

/** Whether most neighbours in it are neighbours in a row of keys or letters. */
function isRun(text: string): boolean {
  const pairs = charactersOf(text)
    .slice(1)
    .map((one, index) => `${text[index] ?? ''}${one}`);
  const near = pairs.filter((pair) =>
    RUNS.some((run) => run.includes(pair) || run.includes(charactersOf(pair).reverse().join(''))),
  );
  return near.length > pairs.length * 0.8;
}
