// Writes dist/**/*.d.ts of every package from its sources, with import endings that resolve where only dist is installed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const emitted = join(root, 'node_modules', '.cache', 'declarations');

rmSync(emitted, { recursive: true, force: true });
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'test', 'house', 'tsconfig.declarations.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

for (const name of readdirSync(join(emitted, 'packages'))) {
  const from = join(emitted, 'packages', name, 'src');
  const dist = join(root, 'packages', name, 'dist');
  if (!existsSync(from) || !existsSync(dist)) continue;
  for (const file of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const path = join(from, file);
    const text = readFileSync(path, 'utf8').replace(
      /((?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.tsx?(['"])/g,
      '$1.js$2',
    );
    writeFileSync(path, text);
  }
  cpSync(from, dist, { recursive: true });
}
