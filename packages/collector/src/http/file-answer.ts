import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { matchesTag } from './matches-tag.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const PACKABLE: ReadonlySet<string> = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.txt']);

interface Kept {
  changedMs: number;
  size: number;
  etag: string;
  plain: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer> | undefined;
  gzip: Uint8Array<ArrayBuffer> | undefined;
}

/** Files of one folder, kept in memory with their packed forms until they change on disk. */
export interface Folder {
  /** The answer with a file of the folder, or undefined where there is none that we serve. */
  answer(request: Request, path: string, headers: Record<string, string>): Promise<Response | undefined>;
}

const packBr = promisify(brotliCompress);
const packGzip = promisify(gzip);

export function openFolder(root: string): Folder {
  const kept = new Map<string, Kept>();

  async function load(file: string): Promise<Kept | undefined> {
    const facts = await stat(file).catch(() => undefined);
    if (facts === undefined || !facts.isFile()) return undefined;
    const before = kept.get(file);
    if (before !== undefined && before.changedMs === facts.mtimeMs && before.size === facts.size) return before;
    const plain = new Uint8Array(await readFile(file));
    const packable = PACKABLE.has(extname(file)) && plain.length > 500;
    const loaded: Kept = {
      changedMs: facts.mtimeMs,
      size: facts.size,
      etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      br: packable ? new Uint8Array(await packBr(plain)) : undefined,
      gzip: packable ? new Uint8Array(await packGzip(plain)) : undefined,
    };
    kept.set(file, loaded);
    return loaded;
  }

  return {
    async answer(request, path, headers) {
      const file = inside(root, path);
      const type = file === undefined ? undefined : TYPES[extname(file)];
      if (file === undefined || type === undefined) return undefined;
      const found = await load(file);
      if (found === undefined) return undefined;
      const all = { ...headers, etag: found.etag, vary: 'accept-encoding' };
      if (matchesTag(request, found.etag)) return new Response(null, { status: 304, headers: all });
      const accepted = request.headers.get('accept-encoding') ?? '';
      for (const [coding, bytes] of [['br', found.br] as const, ['gzip', found.gzip] as const]) {
        if (bytes === undefined || !new RegExp(`\\b${coding}\\b(?!;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted)) continue;
        return new Response(bytes, { headers: { ...all, 'content-type': type, 'content-encoding': coding } });
      }
      return new Response(found.plain, { headers: { ...all, 'content-type': type } });
    },
  };
}

/** The file that a path names, when it lies in the folder and no part of it is hidden. */
function inside(root: string, path: string): string | undefined {
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
    return undefined;
  const file = resolve(root, path);
  return file.startsWith(resolve(root) + sep) ? file : undefined;
}
