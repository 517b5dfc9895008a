import type { ProblemCode } from '@handrail/protocol';
import { decodeJson, tooLarge, type JsonBounds, type Refusal } from '../services/decode-json.ts';
import { problem } from './problem.ts';

/** What a body may be. All of it is checked before anything behind the edge sees a value. */
export interface BodyBounds extends JsonBounds {
  types: readonly string[];
}

export type Read<T> = T | { problem: Response };

const STATUS: Readonly<Partial<Record<ProblemCode, number>>> = {
  ...{ 'invalid-json': 400, 'invalid-gzip': 400, 'incomplete-body': 400, 'unsupported-encoding': 415 },
  ...{ 'unsupported-media-type': 415, 'body-too-large': 413, 'batch-too-large': 413, 'event-too-large': 413 },
};

/** The answer to a body that is not taken. */
export function refusal({ code, detail, errors }: Refusal): Response {
  const headers = code === 'unsupported-encoding' ? { headers: { 'accept-encoding': 'gzip' } } : {};
  return problem(STATUS[code] ?? 422, code, detail, { ...headers, ...(errors && { errors }) });
}

/** Reads a JSON body within its bounds, or says by a problem document why not. */
export async function readJson(request: Request, bounds: BodyBounds): Promise<Read<{ value: unknown }>> {
  const read = await readBytes(request, bounds);
  if ('problem' in read) return read;
  const decoded = await decodeJson(read.bytes, request.headers.get('content-encoding'), bounds);
  return 'refused' in decoded ? { problem: refusal(decoded.refused) } : decoded;
}

/** Reads the bytes of a body, packed as they may be. */
export async function readBytes(
  request: Request,
  { types, maxBytes }: BodyBounds,
): Promise<Read<{ bytes: Uint8Array<ArrayBuffer> }>> {
  if (!types.includes(mediaTypeOf(request.headers.get('content-type') ?? '')))
    return refuse('unsupported-media-type', `Send the body as ${types.join(' or ')}.`);
  const declared = request.headers.get('content-length');
  try {
    if (declared !== null && /^\d+$/.test(declared)) {
      if (Number(declared) > maxBytes) return { problem: refusal(tooLarge(maxBytes)) };
      // Node reads no more than was declared.
      return { bytes: new Uint8Array(await request.arrayBuffer()) };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > maxBytes) return { problem: refusal(tooLarge(maxBytes)) };
      parts.push(part);
    }
    return { bytes: new Uint8Array(Buffer.concat(parts)) };
  } catch {
    return incomplete();
  }
}

/** What a body is, without what else the header says. */
export const mediaTypeOf = (header: string): string => header.split(';')[0]?.trim().toLowerCase() ?? '';

export const incomplete = (): { problem: Response } =>
  refuse('incomplete-body', 'The body ended before it was complete.');

const refuse = (code: ProblemCode, detail: string): { problem: Response } => ({ problem: refusal({ code, detail }) });
