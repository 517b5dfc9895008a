// npm run bench:page [rounds]: what an analytics script costs the main thread of pages that are busy, as Speedometer 3
// has it: TodoMVC-like applications, a hundred things added, completed and removed in a task each, and a churn of elements.
// "by script": clicks that a script makes, as in Speedometer. We hear and pass over them, posthog-js notes them.
// "by hand": things are typed in, completed and removed by real input over the DevTools protocol, as fast as the page takes it.
//
// The score of a page is the inverse of what its main thread computes, by the CPU's own clock (CDP's ThreadTime): other
// processes do not count. As in Speedometer the score has what happens up to the last picture; "with what follows" adds
// all that is put off until the page is idle, which a visitor does not wait for. Printed are ratios to the same page
// without a script in the same round, 1 is for free, and of these the medians: rounds are interleaved, so that a machine
// that slows down slows down all of them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { startCollector } from '../browser/support/collector.ts';
import { serveSite } from '../browser/support/site.ts';
import { chromiumLaunch } from '../house/chromium.ts';
import { cpuClock } from './cpu-clock.mjs';
import { tell } from './figures.ts';

const ROUNDS = Number(process.argv[2] ?? 7);
const GOAL = 0.97;
const peers = fileURLToPath(new URL('./peers/', import.meta.url));
const APPS = ['plain', 'react'];
const KINDS = { 'by script': runByScript, 'by hand': runByHand };
const TYPED = 10;

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
for (let round = -1; round < ROUNDS; round += 1)
  for (const app of APPS)
    for (const kind of Object.keys(KINDS)) {
      const times = {};
      for (const name of inTurn(Object.keys(CONTESTANTS), round)) times[name] = await measure(app, kind, name);
      // The first round only warms up what this machine caches.
      if (round >= 0) (results[`${app}, ${kind}`] ??= []).push(times);
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

/** Answers with what the main thread has computed, in ms: up to the last picture, and with what follows. */
async function measure(app, kind, name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/${app}/${Object.keys(CONTESTANTS).indexOf(name)}`, { waitUntil: 'load' });
    await page.waitForFunction(CONTESTANTS[name].isReady);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => globalThis.runSteps(2).then(globalThis.settled));
    const session = await context.newCDPSession(page);
    const clock = await cpuClock(session);
    const run = await KINDS[kind](page, session);
    const begun = await clock();
    await run();
    const painted = await clock();
    await page.evaluate(() => globalThis.settled());
    return { painted: painted - begun, settled: (await clock()) - begun };
  } finally {
    await context.close();
  }
}

async function runByScript(page) {
  return () => page.evaluate(() => globalThis.runSteps(5));
}

async function runByHand(page, session) {
  await page.evaluate(() => globalThis.prepare());
  const centres = (selector) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x + 9, y + 3]));
  const toggles = await centres('.toggle');
  // The things below move up as one is removed.
  const [first] = await centres('.destroy');
  const clicks = [...toggles, ...toggles.map(() => first)].flatMap(([x, y]) =>
    ['mousePressed', 'mouseReleased'].map((type) => [
      'Input.dispatchMouseEvent',
      { type, x, y, button: 'left', clickCount: 1 },
    ]),
  );
  const keys = Array.from({ length: TYPED }, (_, n) => [...`Thing number ${n}`].flatMap(press).concat(press('Enter')));
  await page.locator('main > input').focus();
  // Nothing waits for an answer: the page has no pause in which it might do what it has put off.
  return async () => {
    await Promise.all([...keys.flat(), ...clicks].map((args) => session.send(...args)));
    await page.evaluate(() => globalThis.painted());
  };
}

function press(key) {
  const text = key === 'Enter' ? '\r' : key;
  const code = key === 'Enter' ? { windowsVirtualKeyCode: 13 } : {};
  return ['keyDown', 'keyUp'].map((type) => [
    'Input.dispatchKeyEvent',
    { type, key, ...code, ...(type === 'keyDown' && { text }) },
  ]);
}

function report() {
  const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
  const scores = {};
  for (const [what, rounds] of Object.entries(results)) {
    const none = median(rounds.map((times) => times.none.painted));
    console.log(`\n${what}: ${none.toFixed(0)} ms of the main thread without a script, medians of ${ROUNDS} rounds`);
    for (const name of Object.keys(CONTESTANTS).slice(1)) {
      const ratio = (until) => median(rounds.map((times) => times.none[until] / times[name][until]));
      const ms = median(rounds.map((times) => times[name].painted - times.none.painted));
      (scores[name] ??= []).push({ painted: ratio('painted'), settled: ratio('settled') });
      console.log(
        `  ${name.padEnd(26)} ${ratio('painted').toFixed(3)}  (${ms.toFixed(1)} ms more)   with what follows ${ratio('settled').toFixed(3)}`,
      );
    }
  }
  console.log('\ngeometric means');
  const mean = (all) => all.reduce((product, one) => product * one, 1) ** (1 / all.length);
  const meanOf = (name, until) => mean(scores[name].map((score) => score[until]));
  for (const name of Object.keys(scores))
    console.log(
      `  ${name.padEnd(26)} ${meanOf(name, 'painted').toFixed(3)}   with what follows ${meanOf(name, 'settled').toFixed(3)}`,
    );
  console.log(`  goal for ours: ${GOAL}`);
  const names = Object.keys(scores).filter((name) => name !== 'Handrail');
  for (const name of names) {
    const baseline = { what: name, figure: meanOf(name, 'painted') };
    tell({
      what: 'score of TodoMVC pages with us, of none',
      figure: meanOf('Handrail', 'painted'),
      goal: GOAL,
      better: 'more',
      baseline,
    });
  }
  return meanOf('Handrail', 'painted') >= GOAL;
}
