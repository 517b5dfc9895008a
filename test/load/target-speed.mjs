// npm run bench:target-speed: how long describe, find and watch take on pages of 5,000 to 100,000 nodes.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumLaunch } from '../house/chromium.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const bundle = await build({
  entryPoints: [join(here, 'target-speed-page.mjs')],
  bundle: true,
  write: false,
  format: 'iife',
  conditions: ['handrail-source'],
});
const browser = await chromium.launch(chromiumLaunch);
const page = await browser.newPage();
await page.setContent('<body></body>');
await page.evaluate(bundle.outputFiles[0].text);
for (const nodes of [5_000, 20_000, 100_000])
  console.log(JSON.stringify(await page.evaluate((n) => globalThis.speed.sizes(n), nodes)));

const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const busy = async () =>
  (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === 'ScriptDuration').value;
const seconds = 10;
const before = await busy();
const rate = await page.evaluate((s) => globalThis.speed.watching(s), seconds);
const script = (await busy()) - before;
console.log(
  `100 targets watched, ${Math.round(rate)} changes a second: all script on the page took ${((100 * script) / seconds).toFixed(1)} % of the main thread`,
);
await browser.close();
