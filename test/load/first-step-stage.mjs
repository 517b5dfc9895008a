// What the benchmarks of guides play on: pages of any size, the contestants as scripts, and a real collector.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startCollector } from '../browser/support/collector.ts';
import { serveSite } from '../browser/support/site.ts';
import { STEPS } from './peers/tours/tour.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const peers = join(here, 'peers');
const MARK = `performance.getEntriesByName('begun').length || performance.mark('begun');`;

/** Script, style sheet and card of each peer, in alphabetical order, and of the bare step below them. */
export const PEERS = {
  'driver.js': { tour: 'driver', css: 'driver.js/dist/driver.css', card: '.driver-popover' },
  'intro.js': { tour: 'intro', css: 'intro.js/minified/introjs.min.css', card: '.introjs-tooltip' },
  'react-joyride': { tour: 'joyride', card: '.react-joyride__tooltip' },
  'shepherd.js': { tour: 'shepherd', css: 'shepherd.js/dist/css/shepherd.css', card: '.shepherd-element' },
};
export const FLOOR = { tour: 'floor', css: '../tours/floor.css', card: '.floor-card' };
export const TITLE = STEPS[0].title;

const BUTTONS = { 'new-order': 'New order', search: 'Search', export: 'Export' };
/** As `describe` would have it, in short: identity, and that no other element of the page is like it. */
const target = (id, index) => ({
  ...{ v: 1, tag: 'button', id, role: 'button', label: BUTTONS[id], heading: 'Orders' },
  ...{ alike: { index: 0, of: 1 }, order: { index, of: 3 } },
});
const guide = {
  kind: 'walkthrough',
  guideId: 'orders',
  title: 'Orders',
  trigger: { on: 'page' },
  steps: STEPS.map(({ id, title, text }, index) => ({
    type: 'tooltip',
    stepId: id,
    title,
    blocks: [{ type: 'paragraph', content: [{ text }] }],
    side: 'bottom',
    waitMs: 60_000,
    target: target(id, index),
  })),
};

const buttons = Object.entries(BUTTONS)
  .map(([id, label]) => `<button id="${id}">${label}</button>`)
  .join(' ');
const row = (number) =>
  `<tr class="row"><td><span>A-${number}</span></td><td><span>Person ${number}</span></td><td><span>€${number * 3}</span></td>` +
  `<td class="actions"><button class="btn"><span>Edit</span></button><button class="btn"><span>Refund</span></button></td></tr>`;

/** A list of orders with so many elements; what the tour speaks of stands above it, except where it is waited for. */
const pageOf = (nodes, css, buttons) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Orders</title>
<style>body { font: 14px/1.5 sans-serif; margin: 24px } table { width: 100%; border-collapse: collapse } td { border-bottom: 1px solid #ddd; padding: 6px }</style>
${css ? `<style>${css}</style>` : ''}<script src="/probe.js"></script></head>
<body><h1>Orders</h1><p id="bar">${buttons}</p>
<div class="scroller"><table><tbody>${Array.from({ length: Math.max(1, Math.round((nodes - 20) / 12)) }, (_, number) => row(number)).join('')}</tbody></table></div>
<div id="app-root"></div></body></html>`;

/** One script with all that a contestant needs, built for production. Ours is built from what npm would bring. */
async function bundle(options) {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: MARK },
    logLevel: 'error',
    ...options,
  });
  return outputFiles;
}

async function bundlePeers() {
  if (!existsSync(join(peers, 'node_modules', 'driver.js')))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--workspaces=false'], {
      cwd: peers,
      stdio: 'inherit',
    });
  const scripts = {};
  for (const { tour } of [...Object.values(PEERS), FLOOR]) {
    const [file] = await bundle({ entryPoints: [join(peers, 'tours', `${tour}.mjs`)], format: 'iife' });
    scripts[`/${tour}.js`] = file.text;
  }
  return scripts;
}

/** Ours in the host's own bundle, with the guides handed in, as the peers are used. */
async function bundleModule(manifest) {
  const files = await bundle({
    stdin: {
      contents: `import { createHandrail } from './packages/sdk/dist/index.js';
        createHandrail({ appKey: 'bench', manifest: ${manifest} });`,
      resolveDir: join(here, '../..'),
    },
    format: 'esm',
    splitting: true,
    outdir: '/',
    entryNames: 'handrail-module',
    chunkNames: 'chunk-[hash]',
  });
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

/** Starts everything; `open` gives the address of a page. */
export async function openStage() {
  const collector = await startCollector();
  const { appKey } = await collector.api('POST', '/api/apps', { appId: 'bench', name: 'Bench' });
  await collector.api('POST', '/api/apps/bench/guides', guide);
  await collector.api('POST', '/api/apps/bench/guides/orders/publish');
  const manifest = await (await fetch(`${collector.url}/v1/manifest?appKey=${appKey}`)).text();
  const scripts = {
    '/probe.js': readFileSync(join(here, 'first-step-page.mjs'), 'utf8'),
    ...(await bundlePeers()),
    ...(await bundleModule(manifest)),
  };
  const pages = new Map();
  const site = await serveSite((path) => {
    if (path in scripts) return { body: scripts[path], headers: { 'content-type': 'text/javascript' } };
    const [, nodes, tour] = /^\/(\d+)\/(\w+)$/.exec(path) ?? [];
    if (!nodes) return undefined;
    if (!pages.has(path))
      pages.set(path, { body: pageOf(Number(nodes), cssOf(tour), tour === 'waiting' ? '' : buttons) });
    return pages.get(path);
  });
  return {
    /** The tag that an administrator would paste, as attributes. */
    loader: { src: `${collector.url}/handrail.js`, 'data-app-key': appKey },
    address: (nodes, tour) => `${site.origin}/${nodes}/${tour}`,
    async close() {
      await site.close();
      await collector.dispose();
    },
  };
}

function cssOf(tour) {
  const css = [...Object.values(PEERS), FLOOR].find((one) => one.tour === tour)?.css;
  return css ? readFileSync(join(peers, 'node_modules', css), 'utf8') : '';
}
