import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ProblemCode } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { hasBrokenText, isDeeperThan } from './json-value.ts';

/** Why bytes are not what was asked for: `code` for programs, `detail` for people. */
export interface Refusal {
  code: ProblemCode;
  detail: string;
  errors?: readonly Issue[];
}

export interface JsonBounds {
  /** After unpacking. */
  maxBytes: number;
  /** Lists and objects within each other, and texts without U+0000 or half pairs; left out when the parts are judged alone. */
  maxDepth?: number;
}

type Decoded<T> = T | { refused: Refusal };

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A value, the bytes of its text, and whether no text in it can be broken. */
interface Json {
  value: unknown;
  bytes: Uint8Array;
  isSound: boolean;
}

/** The JSON value in the bytes of a body, which may be packed with gzip. */
export async function decodeJson(
  bytes: Uint8Array,
  encoding: string | null,
  { maxBytes, maxDepth }: JsonBounds,
): Promise<Decoded<Json>> {
  const unpacked = await unpack(bytes, encoding, maxBytes);
  if ('refused' in unpacked) return unpacked;
  let value: unknown;
  let isSound: boolean;
  try {
    const text = utf8.decode(unpacked.bytes);
    value = JSON.parse(text);
    // In UTF-8 that decodes, U+0000 in a JSON text and halves of pairs can only be written as escapes.
    isSound = !text.includes('\\u');
  } catch {
    return refuse('invalid-json', 'The body is not JSON in UTF-8.');
  }
  const decoded = { value, bytes: unpacked.bytes, isSound };
  if (maxDepth === undefined) return decoded;
  if (isDeeperThan(value, maxDepth)) {
    return refuse('too-deep', `The body has more than ${maxDepth} lists and objects within each other.`);
  }
  if (!isSound && hasBrokenText(value))
    return refuse('broken-text', 'A text holds U+0000 or half of a surrogate pair.');
  return decoded;
}

async function unpack(
  bytes: Uint8Array,
  encoding: string | null,
  maxBytes: number,
): Promise<Decoded<{ bytes: Uint8Array }>> {
  // Pages do not say that they have packed a body, since for such a header browsers ask leave first. JSON never begins so.
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const how = (encoding ?? (isPacked ? 'gzip' : 'identity')).trim().toLowerCase();
  if (how === 'identity') return { bytes };
  if (how !== 'gzip') return refuse('unsupported-encoding', 'Send the body as it is or packed with gzip.');
  try {
    // The cap holds while inflating: a small body that grows without end is dropped at the limit.
    return { bytes: await unzip(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return { refused: tooLarge(maxBytes) };
    return refuse('invalid-gzip', 'The body says that it is packed with gzip, but it cannot be unpacked.');
  }
}

const refuse = (code: ProblemCode, detail: string): { refused: Refusal } => ({ refused: { code, detail } });

export const tooLarge = (maxBytes: number): Refusal => ({
  code: 'body-too-large',
  detail: `A body may have at most ${maxBytes} bytes after unpacking; send less at once.`,
});
