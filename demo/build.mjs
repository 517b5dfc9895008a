// Builds what is missing or older than its sources. Plain JavaScript for Node 18 or newer; the build runs on our own Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from './install.mjs';

/** What must exist to run. */
const BUILT = [
  'packages/protocol/dist/index.js',
  'packages/sdk/dist/handrail.js',
  'packages/dashboard/dist/assets.json',
  'packages/editor/dist/assets.json',
  'packages/collector/dist/main.js',
  'demo/dist/serve.js',
  'demo/dist/site/requests.js',
];

/** Everything that the build reads. */
const SOURCES = ['packages', 'demo/src', 'demo/site', 'rollup.config.mjs', 'package-lock.json'];

/** Builds with the given Node unless the sources are those of the last build. */
export function ensureBuilt(root, node) {
  const stampFile = join(root, 'node_modules', '.cache', 'handrail', 'built-from');
  const stamp = hashOf(root);
  if (BUILT.every((file) => existsSync(join(root, file))) && readStamp(stampFile) === stamp) return;

  console.log('Building; this happens when sources have changed and takes half a minute.');
  const rollup = join(root, 'node_modules', 'rollup', 'dist', 'bin', 'rollup');
  const { status, stdout, stderr } = spawnSync(node, [rollup, '--config', 'rollup.config.mjs', '--silent'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0)
    fail(`${stdout}${stderr}\nThe build failed: see above. If nothing was changed here, get the project again.`);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** One hash over names and contents, in an order that does not depend on the file system. */
function hashOf(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((path) => filesIn(root, path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const SKIPPED = new Set(['node_modules', 'dist', 'fixtures', 'test', 'bench']);

function filesIn(root, path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.includes('.test.') || entry.name.endsWith('.md')) return [];
    return filesIn(root, `${path}/${entry.name}`);
  });
}
