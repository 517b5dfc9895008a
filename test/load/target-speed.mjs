// npm run bench:target-speed: how long describe, find and watch take on pages of 5,000 to 100,000 nodes, and what they weigh.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumLaunch } from '../house/chromium.ts';
import { tell } from './figures.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const SIZES = [5_000, 20_000, 100_000];
const GOALS = {
  describe: [5, 5, 5],
  'exact, test id': [0.1, 0.1, 0.1],
  'exact, role and label, in its place': [0.1, 0.1, 0.1],
  'exact, role and label, page has grown': [0.1, 0.1, 0.1],
  'exact, role and label, all around is new': [0.1, 0.1, 0.1],
  'whole search': [4, 10, 40],
  'longest step of it': [4, 4, 4],
};
const conditions = ['handrail-source'];

/** Pages that share their process with nobody have a clock of 5 µs instead of 100. */
const isolated = {
  'content-type': 'text/html',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Seconds that the page's main thread has worked, not counting the time that other programs had its core. */
async function workOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async (name) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((one) => one.name === name)?.value ?? 0;
  };
}

async function times(page) {
  const rows = {};
  const work = await workOf(page);
  for (const [at, nodes] of SIZES.entries()) {
    const names = await page.evaluate((n) => globalThis.speed.open(n), nodes);
    for (const name of names) {
      const rounds = nodes > 50_000 ? 30 : 100;
      const run = (count) => page.evaluate(([n, r]) => globalThis.speed.run(n, r), [name, count]);
      // By a hundred calls the browser has compiled what it will; the first of them is told by itself.
      const { p50: first } = await run(1);
      await run(at === 0 ? 100 : 5);
      const before = await work('TaskDuration');
      const { p50, p95 } = await run(rounds);
      const mean = (1_000 * ((await work('TaskDuration')) - before)) / rounds;
      const goal = GOALS[name]?.[at];
      const what = `target: ${name}, ${nodes.toLocaleString('en')} nodes, p95`;
      if (goal !== undefined) tell({ what, figure: p95, unit: 'ms', goal, better: 'less' });
      rows[name] ??= {};
      rows[name][`${nodes / 1_000}k`] =
        `${p50.toFixed(2)} / ${p95.toFixed(2)} (${goal ?? '-'}), cpu ${mean.toFixed(2)}${at === 0 ? `, first ${first.toFixed(1)}` : ''}`;
    }
  }
  console.log('milliseconds, p50 / p95 (goal for p95), mean of the thread:');
  console.table(rows);
}

/** Our own share of the main thread: seconds with and without a hundred watches in turn, on the same changing page. */
async function share(page, { perSecond, count, seconds = 4, turns = 4 }) {
  const work = await workOf(page);
  const parts = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration', 'TaskDuration'];
  const read = async () => Promise.all(parts.map(work));
  const records = await page.evaluate((n) => globalThis.speed.prepare(n), count);
  const spent = { with: parts.map(() => 0), without: parts.map(() => 0) };
  let rate = 0;
  for (let turn = 0; turn < turns; turn++)
    for (const kind of turn % 2 ? ['with', 'without'] : ['without', 'with']) {
      if (kind === 'with') {
        await page.evaluate((all) => globalThis.speed.start(all), records);
        await page.evaluate(() => globalThis.speed.change(100, 2)); // the first answers are not the running cost
      }
      const before = await read();
      rate += await page.evaluate(([n, s]) => globalThis.speed.change(n, s), [perSecond, seconds]);
      const after = await read();
      spent[kind] = spent[kind].map((sum, at) => sum + after[at] - before[at]);
      await page.evaluate(() => globalThis.speed.stop());
    }
  const percent = (what) => ((100 * what) / (turns * seconds)).toFixed(2);
  const [script, layout, style, all] = parts.map((_, at) => percent(spent.with[at] - spent.without[at]));
  tell({
    what: `main thread of ${count} watched targets`,
    ...{ figure: Number(script) + Number(layout) + Number(style), unit: '%', goal: 2, better: 'less' },
    baseline: { what: 'the page itself', figure: Number(percent(spent.without[3])) },
  });
  console.log(
    `${count} targets watched at ${Math.round(rate / turns / 2)} changes a second, of the main thread ours: script ${script} %, layout ${layout} %, style ${style} % (goal: under 2 together); all tasks ${all} % more than the ${percent(spent.without[3])} % without us`,
  );
}

async function chunks() {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { watch } from './watch.ts'; export { findExact } from './exact.ts';",
      resolveDir: join(here, '../../packages/target/src'),
    },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    outdir: 'out',
    conditions,
  });
  const sizes = outputFiles.map(({ path, contents }) => [path, brotliCompressSync(contents).length]);
  const sum = sizes.reduce((total, [, bytes]) => total + bytes, 0);
  const first = sizes.filter(([path]) => !path.includes('seek')).reduce((total, [, bytes]) => total + bytes, 0);
  tell({ what: 'target: find and watch', figure: sum, unit: 'bytes', goal: 6_000, better: 'less' });
  console.log(
    `bytes, brotli (esbuild): watch and exact signals ${first}, search ${sum - first}, together ${sum} (goal: 6,000)`,
  );
}

const { outputFiles } = await build({
  entryPoints: [join(here, 'target-speed-page.mjs')],
  bundle: true,
  write: false,
  format: 'iife',
  conditions,
});
const server = createServer((_, response) => response.writeHead(200, isolated).end('<!doctype html><body></body>'));
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const browser = await chromium.launch(chromiumLaunch);
const open = async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(outputFiles[0].text);
  return page;
};
const only = process.argv[2];
if (!only || only === 'times') await times(await open());
if (!only || only === 'watch') await share(await open(), { count: 100, perSecond: 1_000 });
if (!only || only === 'size') await chunks();
await browser.close();
server.close();
