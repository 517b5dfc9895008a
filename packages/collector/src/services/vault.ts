import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sameSecret } from './secrets.ts';

/** Seals what must be read again, such as the seed of one-time codes, with keys that do not lie in the database. */
export interface Vault {
  /** `purpose` is bound in: what was sealed for one thing opens for no other. */
  seal(text: string, purpose: string): string;
  /** Undefined when none of the keys opens it, or it was sealed for something else. */
  open(sealed: string, purpose: string): string | undefined;
  /** Whether it was sealed with a key that is not the first any more. */
  isOld(sealed: string): boolean;
  /** 80 bits, in hexadecimal digits, that nobody can work out for a text without a key. Good where guesses are few. */
  mark(text: string, purpose: string): string;
  /** Whether one of the keys made the mark for this text and purpose. */
  isMark(mark: string, text: string, purpose: string): boolean;
}

interface Key {
  id: string;
  bytes: Buffer;
}

/** The first key seals; every key opens. To rotate, put a new one before the old ones. */
export function createVault(secrets: readonly [string, ...string[]]): Vault {
  const keys = secrets.map(keyOf);
  const first = keyOf(secrets[0]);
  return {
    seal(text, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${first.id}.${sealed.toString('base64url')}`;
    },
    open(sealed, purpose) {
      const [version, id, body = ''] = sealed.split('.');
      const key = keys.find((one) => one.id === id);
      if (version !== 'v1' || key === undefined) return undefined;
      const bytes = Buffer.from(body, 'base64url');
      if (bytes.length < 28) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16));
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: it was changed, or sealed for another purpose.
        return undefined;
      }
    },
    isOld: (sealed) => sealed.split('.')[1] !== first.id,
    mark: (text, purpose) => markBy(first, text, purpose),
    isMark: (mark, text, purpose) => keys.some((key) => sameSecret(mark, markBy(key, text, purpose))),
  };
}

function keyOf(secret: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'handrail vault', 32));
  return { bytes, id: createHash('sha256').update(bytes).digest('base64url').slice(0, 8) };
}

const markBy = ({ bytes }: Key, text: string, purpose: string): string =>
  createHmac('sha256', bytes).update(`${purpose}\0${text}`).digest('hex').slice(0, 20);
