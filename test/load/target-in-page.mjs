import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The script that brings every finder into a page, as `globalThis.bench`. */
export async function inPage() {
  if (!existsSync(join(here, 'peers/node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false'], {
      cwd: join(here, 'peers'),
      stdio: 'inherit',
    });
  const bundle = await build({
    entryPoints: [join(here, 'target-page.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['handrail-source'],
    nodePaths: [join(here, 'peers/node_modules')],
  });
  return bundle.outputFiles[0].text;
}
