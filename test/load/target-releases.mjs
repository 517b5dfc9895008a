// npm run bench:target-releases: how often each finder is right on Node-RED, Swagger UI and Verdaccio, running, when they are
// brought to another release. No weight was fitted on them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { startNodeRed } from '../browser/support/node-red.ts';
import { startSwaggerUi } from '../browser/support/swagger-ui.ts';
import { startVerdaccio } from '../browser/support/verdaccio.ts';
import { chromiumLaunch } from '../house/chromium.ts';
import { nodeRed, swaggerUi, verdaccio } from './releases/cases.mjs';
import { inPage } from './target-in-page.mjs';
import { summary, tellFinders } from './target-summary.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const before = join(here, 'releases/node_modules');
const after = join(here, '../hosts/node_modules');
for (const folder of [before, after])
  if (!existsSync(folder))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false'], {
      cwd: join(folder, '..'),
      stdio: 'inherit',
    });

const APPS = [
  { name: 'Node-RED 4.1 → 5.0', start: startNodeRed, folder: 'node-red/', states: nodeRed },
  { name: 'Swagger UI 4.19 → 5.35', start: startSwaggerUi, folder: 'swagger-ui-dist/', states: swaggerUi },
  { name: 'Verdaccio 5.33 → 6.10', start: startVerdaccio, folder: 'verdaccio/', states: verdaccio },
];

const faults = [];

/** The XPath of the one element that a selector shows; a case that has none or several is a fault of the case. */
async function pathOf(page, selector, name) {
  if (selector === null) return null;
  const shown = page.locator(selector).locator('visible=true');
  await shown
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  const count = await shown.count();
  if (count !== 1) {
    faults.push(`${name}: ${selector} shows ${count} elements`);
    return null;
  }
  return shown.evaluate((element) => {
    const parts = [];
    for (let at = element; at; at = at.parentElement) {
      const same = [...(at.parentElement?.children ?? [at])].filter((one) => one.localName === at.localName);
      // In XPath an element of SVG has no name without a namespace.
      parts.unshift(`*[local-name()='${at.localName}'][${same.indexOf(at) + 1}]`);
    }
    return `/${parts.join('/')}`;
  });
}

async function open(browser, origin, clicks) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(origin, { waitUntil: 'networkidle' });
  for (const selector of clicks) await page.locator(selector).first().click();
  await page.waitForLoadState('networkidle');
  return page;
}

const code = await inPage();
const browser = await chromium.launch(chromiumLaunch);
const rows = [];
const running = [];
process.once('exit', () => running.forEach((site) => void site.close()));
for (const { name, start, folder, states } of APPS) {
  const sites = [await start(join(before, folder)), await start(join(after, folder))];
  running.push(...sites);
  for (const { clicks, cases } of states) {
    const [old, next] = await Promise.all(sites.map(({ origin }) => open(browser, origin, clicks)));
    const paths = { old: [], next: [] };
    for (const [what, was, is = was] of cases) {
      paths.old.push(await pathOf(old, was, `${name}, before, ${what}`));
      paths.next.push(await pathOf(next, is, `${name}, after, ${what}`));
    }
    for (const page of [old, next]) await page.evaluate(code);
    const records = await old.evaluate((all) => globalThis.bench.describe(all), paths.old);
    const found = await next.evaluate(([r, e]) => globalThis.bench.find(r, e), [records, paths.next]);
    for (const [finder, results] of Object.entries(found))
      rows.push(...results.map((row, at) => ({ ...row, finder, name, what: cases[at][0] })));
    await Promise.all([old.close(), next.close()]);
  }
  await Promise.all(sites.map((site) => site.close()));
}
await browser.close();
if (faults.length > 0) throw new Error(`These cases name no element, or several:\n${faults.join('\n')}`);

const finders = [...new Set(rows.map(({ finder }) => finder))].filter((finder) => !finder.includes('cross-validated'));
const table = (by) =>
  Object.fromEntries(
    finders.map((finder) => [finder, summary(rows.filter((row) => row.finder === finder && by(row)))]),
  );
tellFinders(
  'running applications',
  Object.fromEntries(finders.map((finder) => [finder, rows.filter((row) => row.finder === finder)])),
  'Handrail',
);
console.table(table(() => true));
for (const { name } of APPS) {
  console.log(name);
  console.table(table((row) => row.name === name));
}
if (process.argv.includes('--errors'))
  for (const row of rows)
    if (row.finder === 'Handrail' && !['correct', 'refused'].includes(row.result))
      console.log(row.result, row.confidence ?? '', row.name, row.what);
