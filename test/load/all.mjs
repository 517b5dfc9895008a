// npm run bench [-- name …]: runs every benchmark of test/load and the sizes of test/size, or those that are named, and ends with
// one table: goal, figure, baseline of the same run, ratio. The table is kept in test-results/figures.md. All of it takes most
// of an hour, on a machine that does nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMet, table } from './figures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'test-results');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const known = ['size', ...Object.keys(scripts).filter((name) => name.startsWith('bench:'))];
const asked = process.argv.slice(2);
const named = (name) => known.find((one) => one === name || one === `bench:${name}`);
const unknown = asked.filter((name) => !named(name));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(' or ')}. There are: ${known.map((name) => name.replace('bench:', '')).join(', ')}.`,
  );
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const file = join(folder, 'figures.jsonl');
rmSync(file, { force: true });
const broken = [];
const rows = [];
for (const name of asked.length > 0 ? asked.map(named) : known) {
  console.log(`\n== ${name}`);
  const before = rows.length;
  // A goal that is missed is a figure, too: what counts is whether there are any.
  spawnSync('npm', ['run', '-s', name], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HANDRAIL_FIGURES: file },
  });
  const all = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map(JSON.parse) : [];
  rows.splice(0, rows.length, ...all);
  if (rows.length === before) broken.push(name);
}

const [{ model = 'unknown processor' } = {}] = cpus();
const where = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, Node ${process.versions.node}`;
const text = `${where}\n\n${table(rows)}\n`;
writeFileSync(join(folder, 'figures.md'), text);
console.log(`\n${text}`);
const missed = rows.filter((row) => isMet(row) === false).length;
console.log(
  `${rows.length} figures, ${missed} of which miss their goal${broken.length > 0 ? `; none came from ${broken.join(', ')}` : ''}`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
