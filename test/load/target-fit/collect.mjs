// Opens every page of a set in Chromium and writes what the finder sees of each case into .data/SET.json.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { chromiumLaunch } from '../../house/chromium.ts';
import { hash } from './chance.mjs';
import { PLANS, releases, templatePages } from './templates.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const data = join(here, '.data');
const fixtures = join(here, '../../../packages/target/fixtures');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css' };

function serve() {
  const server = createServer((request, response) => {
    const file = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (!TYPES[extname(file)] || !existsSync(file)) return response.writeHead(404).end();
    // The pages run no script of their own.
    response.writeHead(200, { 'content-type': TYPES[extname(file)], 'content-security-policy': "script-src 'none'" });
    return response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Labelled pairs: `cases.json` beside old.html and new.html. */
async function fixturePairs(open) {
  const cases = [];
  for (const pair of readdirSync(join(fixtures, 'pairs')).sort()) {
    const folder = join(fixtures, 'pairs', pair);
    const labelled = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')).cases;
    let page = await open(join(folder, 'old.html'));
    const targets = await page.evaluate(
      (paths) => globalThis.lab.describe(paths),
      labelled.map((one) => one.old),
    );
    page = await open(join(folder, 'new.html'));
    const seen = await page.evaluate(
      (all) => globalThis.lab.look(all),
      labelled.map((one, at) => ({ target: targets[at], now: one.new })),
    );
    labelled.forEach((one, at) =>
      cases.push({
        set: 'fixtures',
        group: pair.split('__')[0],
        id: one.id,
        label: one.label,
        target: targets[at],
        ...seen[at],
      }),
    );
  }
  return cases;
}

/** The same screen in its old library, only translated; and the new screen with everything else that releases bring. */
const SCREEN_PLANS = {
  kits: {},
  'kits-messy': { hash: true, ids: true, wrap: 0.08, rows: true, banner: true },
  'kits-mobile': { mobile: true, wrap: 0.03, ids: true },
  'kits-translated': { translate: true, ids: true },
};

/** Generated screens of component kits with planted keys. */
async function kitPairs(open) {
  const cases = [];
  const root = process.env.KITS ?? join(data, 'screens');
  for (const [number, pair] of readdirSync(root).sort().entries()) {
    const foreign = pair.endsWith('-lang');
    const others = ['kits-messy', 'kits-mobile', 'kits-translated'];
    const sets = foreign ? ['kits-foreign'] : ['kits', others[number % 3]];
    for (const set of sets) {
      let page = await open(join(root, pair, 'old.html'));
      const old = await page.evaluate(() => globalThis.lab.keys());
      const keys = Object.keys(old).filter((key) => !/^(wrap\||add:)/.test(key));
      const targets = await page.evaluate(
        (paths) => globalThis.lab.describe(paths),
        keys.map((key) => old[key]),
      );
      page = await open(join(root, pair, set === 'kits-translated' ? 'old.html' : 'new.html'));
      const now = await page.evaluate((plan) => globalThis.lab.keys(plan), { ...SCREEN_PLANS[set], seed: number + 1 });
      // A translated page whose elements are all still there would teach that nothing ever goes.
      // Rows go as a whole.
      const kept = (key) => set !== 'kits-translated' || hash(pair + key.split('>')[0]) % 5 > 0;
      const seen = await page.evaluate(
        ([all, gone]) => globalThis.lab.look(all, gone),
        [
          keys.map((key, at) => ({ target: targets[at], now: now[key] ?? null })),
          keys.filter((key) => !kept(key)).map((key) => now[key] ?? null),
        ],
      );
      const [subject, kits] = pair.split('__');
      keys.forEach((key, at) => {
        const one = seen[at];
        if (one.seen === false || isDoubtful(key, one, targets[at])) return;
        cases.push({
          set,
          group: subject,
          kits,
          id: `${pair}#${key}`,
          label: `<${targets[at].tag}> ${targets[at].label ?? ''}`,
          target: targets[at],
          ...one,
        });
      });
    }
  }
  return cases;
}

/** Kits put the key of a choice or a list on its caption, its box or its field: which of them is meant is not known. */
const isDoubtful = (key, { list, gone }, { tag }) =>
  !gone && /^(check|select)/.test(key) && !list.some(({ right, says }) => right && says.startsWith(`<${tag}>`));

/** Pages of templates, changed by known steps. */
async function changedPages(open, per, share) {
  const cases = [];
  let seed = 100_000;
  for (const { group, file } of templatePages(fixtures))
    for (const [name, plan] of Object.entries(PLANS)) {
      seed++;
      // Each page is changed in some of the ways only, all ways about equally often.
      if (hash(String(seed)) % share !== 0) continue;
      try {
        const page = await open(file);
        const seen = await page.evaluate(
          ([steps, count]) => globalThis.lab.change(steps, count),
          [{ ...plan, seed }, per],
        );
        cases.push(...seen.map((one) => ({ set: `changed-${name}`, group, page: file.slice(-40), ...one })));
      } catch (error) {
        console.log(file, name, String(error).slice(0, 200));
      }
    }
  return cases;
}

/** Two releases of one template, labelled where a unique text, address, id, name or icon leaves no doubt. */
async function releasePairs(open) {
  const cases = [];
  let seed = 1;
  for (const { group, old, now } of releases()) {
    let page = await open(old);
    const drawn = await page.evaluate(([at, count]) => globalThis.lab.draw(at, count), [seed++, 40]);
    page = await open(now);
    const seen = await page.evaluate((all) => globalThis.lab.match(all), drawn);
    cases.push(
      ...seen.map((one, at) => ({ set: 'releases', group, id: `${group}:${old.split('/').at(-1)}#${at}`, ...one })),
    );
  }
  return cases;
}

const SETS = {
  releases: releasePairs,
  fixtures: fixturePairs,
  kits: kitPairs,
  changed: (open) => changedPages(open, Number(process.env.PER ?? 12), Number(process.env.SHARE ?? 4)),
};

export async function collect(names) {
  mkdirSync(data, { recursive: true });
  const bundle = await build({
    entryPoints: [join(here, 'lab.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['handrail-source'],
  });
  const code = bundle.outputFiles[0].text;
  const server = await serve();
  const browser = await chromium.launch(chromiumLaunch);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const open = async (file) => {
    await page.goto(`http://127.0.0.1:${server.address().port}${file}`, { waitUntil: 'load' });
    await page.evaluate(code);
    return page;
  };
  for (const name of names) {
    const start = Date.now();
    const cases = await SETS[name](open);
    writeFileSync(join(data, `${name}.json`), JSON.stringify(cases));
    report(name, cases, Date.now() - start);
  }
  await browser.close();
  server.close();
}

function report(name, cases, ms) {
  const here_ = cases.filter((one) => !one.gone && one.seen !== false);
  const pooled = here_.filter((one) => one.list.some((candidate) => candidate.right));
  const times = cases.map((one) => one.ms).sort((a, b) => a - b);
  const bytes = cases.map((one) => (one.target ? JSON.stringify(one.target).length : 0)).sort((a, b) => a - b);
  console.log(
    `${name}: ${cases.length} cases, ${cases.filter((one) => one.gone).length} gone; the right one is among the candidates in ${pooled.length} of ${here_.length};`,
    `gather p50 ${times[times.length >> 1]?.toFixed(1)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms; record p50 ${bytes[bytes.length >> 1]}, p95 ${bytes[Math.floor(bytes.length * 0.95)]} bytes; ${(ms / 1_000).toFixed(0)} s`,
  );
  if (process.env.MISS)
    for (const one of here_.filter((x) => !x.list.some((c) => c.right)).slice(0, 20))
      console.log('  not a candidate:', one.id, one.label);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await collect(process.argv.slice(2).length ? process.argv.slice(2) : Object.keys(SETS));
