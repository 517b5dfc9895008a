// npm run bench:page [rounds]: what an analytics script costs the main thread of pages that are busy, as Speedometer 3
// has it: TodoMVC-like applications, a hundred things added, completed and removed in a task each, and a churn of elements.
// The score of a page is the inverse of its CPU time; printed is its ratio to the same page without a script, so 1 is for free.
// "by script": clicks that a script makes, as in Speedometer. We hear and pass over them, posthog-js notes them.
// "by hand": the same completed and removed by real input over the DevTools protocol, with all that is done afterwards.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { startCollector } from '../browser/support/collector.ts';
import { serveSite } from '../browser/support/site.ts';
import { chromiumLaunch } from '../house/chromium.ts';
import { mainThread } from './main-thread.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const GOAL = 0.97;
const peers = fileURLToPath(new URL('./peers/', import.meta.url));
const APPS = ['plain', 'react'];
const KINDS = { 'by script': runByScript, 'by hand': runByHand };

if (!existsSync(join(peers, 'node_modules/posthog-js')))
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false'], { cwd: peers });
const collector = await startCollector();
const { appKey } = await collector.api('POST', '/api/apps', { appId: 'bench', name: 'Bench' });
const CONTESTANTS = {
  none: { tag: '', isReady: () => true },
  'the same page twice': { tag: '', isReady: () => true },
  Handrail: {
    tag: `<script async src="${collector.url}/handrail.js" data-app-key="${appKey}"></script>`,
    isReady: () => performance.getEntriesByType('resource').some(({ name }) => /\/capture-/.test(name)),
  },
  'posthog-js, autocapture': {
    tag: '<script src="/posthog.js"></script>',
    isReady: () => !!globalThis.posthog?.__loaded,
  },
};
const site = await openSite();
const browser = await chromium.launch(chromiumLaunch);
const results = {};
for (let round = -1; round < ROUNDS; round += 1) {
  for (const app of APPS)
    for (const kind of Object.keys(KINDS))
      for (const name of inTurn(Object.keys(CONTESTANTS), round)) {
        // The first round only warms up what this machine caches.
        if (round >= 0) ((results[`${app}, ${kind}`] ??= {})[name] ??= []).push(ms);
      }
}
await browser.close();
await site.close();
await collector.dispose();
process.exitCode = report() ? 0 : 1;

async function openSite() {
  const scripts = { '/steps.js': readFileSync(new URL('./page-steps.mjs', import.meta.url), 'utf8') };
  for (const name of [...APPS, 'posthog']) {
    const entryPoints = [join(peers, 'page', `${name}.mjs`)];
    const define = { 'process.env.NODE_ENV': '"production"' };
    const { outputFiles } = await build({ entryPoints, bundle: true, minify: true, write: false, define });
    scripts[`/${name}.js`] = outputFiles[0].text;
  }
  const pageOf = (app, { tag }) => `<!doctype html><html lang="en"><title>Things to do</title>
    <style>li { height: 6px; line-height: 6px; font-size: 6px; list-style: none } ul { margin: 0; padding: 0 }
      li input, li button { height: 6px; width: 40px; margin: 0; padding: 0; border: 0 } #churn { height: 9px; overflow: hidden }</style>
    <body><main>${app === 'plain' ? '<input><ul></ul><output></output>' : ''}</main><div id="churn"></div>
    ${tag}<script src="/steps.js"></script><script src="/${app}.js"></script></body></html>`;
  const names = Object.keys(CONTESTANTS);
  return serveSite((path) => {
    if (path in scripts) return { body: scripts[path], headers: { 'content-type': 'text/javascript' } };
    const [, app, index] = /^\/(\w+)\/(\d)$/.exec(path) ?? [];
    // What posthog-js sends is taken.
    return app ? { body: pageOf(app, CONTESTANTS[names[index]]) } : { body: '{}' };
  });
}

/** Each round begins with another one, so that no one always comes after the same. */
function inTurn(names, round) {
  return names.map((_, at) => names[(at + round + names.length) % names.length]);
}

async function measure(app, kind, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/${app}/${Object.keys(CONTESTANTS).indexOf(name)}`, { waitUntil: 'load' });
    await page.waitForFunction(CONTESTANTS[name].isReady);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => globalThis.runSteps(2).then(globalThis.settled));
    await browser.startTracing(page, { categories: ['blink.user_timing', 'disabled-by-default-devtools.timeline'] });
    await KINDS[kind](page);
    await page.evaluate(() => globalThis.settled().then(() => void performance.mark('done')));
    return mainThread(JSON.parse((await browser.stopTracing()).toString()), 'begun', 'done');
  } finally {
    await context.close();
  }
}

async function runByScript(page) {
  await page.evaluate(() => {
    performance.mark('begun');
    return globalThis.runSteps(5);
  });
}

async function runByHand(page) {
  await page.evaluate(() => globalThis.prepare());
  const centres = (selector) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x + 9, y + 3]));
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => void performance.mark('begun'));
  const toggles = await centres('.toggle');
  // The things below move up as one is removed.
  const [first] = await centres('.destroy');
  for (const [x, y] of [...toggles, ...toggles.map(() => first)])
    for (const type of ['mousePressed', 'mouseReleased'])
      await session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
}

function report() {
  const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  const ratios = {};
  for (const [what, byName] of Object.entries(results)) {
    const none = median(byName.none);
    console.log(`\n${what}: ${none.toFixed(0)} ms of the main thread without a script, medians of ${ROUNDS}`);
    for (const [name, all] of Object.entries(byName)) {
      if (name === 'none') continue;
      (ratios[name] ??= []).push(none / median(all));
      console.log(
        `  ${name.padEnd(26)} ${median(all).toFixed(0).padStart(6)} ms   ratio ${(none / median(all)).toFixed(3)}`,
      );
    }
  }
  console.log('\ngeometric means');
  const mean = (all) => all.reduce((product, one) => product * one, 1) ** (1 / all.length);
  for (const [name, all] of Object.entries(ratios)) console.log(`  ${name.padEnd(26)} ${mean(all).toFixed(3)}`);
  console.log(`  goal for ours: ${GOAL}`);
  return mean(ratios.Handrail) >= GOAL;
}
