// npm run bench:target: how often each finder is right on the labelled page pairs of packages/target/fixtures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';
import { inPage } from './target-in-page.mjs';
import { summary, tellFinders } from './target-summary.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const fixtures = process.env.HANDRAIL_TARGET_PAGES ?? join(here, '../../packages/target/fixtures');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css' };

function serve(folder) {
  const server = createServer((request, response) => {
    const file = join(folder, normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)));
    if (!TYPES[extname(file)] || !existsSync(file)) return response.writeHead(404).end();
    // The pages run no script of their own.
    response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-security-policy': "script-src 'none'" });
    return response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Whether a confidence of 0.9 means that nine in ten are right. */
function reliability(rows) {
  const answers = rows.filter((row) => row.confidence !== undefined);
  for (const [low, high] of [
    [0.8, 0.9],
    [0.9, 0.95],
    [0.95, 0.99],
    [0.99, 1.01],
  ]) {
    const inside = answers.filter((row) => row.confidence >= low && row.confidence < high);
    const right = inside.filter((row) => row.result === 'correct').length;
    const mean = inside.reduce((sum, row) => sum + row.confidence, 0) / Math.max(1, inside.length);
    console.log(
      `  said ${low.toFixed(2)}–${Math.min(1, high).toFixed(2)}: ${inside.length} answers, mean ${mean.toFixed(3)}, right ${(right / Math.max(1, inside.length)).toFixed(3)}`,
    );
  }
}

const code = await inPage();
const server = await serve(fixtures);
const browser = await chromium.launch(chromiumLaunch);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const open = async (path) => {
  await page.goto(`http://127.0.0.1:${server.address().port}/${path}`, { waitUntil: 'load' });
  await page.evaluate(code);
};
const leftOut = JSON.parse(readFileSync(join(here, 'target-fit/left-out.json'), 'utf8'));
/** The weights that were fitted without the maker of this product (npm run fit:target writes them). */
const weightsFor = (product) => leftOut.find(({ products }) => products.includes(product));
const results = {};
const describing = [];
const sizes = [];
for (const pair of readdirSync(join(fixtures, 'pairs')).sort()) {
  const { cases } = JSON.parse(readFileSync(join(fixtures, 'pairs', pair, 'cases.json'), 'utf8'));
  await open(`pairs/${pair}/old.html`);
  const records = await page.evaluate(
    (paths) => globalThis.bench.describe(paths),
    cases.map((one) => one.old),
  );
  describing.push(...records.Handrail.map((one) => one.ms));
  sizes.push(...records.Handrail.map((one) => JSON.stringify(one.value).length));
  await open(`pairs/${pair}/new.html`);
  await page.evaluate((weights) => void globalThis.bench.leaveOut(weights), weightsFor(pair.split('__')[0]));
  const found = await page.evaluate(([r, e]) => globalThis.bench.find(r, e), [records, cases.map((one) => one.new)]);
  for (const [name, rows] of Object.entries(found))
    (results[name] ??= []).push(...rows.map((row, at) => ({ ...row, pair, id: cases[at].id, label: cases[at].label })));
}
await browser.close();
server.close();
console.table(Object.fromEntries(Object.entries(results).map(([name, rows]) => [name, summary(rows)])));
const ours = results['Handrail, cross-validated'];
tellFinders('recorded pages', results, 'Handrail, cross-validated');
console.log('by product, cross-validated:');
const products = [...new Set(ours.map((row) => row.pair.split('__')[0]))];
console.table(
  Object.fromEntries(products.map((product) => [product, summary(ours.filter((row) => row.pair.startsWith(product)))])),
);
console.log('reliability of our confidence, cross-validated:');
reliability(ours);
const middle = (all, share) => all.sort((a, b) => a - b)[Math.floor(all.length * share)];
console.log(
  `describe: p50 ${middle(describing, 0.5).toFixed(2)} ms, p95 ${middle(describing, 0.95).toFixed(2)} ms; record: p50 ${middle(sizes, 0.5)}, largest ${middle(sizes, 0.9999)} bytes`,
);
if (process.argv.includes('--errors'))
  for (const row of ours)
    if (!['correct', 'refused'].includes(row.result)) console.log(row.result, row.confidence ?? '', row.id, row.label);
