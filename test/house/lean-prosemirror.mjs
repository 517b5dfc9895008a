// ProseMirror is half of the editor. What no browser that we serve needs of it is left out where the editor is built, and names that
// only its own files use become short (docs/adr/0082-prosemirror-is-built-lean.md). The sources stay as they are for tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = 'node_modules';
const PACKAGES = ['model', 'transform', 'state', 'view', 'commands', 'keymap', 'inputrules'].map(
  (name) => `prosemirror-${name}`,
);

// Browsers without modules, who never get as far as this.
const GONE = [
  [/^const ie_edge = .*$/m, 'const ie_edge = null;'],
  [/^const ie_upto10 = .*$/m, 'const ie_upto10 = null;'],
  [/^const ie_11up = .*$/m, 'const ie_11up = null;'],
  [/^const ie = .*$/m, 'const ie = false;'],
  [/^const ie_version = .*$/m, 'const ie_version = 0;'],
];
/** What is thrown at programmers who call it wrongly; who asked is in the stack. */
const MESSAGE = /throw new (\w*Error)\((?:[^()]|\([^()]*\))*\)/g;

const isOf = (id) => PACKAGES.some((name) => id.includes(`/${MODULES}/${name}/`));

/** A Rollup plugin that leaves out what nobody needs, and stops the build where a new release of ProseMirror has it elsewhere. */
export const leanProseMirror = {
  name: 'lean-prosemirror',
  transform(code, id) {
    if (!isOf(id)) return null;
    let lean = code.replace(MESSAGE, "throw new $1('ProseMirror')");
    if (id.includes('/prosemirror-view/'))
      for (const [from, to] of GONE) {
        if (!from.test(lean)) this.error(`${id} has no ${from} any more: see test/house/lean-prosemirror.mjs`);
        lean = lean.replace(from, to);
      }
    return { code: lean, map: null };
  },
};

const sourceOf = (name) => readFileSync(join(MODULES, name, 'dist', 'index.js'), 'utf8');

/** Every word of our own sources, and of what is built together with ProseMirror. */
function wordsOfOthers() {
  const words = new Set();
  const read = (code) => code.match(/[A-Za-z_$][\w$]*/g)?.forEach((word) => words.add(word));
  for (const name of ['editor', 'sdk', 'target', 'protocol', 'dashboard']) {
    const folder = join('packages', name, 'src');
    for (const file of readdirSync(folder, { recursive: true }))
      if (/\.tsx?$/.test(file)) read(readFileSync(join(folder, file), 'utf8'));
  }
  for (const file of ['preact/dist/preact.mjs', 'preact/hooks/dist/hooks.mjs', 'orderedmap/dist/index.js'])
    read(readFileSync(join(MODULES, file), 'utf8'));
  return words;
}

/** Names of members that ProseMirror's packages give, never say as text, and nobody else uses. Names of the DOM terser knows itself. */
export function innerNames() {
  const code = PACKAGES.map(sourceOf).join('\n');
  const given = [/^ {4}(?:static |get |set )?([a-z]\w{4,})\(/gm, /\bthis\.([a-z]\w{4,}) = /g];
  const names = new Set(given.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name)));
  const said = new Set([...code.matchAll(/["'`](\w+)["'`]/g)].map(([, name]) => name));
  const others = wordsOfOthers();
  return [...names].filter((name) => !said.has(name) && !others.has(name)).sort();
}
