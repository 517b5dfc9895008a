// The overview of a folder as members have it: asked of a collector in a process of its own, and opened in Chromium.
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';
import { makeEvent } from './events-made.mjs';
import { startCollector } from './events-collector.mjs';
import { tell } from './figures.ts';

/** Longer than answers about days that are not over are kept. */
const PAUSE_MS = 2_100;
const SETTLED_MS = 15_000;
const MOST_MS = 120_000;
const LIVE_ROUNDS = 8;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];

/** p95 of the answer and of the page, each after something has happened in every app. */
export async function openOverview(folder, { apps, asked, load }) {
  const collector = await startCollector(folder);
  try {
    let happened = 0;
    const send = async (app, visitorId, index = (happened += 1)) => {
      const event = makeEvent(index, visitorId, Date.now());
      const body = { protocol: 1, appKey: `hk_load_app_${app}`, sentAt: Date.now(), events: [event] };
      const status = await collector.send(Buffer.from(JSON.stringify(body)));
      if (status !== 202) throw new Error(`an event was answered with ${status}: make the folder again`);
    };
    const happen = () => Promise.all(Array.from({ length: apps }, (_, app) => send(app, `v-${app}`)));
    const started = performance.now();
    let first = await collector.api('GET', '/api/overview');
    const firstMs = performance.now() - started;
    while (first.missing.length > 0) {
      await pause();
      first = await collector.api('GET', '/api/overview');
    }
    const allMs = performance.now() - started;
    const answers = await times(asked, happen, async () => {
      await collector.api('GET', '/api/overview');
    });
    console.log(
      `over HTTP: first answer ${firstMs.toFixed(0)} ms, with all apps after ${(allMs / 1_000).toFixed(0)} s; then p50 ${at(answers, 0.5).toFixed(0)}, p95 ${at(answers, 0.95).toFixed(0)} ms`,
    );
    // The event of no index is a page that was viewed, by which somebody is active.
    const comeNew = (round) => send(round % apps, `new-${Date.now()}`, 0);
    const { pages, live } = await inBrowser(collector, asked, happen, comeNew);
    console.log(
      `in Chromium, from the address to the figures: p50 ${at(pages, 0.5).toFixed(0)}, p95 ${at(pages, 0.95).toFixed(0)} ms; the collector has ${collector.megabytes()} MB`,
    );
    console.log(
      `from an event to its number on the open page: p50 ${at(live, 0.5).toFixed(0)}, most ${at(live, 1).toFixed(0)} ms`,
    );
    const goal = { unit: 'ms', goal: 1_000, better: 'less' };
    tell(
      { what: `${load}: p95 over HTTP`, figure: at(answers, 0.95), ...goal },
      { what: `${load}: p95 in Chromium, from the address to the figures`, figure: at(pages, 0.95), ...goal },
      {
        what: `${load}: from an event to its number on the open page, most`,
        figure: at(live, 1),
        ...goal,
        goal: 5_000,
      },
    );
  } finally {
    await collector.stop();
  }
}

async function inBrowser(collector, asked, happen, comeNew) {
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage();
    await page.goto(collector.signInUrl());
    await page.locator('.overview-tiles').waitFor();
    const pages = await times(asked, happen, async () => {
      await page.goto('about:blank');
      await page.goto(`${collector.url}/dashboard/#/overview`, { waitUntil: 'commit' });
      await page.locator('.overview-tiles').waitFor();
    });
    const active = page.locator('.overview-tiles .figure').nth(1);
    let before = await settled(active);
    const live = [];
    for (let round = 0; round < LIVE_ROUNDS; round += 1) {
      const sent = performance.now();
      await comeNew(round);
      before = await changed(active, before);
      live.push(performance.now() - sent);
    }
    return { pages, live: live.sort((a, b) => a - b) };
  } finally {
    await browser.close();
  }
}

/** What somebody new changes, once nothing of what was told before changes it any more. */
async function settled(active) {
  const began = performance.now();
  let [before, since] = ['', began];
  while (performance.now() - since < SETTLED_MS) {
    if (performance.now() - began > MOST_MS) throw new Error(`the figures of the page do not come to rest: ${before}`);
    const now = await active.innerText();
    if (now !== before) [before, since] = [now, performance.now()];
    await pause();
  }
  return before;
}

async function changed(active, before) {
  const began = performance.now();
  while (performance.now() - began < MOST_MS) {
    const now = await active.innerText();
    if (now !== before) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`somebody new did not change ${before}`);
}

async function times(asked, before, run) {
  const found = [];
  for (let index = 0; index < asked; index += 1) {
    await before();
    await pause();
    const started = performance.now();
    await run();
    found.push(performance.now() - started);
  }
  return found.sort((a, b) => a - b);
}
