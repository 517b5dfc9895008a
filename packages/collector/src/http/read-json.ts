import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { hasBrokenText, isDeeperThan } from '../services/json-value.ts';
import { problem } from './problem.ts';

/** What a body may be. All of it is checked before anything behind the edge sees a value. */
export interface BodyBounds {
  types: readonly string[];
  /** After unpacking. */
  maxBytes: number;
  /** Lists and objects within each other, and texts without U+0000 or half pairs; left out when the parts are judged alone. */
  maxDepth?: number;
}

type Read<T> = T | { problem: Response };

const unzip = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a JSON body within its bounds, or says by a problem document why not. */
export async function readJson(request: Request, bounds: BodyBounds): Promise<Read<{ value: unknown }>> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!bounds.types.includes(type)) {
    return refuse(415, 'unsupported-media-type', `Send the body as ${bounds.types.join(' or ')}.`);
  }
  const packed = await readBytes(request, bounds.maxBytes);
  if ('problem' in packed) return packed;
  const unpacked = await unpack(packed.bytes, request.headers.get('content-encoding'), bounds.maxBytes);
  if ('problem' in unpacked) return unpacked;
  return parse(unpacked.bytes, bounds);
}

function parse(bytes: Uint8Array, { maxDepth }: BodyBounds): Read<{ value: unknown }> {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    return refuse(400, 'invalid-json', 'The body is not JSON in UTF-8.');
  }
  if (maxDepth === undefined) return { value };
  if (isDeeperThan(value, maxDepth)) {
    return refuse(422, 'too-deep', `The body has more than ${maxDepth} lists and objects within each other.`);
  }
  if (hasBrokenText(value)) return refuse(422, 'broken-text', 'A text holds U+0000 or half of a surrogate pair.');
  return { value };
}

async function readBytes(request: Request, maxBytes: number): Promise<Read<{ bytes: Uint8Array }>> {
  const declared = request.headers.get('content-length');
  try {
    if (declared !== null && /^\d+$/.test(declared)) {
      if (Number(declared) > maxBytes) return tooLarge(maxBytes);
      // Node reads no more than was declared.
      return { bytes: new Uint8Array(await request.arrayBuffer()) };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > maxBytes) return tooLarge(maxBytes);
      parts.push(part);
    }
    return { bytes: Buffer.concat(parts) };
  } catch {
    return refuse(400, 'incomplete-body', 'The body ended before it was complete.');
  }
}

async function unpack(
  bytes: Uint8Array,
  encoding: string | null,
  maxBytes: number,
): Promise<Read<{ bytes: Uint8Array }>> {
  // Pages do not say that they have packed a body, since for such a header browsers ask leave first. JSON never begins so.
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const how = (encoding ?? (isPacked ? 'gzip' : 'identity')).trim().toLowerCase();
  if (how === 'identity') return { bytes };
  if (how !== 'gzip') {
    const headers = { 'accept-encoding': 'gzip' };
    return {
      problem: problem(415, 'unsupported-encoding', 'Send the body as it is or packed with gzip.', { headers }),
    };
  }
  try {
    // The cap holds while inflating: a small body that grows without end is dropped at the limit.
    return { bytes: await unzip(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return tooLarge(maxBytes);
    return refuse(400, 'invalid-gzip', 'The body says that it is packed with gzip, but it cannot be unpacked.');
  }
}

function refuse(status: number, code: string, detail: string): { problem: Response } {
  return { problem: problem(status, code, detail) };
}

const tooLarge = (maxBytes: number): { problem: Response } =>
  refuse(413, 'body-too-large', `A body may have at most ${maxBytes} bytes after unpacking; send less at once.`);
