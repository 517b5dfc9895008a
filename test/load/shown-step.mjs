// npm run bench:shown-step [rounds]: what a step costs while it is shown, and while its target is waited for in a storm of
// changes. Ours is told apart by sampling: a sample counts when any function of ours is on its stack, with all that the
// browser does for it. The page without us is measured in turn with the page with us.
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';
import { tell } from './figures.ts';
import { openStage, TITLE } from './first-step-stage.mjs';

const ROUNDS = Number(process.argv[2] ?? 5);
const SHARE = 0.02;
const stage = await openStage();
const browser = await chromium.launch(chromiumLaunch);
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const percent = (share) => `${(100 * share).toFixed(2)} %`;
let missed = 0;
function verdict(isMet, text) {
  if (!isMet) missed += 1;
  console.log(`${isMet ? 'ok    ' : 'MISSED'} ${text}`);
}

/** Opens a page, with us or without; resolves when the step is painted, or at once where none is awaited. */
async function open(nodes, { withUs, tour = 'none' }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(stage.address(nodes, tour), { waitUntil: 'load' });
  await page.addScriptTag({ path: fileURLToPath(new URL('shown-step-page.mjs', import.meta.url)) });
  if (withUs) {
    const shown = tour === 'none';
    const painted = shown ? page.evaluate((title) => globalThis.whenPainted('.card', title), TITLE) : undefined;
    await page.evaluate((attributes) => {
      const element = document.createElement('script');
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
    }, stage.loader);
    await painted;
    // The card has risen, the events are on their way.
    await page.waitForTimeout(1_000);
  }
  return page;
}

/** Runs something in the page; answers with our share of the main thread, and with the share of all scripts and drawing. */
async function sampled(page, run) {
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 250 });
  await session.send('Profiler.start');
  const result = await run();
  const { profile } = await session.send('Profiler.stop');
  const parents = new Map(profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const isOurs = (id) => {
    for (let at = id; at; at = parents.get(at))
      if (byId.get(at).callFrame.url.startsWith(new URL('.', stage.loader.src).href)) return true;
    return false;
  };
  const ours = new Map(profile.nodes.map(({ id }) => [id, isOurs(id)]));
  const isIdle = (id) => byId.get(id).callFrame.functionName === '(idle)';
  const [all, us, idle] = [() => true, (id) => ours.get(id), isIdle].map((counts) =>
    profile.samples.reduce((sum, id, at) => sum + (counts(id) ? profile.timeDeltas[at] : 0), 0),
  );
  return { result, ours: us / all, busy: 1 - idle / all };
}

async function mutations() {
  const shares = { with: [], without: [] };
  const ours = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const kind of round % 2 ? ['with', 'without'] : ['without', 'with']) {
      const page = await open(5_000, { withUs: kind === 'with' });
      const measured = await sampled(page, () => page.evaluate(() => globalThis.shown.change(1_000, 5_000)));
      shares[kind].push(measured.busy);
      if (kind === 'with') ours.push(measured.ours);
      await page.context().close();
    }
  console.log(`\n1,000 changes a second for 5 s on 5,000 nodes, a step shown; medians of ${ROUNDS} rounds`);
  console.log(
    `       main thread busy: ${percent(median(shares.with))} with us, ${percent(median(shares.without))} without`,
  );
  tell({
    what: 'main thread, a step shown, 1,000 changes a second',
    ...{ figure: 100 * median(ours), unit: '%', goal: 100 * SHARE, better: 'less' },
    baseline: { what: 'the page itself', figure: 100 * median(shares.without) },
  });
  verdict(median(ours) <= SHARE, `ours: ${percent(median(ours))} of the main thread (at most ${percent(SHARE)})`);
}

async function scrolling() {
  const dropped = { with: 0, without: 0 };
  const frames = { with: 0, without: 0 };
  const worst = { with: [], without: [] };
  for (let round = 0; round < 2 * ROUNDS; round++)
    for (const kind of round % 2 ? ['with', 'without'] : ['without', 'with']) {
      const page = await open(5_000, { withUs: kind === 'with' });
      const spans = await page.evaluate(() => globalThis.shown.scroll(3_000));
      frames[kind] += spans.length;
      dropped[kind] += spans.filter((ms) => ms > 25).length;
      worst[kind].push(Math.max(...spans));
      await page.context().close();
    }
  const share = (kind) => dropped[kind] / frames[kind];
  const say = (kind) =>
    `${dropped[kind]} of ${frames[kind]} frames late (median of the worst ${median(worst[kind]).toFixed(0)} ms)`;
  console.log(`\nscrolling 5,000 nodes for 3 s, ${2 * ROUNDS} times each; a frame is late after 25 ms`);
  console.log(`       with a step: ${say('with')}; without: ${say('without')}`);
  tell({
    what: 'late frames while scrolling with a step shown',
    ...{ figure: 100 * share('with'), unit: '%', better: 'less' },
    baseline: { what: 'without', figure: 100 * share('without') },
  });
  // Two counts of the same chance differ by some frames; three deviations of the smaller one are allowed for.
  const allowance = (3 * Math.sqrt(dropped.without + 1)) / frames.without;
  verdict(share('with') <= share('without') + allowance, 'no more frames are late with a step than without');
}

async function storm() {
  const page = await open(20_000, { withUs: true, tour: 'waiting' });
  const quiet = await sampled(page, () =>
    page.evaluate((title) => globalThis.shown.storm(10_000, 10_000, title), TITLE),
  );
  const foundMs = await page.evaluate(() => globalThis.shown.foundAfter());
  const { rate, longest } = quiet.result;
  console.log(
    `\n${Math.round(rate).toLocaleString('en')} changes a second for 10 s on 20,000 nodes, a target waited for`,
  );
  tell({
    what: 'main thread, 10,000 changes a second, a target waited for',
    figure: 100 * quiet.ours,
    unit: '%',
    goal: 100 * SHARE,
    better: 'less',
  });
  verdict(quiet.ours <= SHARE, `ours: ${percent(quiet.ours)} of the main thread (at most ${percent(SHARE)})`);
  verdict(
    longest <= 50,
    `longest script of ours: ${longest.toFixed(0)} ms (at most 50 ms; 0: none was long enough to be told of)`,
  );
  verdict(foundMs <= 500, `the target is shown ${foundMs.toFixed(0)} ms after the storm (at most 500 ms)`);
  await page.context().close();
}

await mutations();
await scrolling();
await storm();
await browser.close();
await stage.close();
process.exitCode = missed ? 1 : 0;
