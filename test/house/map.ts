// npm run house: draws who imports whom, by package and by folder, and lists the longest files and functions. What it prints is what
// docs/architecture.md speaks of; the rules themselves are in boundaries.test.ts.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MOST = 10;

interface Module {
  source: string;
  dependencies: { resolved: string; typeOnly?: boolean }[];
}

const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const config = join(root, 'test/house/dependency-cruiser.cjs');
const { stdout, stderr } = spawnSync(
  process.execPath,
  [cruiser, '--config', config, '--output-type', 'json', 'packages'],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
);
if (!stdout) throw new Error(`dependency-cruiser printed nothing: ${stderr}`);
// Its documented output.
const { modules } = JSON.parse(stdout) as { modules: Module[] };

const isSource = (file: string): boolean =>
  /^packages\/[^/]+\/src\//.test(file) && !/\.(test|contract)\.tsx?$|\.dom\.test\./.test(file);
const sources = modules.filter(({ source }) => isSource(source));
const packageOf = (file: string): string => file.split('/')[1] ?? '';
/** `sdk/guides`, or `sdk` for what lies right under `src`. */
const folderOf = (file: string): string => {
  const [, name = '', , first = '', ...more] = file.split('/');
  return more.length > 0 ? `${name}/${first}` : name;
};

/** How many imports lead from each place to each other one; those of types alone count as well. */
function arrows(placeOf: (file: string) => string): [string, string, number][] {
  const counts = new Map<string, number>();
  for (const { source, dependencies } of sources)
    for (const { resolved } of dependencies.filter((one) => isSource(one.resolved))) {
      const [from, to] = [placeOf(source), placeOf(resolved)];
      if (from !== to) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }
  return [...counts].map(([pair, count]) => {
    const [from = '', to = ''] = pair.split(' ');
    return [from, to, count];
  });
}

function draw(title: string, all: [string, string, number][]): void {
  console.log(`\n${title}`);
  for (const from of [...new Set(all.map(([one]) => one))].sort()) {
    const to = all.filter(([one]) => one === from).toSorted((a, b) => b[2] - a[2]);
    console.log(`  ${from.padEnd(24)} -> ${to.map(([, name, count]) => `${name} ${count}`).join(', ')}`);
  }
}

interface Long {
  lines: number;
  what: string;
}

function functionsOf(file: string, text: string): Long[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const lineOf = (at: number): number => tree.getLineAndCharacterOfPosition(at).line + 1;
  const found: Long[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
      const [from, to] = [lineOf(node.getStart()), lineOf(node.getEnd())];
      found.push({ lines: to - from + 1, what: `${named?.getText() ?? 'a function'}  ${file}:${from}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const texts = sources.map(({ source }) => ({ source, text: readFileSync(join(root, source), 'utf8') }));
const longest = (all: Long[]): Long[] => all.toSorted((a, b) => b.lines - a.lines).slice(0, MOST);
const say = (title: string, all: Long[]): void => {
  console.log(`\n${title}`);
  for (const { lines, what } of longest(all)) console.log(`  ${String(lines).padStart(4)}  ${what}`);
};

draw('imports between packages', arrows(packageOf));
draw('imports between folders', arrows(folderOf));
say(
  `the ${MOST} longest files, in lines`,
  texts.map(({ source, text }) => ({ lines: text.split('\n').length - 1, what: source })),
);
say(
  `the ${MOST} longest functions, in lines`,
  texts.flatMap(({ source, text }) => functionsOf(source, text)),
);
const lines = texts.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
console.log(`\n${texts.length} source files, ${lines.toLocaleString('en')} lines`);
