// node --conditions=handrail-source test/load/target-names.mjs [--all]: how far our accessible name agrees with dom-accessibility-api.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumLaunch } from '../house/chromium.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const fixtures = process.env.HANDRAIL_TARGET_PAGES ?? join(here, '../../packages/target/fixtures');
const options = {
  bundle: true,
  write: false,
  conditions: ['handrail-source'],
  nodePaths: [join(here, 'peers/node_modules')],
};
const bytesOf = async (contents) => {
  const { outputFiles } = await build({
    ...options,
    minify: true,
    format: 'esm',
    stdin: { contents, resolveDir: here },
  });
  return brotliCompressSync(outputFiles[0].contents).length;
};
const bundle = await build({ ...options, entryPoints: [join(here, 'target-names-page.mjs')], format: 'iife' });
const code = bundle.outputFiles[0].text;

const browser = await chromium.launch(chromiumLaunch);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
// Pages as files, without a script or request of their own; their style sheets lie beside.
await page.route('http://fixtures.test/**', (route) => {
  const { pathname } = new URL(route.request().url());
  if (!/\.(html|css)$/.test(pathname)) return route.abort();
  const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
  const headers = { 'content-security-policy': "script-src 'none'" };
  return route.fulfill({ contentType, headers, body: readFileSync(join(fixtures, decodeURIComponent(pathname))) });
});
const total = { elements: 0, equal: 0, 'equal but for spaces and case': 0, other: 0 };
const ms = { ours: 0, theirs: 0 };
for (const pair of readdirSync(join(fixtures, 'pairs')).sort())
  for (const side of ['old', 'new']) {
    await page.goto(`http://fixtures.test/pairs/${pair}/${side}.html`);
    await page.evaluate(code);
    const { count, alike, differ, ms: times } = await page.evaluate(() => globalThis.compareNames());
    total.elements += count;
    total.equal += count - alike - differ.length;
    total['equal but for spaces and case'] += alike;
    total.other += differ.length;
    ms.ours += times.ours;
    ms.theirs += times.theirs;
    if (process.argv.includes('--all')) for (const one of differ) console.log(pair, side, JSON.stringify(one));
  }
await browser.close();
const share = (part) => `${((100 * part) / total.elements).toFixed(1)} %`;
console.log(
  `${total.elements} elements: equal ${share(total.equal)}, equal but for spaces and case ${share(total['equal but for spaces and case'])}, other ${share(total.other)}`,
);
console.log(
  `ms for 1,000 names: ours ${((1_000 * ms.ours) / total.elements).toFixed(1)}, dom-accessibility-api ${((1_000 * ms.theirs) / total.elements).toFixed(1)}`,
);
console.log(
  `bytes, brotli: ours ${await bytesOf("export { labelOf } from '../../packages/target/src/label.ts'")}, dom-accessibility-api ${await bytesOf("export { computeAccessibleName } from 'dom-accessibility-api'")}`,
);
