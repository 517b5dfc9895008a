import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The packages as others get them: packed, unpacked into an empty project, and used. Needs what `npm run build` makes.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'handrail-packed-'));
const modules = join(folder, 'node_modules');
afterAll(() => rmSync(folder, { recursive: true }));

interface Packed {
  name: string;
  filename: string;
  files: { path: string }[];
}
let packed: Packed[] = [];

beforeAll(() => {
  const args = ['pack', '--workspaces', '--json', '--ignore-scripts', '--pack-destination', folder];
  const said = execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  // The documented answer of `npm pack --json`.
  packed = (JSON.parse(said) as Packed[]).filter(({ name }) => name !== '@handrail/demo');
  for (const { name, filename } of packed) {
    const into = join(modules, name);
    mkdirSync(into, { recursive: true });
    execFileSync('tar', ['xzf', join(folder, filename), '-C', into, '--strip-components=1']);
  }
  for (const name of ['typebox', 'minisearch']) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
});

const read = (path: string): string => readFileSync(join(modules, '@handrail', path), 'utf8');

test('each has its licence, says what it is, and holds no test', () => {
  expect(packed.map(({ name }) => name).sort()).toEqual(
    ['collector', 'dashboard', 'editor', 'protocol', 'sdk', 'target'].map((name) => `@handrail/${name}`),
  );
  for (const { name, files } of packed) {
    const paths = files.map(({ path }) => path);
    expect(paths, name).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(
      paths.filter((path) => /\.(test|contract)\.|fixtures|\.env/.test(path)),
      name,
    ).toEqual([]);
  }
});

// What we bundle of others is minified without its comments, and their licences ask to come along.
test.each([
  ['dashboard', 'preact'],
  ['editor', 'prosemirror-view'],
  ['sdk', 'minisearch'],
])('%s brings the licences of what it bundles, such as %s', (name, bundled) => {
  const told = read(`${name}/dist/licences.txt`);
  expect(told).toMatch(new RegExp(`^${bundled} [\\d.]+ \\(MIT\\)$`, 'm'));
  expect(told.match(/^\S+ [\d.]+ \(\S+\)$/gm)?.length).toBe(told.match(/^.*copyright .*\d{4}.*$/gim)?.length);
});

test('each tells in its changelog what its release has changed, and a change that waits names packages of ours', () => {
  for (const { name } of packed) {
    const folder = name.split('/')[1] ?? '';
    const { version } = JSON.parse(read(`${folder}/package.json`)) as { version: string };
    expect(/^## (\S+)$/m.exec(read(`${folder}/CHANGELOG.md`))?.[1], name).toBe(version);
  }
  const names = packed.map(({ name }) => name);
  for (const file of readdirSync(join(root, '.changeset')).filter((one) => /\.md$/.test(one) && one !== 'README.md')) {
    const [, head = '', words = ''] = readFileSync(join(root, '.changeset', file), 'utf8').split(/^---$/m);
    const named = [...head.matchAll(/^["']?([^"':]+)["']?: (?:patch|minor|major)$/gm)].map(([, name]) => name ?? '');
    expect([named.length > 0, named.filter((name) => !names.includes(name)), words.trim() !== ''], file).toEqual([
      true,
      [],
      true,
    ]);
  }
});

test('every path that a package exports is in it', () => {
  for (const { name } of packed) {
    const { exports, bin = {} } = JSON.parse(read(`${name.split('/')[1]}/package.json`)) as {
      exports: Record<string, string | Record<string, string>>;
      bin?: Record<string, string>;
    };
    const told = Object.values(exports).flatMap((one) =>
      typeof one === 'string'
        ? [one]
        : Object.entries(one).flatMap(([on, to]) => (on === 'handrail-source' ? [] : [to])),
    );
    for (const path of [...told, ...Object.values(bin)].filter((one) => !one.includes('*')))
      expect(existsSync(join(modules, name, path)), `${name} ${path}`).toBe(true);
  }
});

test('from TypeScript they have their types', () => {
  writeFileSync(
    join(folder, 'use.ts'),
    `import { createHandrail, type Client } from '@handrail/sdk';
import { find, describe, type Finding } from '@handrail/target';
import type { Guide, Target } from '@handrail/protocol';
export const handrail: Client = createHandrail({ appKey: 'k', collector: 'https://help.example' });
export const target: Target = describe(document.body);
export const found: Finding = find(target, document);
export const title = (guide: Guide): string => guide.title;
// @ts-expect-error an app has a key
createHandrail({});
`,
  );
  const options = {
    ...{ strict: true, module: 'nodenext', target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'] },
    ...{ skipLibCheck: false, noEmit: true, types: [] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  expect(() => execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', stdio: 'pipe' })).not.toThrow();
});

test('from plain JavaScript they load, without a page as well', () => {
  const use = `import { find } from '@handrail/target';
import { matchPath } from '@handrail/protocol/conditions';
import { createHandrail } from '@handrail/sdk';
console.log([find, createHandrail].every((one) => typeof one === 'function'), typeof matchPath);`;
  writeFileSync(join(folder, 'use.js'), use);
  expect(execFileSync(process.execPath, [join(folder, 'use.js')], { encoding: 'utf8' })).toContain('true');
});

test('from a script tag the finder sets its one name', () => {
  const page: { HandrailTarget?: object; AbortController: unknown } = { AbortController };
  runInNewContext(read('target/dist/target.global.js'), page);
  expect(Object.keys(page.HandrailTarget ?? {}).sort()).toEqual(['describe', 'find', 'strength', 'watch']);
  expect(read('sdk/dist/handrail.js')).not.toMatch(/^import\\b|^export\\b/m);
});
