// `npm run size`: what a visitor's browser fetches, in brotli bytes, against its budget. Fails when one is exceeded. Where the
// goal is not reached, the budget holds what has been reached, and the goal is printed beside it.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { tell } from '../load/figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'packages', 'sdk', 'dist');

const brotli = (file) =>
  brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A file and everything that it imports statically, each once. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, at] of code.matchAll(/(?:^|[;}\s])(?:import|export)\b[^;'"()]*?(?:from)?\s*["'](\.[^"']+)["']/g)) {
    closure(join(dirname(file), at), seen);
  }
  return seen;
}

const asset = (name) => {
  const file = readdirSync(join(dist, 'assets')).find((one) => new RegExp(`^${name}-[\\w-]{6}\\.js$`).test(one));
  if (!file) throw new Error(`no chunk ${name}-*.js in ${dist}: run \`npm run build\` first`);
  return join(dist, 'assets', file);
};

if (!existsSync(join(dist, 'handrail.js'))) {
  console.error(`nothing is built in ${dist}: run \`npm run build\` first`);
  process.exit(1);
}

const loader = [join(dist, 'handrail.js')];
const shell = [...closure(asset('shell'))];
const firstStep = [...new Set([...loader, ...shell, ...closure(asset('walkthrough'))])];

const rows = [
  ['loader', loader, 1_500],
  ['shell', shell, 10_000],
  ['first step shown, all told', firstStep, 24_000],
];

// Help, beyond what every page has by then: at rest, where the app has it, and what opening it and asking brings, in English.
const before = [...firstStep, ...closure(asset('telemetry')), ...closure(asset('carrier'))];
const atRest = [...closure(asset('help'))].filter((file) => !before.includes(file));
const panel = new Set([...closure(asset('help-panel')), ...closure(asset('help-form'))]);
rows.push(['help at rest', atRest, 8_000]);
rows.push(['help panel and form', [...panel].filter((file) => ![...before, ...atRest].includes(file)), 30_000]);

const editor = join(root, 'packages', 'editor', 'dist');
if (existsSync(editor)) {
  // An author fetches each part of the words in one language; of each part the longest counts.
  const files = readdirSync(join(editor, 'assets')).map((file) => join(editor, 'assets', file));
  const spoken = Map.groupBy(files, (file) => /(\w+)-(?:en|de|fr)-[\w-]{8}\.js$/.exec(file)?.[1]);
  const others = [...spoken].flatMap(([words, one]) =>
    words === undefined ? [] : one.sort((a, b) => brotli(b) - brotli(a)).slice(1),
  );
  const chunks = files.filter((file) => !others.includes(file));
  rows.push(['editor, for authors alone', [join(editor, 'glass.js'), ...chunks], 120_000]);
}

let over = 0;
for (const [name, files, budget, goal = budget] of rows) {
  const bytes = files.reduce((sum, file) => sum + brotli(file), 0);
  if (bytes > budget) over += 1;
  tell({ what: name, figure: bytes, unit: 'bytes', goal, better: 'less' });
  console.log(
    `${bytes > budget ? 'OVER' : 'ok  '} ${name.padEnd(28)} ${String(bytes).padStart(6)} of ${budget} bytes brotli, ratio ${(bytes / goal).toFixed(2)}${goal < budget ? ` of the goal, ${goal}` : ''}`,
  );
}
console.log('\nfetched only when it is needed, without what the first step has brought:');
for (const file of readdirSync(join(dist, 'assets')).sort()) {
  if (!file.endsWith('.js') || firstStep.includes(join(dist, 'assets', file))) continue;
  console.log(
    `     ${file.replace(/-[\w-]{6}\.js$/, '').padEnd(28)} ${String(brotli(join(dist, 'assets', file))).padStart(6)}`,
  );
}
process.exitCode = over > 0 ? 1 : 0;
