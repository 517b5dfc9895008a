import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from './file-answer.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(100);

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'handrail-files-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'public');
  mkdirSync(join(folder, '.git'), { recursive: true });
  writeFileSync(join(root, 'secret.js'), 'secret');
  writeFileSync(join(folder, '.git', 'config.js'), 'secret');
  writeFileSync(join(folder, 'main.js'), SCRIPT);
  writeFileSync(join(folder, 'main.js.map'), '{}');
  const open = openFolder(folder);
  const get = (path: string, headers: Record<string, string> = {}) =>
    open.answer(new Request('http://localhost/', { headers }), path, { 'cache-control': 'no-cache' });
  return { folder, get };
}

test('a file comes with its type and a tag, and is not sent again while the tag holds', async () => {
  const { folder, get } = setUp();
  const answer = await get('main.js');
  expect(await answer?.text()).toBe(SCRIPT);
  expect(answer?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  const etag = answer?.headers.get('etag') ?? '';
  expect((await get('main.js', { 'if-none-match': etag }))?.status).toBe(304);
  writeFileSync(join(folder, 'main.js'), 'changed');
  expect(await (await get('main.js', { 'if-none-match': etag }))?.text()).toBe('changed');
});

test('a browser that takes brotli gets it, and one that refuses it does not', async () => {
  const { get } = setUp();
  const packed = await get('main.js', { 'accept-encoding': 'gzip, br' });
  expect(packed?.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(new Uint8Array((await packed?.arrayBuffer()) ?? new ArrayBuffer())).toString()).toBe(
    SCRIPT,
  );
  expect((await get('main.js', { 'accept-encoding': 'gzip, br;q=0' }))?.headers.get('content-encoding')).toBe('gzip');
  expect((await get('main.js', { 'accept-encoding': 'identity' }))?.headers.get('content-encoding')).toBeNull();
});

test.each(['../secret.js', '..\\secret.js', '.git/config.js', 'main.js\0', '', '.', 'main.js.map', '/etc/hosts.txt'])(
  'nothing is served for %j',
  async (path) => {
    const { get } = setUp();
    expect(await get(path)).toBeUndefined();
  },
);
