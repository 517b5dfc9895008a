// `npm run size`: builds the SDK once more in a folder of its own, and compares its bytes with those of the build that is here. Whoever has the
// commit can so tell that the files that a collector serves are made from it.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SDK = join('packages', 'sdk', 'dist');

/** Sources without what was built from them, and the packages of npm. */
function copyTo(folder) {
  const leave = new Set(['dist', 'node_modules', '.git', 'test-results', 'hosts', 'load', '.handrail']);
  for (const name of ['packages', 'demo', 'test', 'package.json', 'rollup.config.mjs']) {
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: (path) => !leave.has(basename(path)) });
  }
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@handrail'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@handrail') symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', name), join(modules, '@handrail', name), 'junction');
  }
  const only = `import all from './rollup.config.mjs';
const isSdk = ({ output }) => (output.dir ?? output.file).startsWith('packages/sdk/dist');
export default all.filter(isSdk);\n`;
  writeFileSync(join(folder, 'only-sdk.config.mjs'), only);
}

/** Every file that browsers get, with its hash. */
function bytesOf(folder) {
  const files = readdirSync(join(folder, SDK), { recursive: true, withFileTypes: true });
  const served = files.filter((file) => file.isFile() && /\.js(?:on)?$/.test(file.name));
  return served
    .map(({ parentPath, name }) => join(parentPath, name))
    .map(
      (path) => `${relative(join(folder, SDK), path)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
    )
    .sort();
}

// Longer than any place that it is built at otherwise, and with another depth.
const place = mkdtempSync(join(tmpdir(), 'handrail-built-once-more-'));
const folder = join(place, 'in', 'another', 'folder');
mkdirSync(folder, { recursive: true });
try {
  copyTo(folder);
  const rollup = join(root, 'node_modules', 'rollup', 'dist', 'bin', 'rollup');
  const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' };
  const args = [rollup, '-c', 'only-sdk.config.mjs', '--silent'];
  const { status } = spawnSync(process.execPath, args, { cwd: folder, env, stdio: 'inherit' });
  if (status !== 0) throw new Error('the second build failed');
  const [here, there] = [bytesOf(root), bytesOf(folder)];
  const differ = [...here.filter((file) => !there.includes(file)), ...there.filter((file) => !here.includes(file))];
  console.log(`\n${differ.length > 0 ? 'OTHER' : 'ok  '} ${here.length} files of the SDK, built twice in two folders`);
  for (const file of differ) console.log(`     ${file}`);
  if (differ.length > 0 || here.length < 10) {
    console.log('Not the same bytes. Is the build of these sources? Run `npm run build` and try again.');
    process.exitCode = 1;
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
