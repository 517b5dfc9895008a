// npm run bench:first-step [rounds]: from a script's first statement to the first step painted, and the main
// thread's CPU time in between, beside four libraries for guided tours that give the same tour on the same pages.
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';
import { tell } from './figures.ts';
import { mainThread } from './main-thread.mjs';
import { FLOOR, PEERS, TITLE, openStage } from './first-step-stage.mjs';

const ROUNDS = Number(process.argv[2] ?? 9);
const SIZES = (process.argv[3] ?? '300,20000,100000').split(',').map(Number);
const stage = await openStage();
const ours = { card: '.card', tour: 'none', script: stage.loader };
const peer = (one) => ({ ...one, script: { src: `/${one.tour}.js` } });

const OURS = {
  // Nothing in the cache: the shell, the manifest and what draws are all fetched after the loader's first statement.
  'Handrail, first visit': ours,
  // The guide goes on after a page load: the files are in the browser's cache, the manifest too (for 30 s).
  'Handrail, next page': { ...ours, before: 1 },
  // On the second page V8 still packs what it compiled, for those that follow; from here on it takes that.
  'Handrail, a page later': { ...ours, before: 2 },
  // In the host's own bundle with the guides handed in, as the peers are used; what draws is still fetched.
  'Handrail, as a module': { ...ours, script: { src: '/handrail-module.js', type: 'module' } },
};
const CONTESTANTS = {
  ...OURS,
  ...Object.fromEntries(Object.entries(PEERS).map(([name, one]) => [name, peer(one)])),
  'bare preact + floating-ui': peer(FLOOR),
};

const browser = await chromium.launch(chromiumLaunch);
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];

/** Puts the script into a page that has come to rest; resolves when the step is painted. */
async function run(page, nodes, { tour, card, script }) {
  await page.goto(stage.address(nodes, tour), { waitUntil: 'load' });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return page.evaluate(
    ([selector, title, attributes]) => {
      const painted = globalThis.whenPainted(selector, title);
      const element = document.createElement('script');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
      return painted;
    },
    [card, TITLE, script],
  );
}

async function measure(nodes, contestant) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    // A window that has just been opened still loads parts of the browser's own, beside which nothing can be measured.
    await page.goto(stage.address(300, 'none'));
    await page.waitForTimeout(700);
    for (let pages = 0; pages < (contestant.before ?? 0); pages++) await run(page, 300, contestant);
    await browser.startTracing(page, { categories: ['blink.user_timing', 'disabled-by-default-devtools.timeline'] });
    const painted = await run(page, nodes, contestant);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    return { painted, main: mainThread(trace, 'begun', 'painted') };
  } finally {
    await context.close();
  }
}

/** Rounds of all contestants, each round beginning with another one, so that no one always comes after the same. */
async function measureAll(nodes) {
  const names = Object.keys(CONTESTANTS);
  const results = Object.fromEntries(names.map((name) => [name, { painted: [], main: [] }]));
  for (let round = -1; round < ROUNDS; round++) {
    for (let at = 0; at < names.length; at++) {
      const name = names[(at + round + names.length) % names.length];
      const { painted, main } = await measure(nodes, CONTESTANTS[name]);
      // The first round only warms up what this machine caches.
      if (round < 0) continue;
      results[name].painted.push(painted);
      results[name].main.push(main);
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, { painted: median(results[name].painted), main: median(results[name].main) }]),
  );
}

let missed = 0;
for (const nodes of SIZES) {
  const medians = await measureAll(nodes);
  const best = (key) => Math.min(...Object.keys(PEERS).map((name) => medians[name][key]));
  const fastest = { painted: best('painted'), main: best('main') };
  console.log(`\n${nodes.toLocaleString('en')} nodes, medians of ${ROUNDS} rounds`);
  console.log(`${''.padEnd(28)}   painted  of fastest peer   main thread  of fastest peer`);
  for (const [name, figures] of Object.entries(medians)) {
    const cell = (key) =>
      `${figures[key].toFixed(1).padStart(7)} ms  ${(figures[key] / fastest[key]).toFixed(2).padStart(15)}`;
    console.log(`${name.padEnd(28)}${cell('painted')}    ${cell('main')}`);
    if (!(name in OURS)) continue;
    for (const key of ['painted', 'main']) {
      const what = `${name}, first step, ${nodes.toLocaleString('en')} nodes: ${key === 'main' ? 'main thread' : 'painted'}`;
      const baseline = { what: 'fastest peer', figure: fastest[key] };
      tell({ what, figure: figures[key], unit: 'ms', goal: fastest[key] / 2, better: 'less', baseline });
    }
    for (const key of ['painted', 'main']) {
      if (figures[key] <= fastest[key] / 2) continue;
      if (nodes <= 20_000) missed += 1;
      console.log(`  ${nodes <= 20_000 ? 'MISSED' : 'beyond'}: ${key} is more than half of the fastest peer's`);
    }
  }
}
await browser.close();
await stage.close();
process.exitCode = missed ? 1 : 0;
