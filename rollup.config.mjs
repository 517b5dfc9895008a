import { cp, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import esbuild from 'rollup-plugin-esbuild';
import { integrityList } from './test/house/integrity.mjs';
import { licences } from './test/house/licences.mjs';
import { innerNames, leanProseMirror } from './test/house/lean-prosemirror.mjs';
import { lets } from './test/house/lets.mjs';

// What each package ships. Types come from `tsc -p test/house/tsconfig.declarations.json`.

const SOURCE = 'handrail-source';
const BROWSERS = ['es2022'];

/** Without the spaces that esbuild leaves in the values of custom properties. */
const tight = (css) => {
  const close = (text) => text.replace(/([:,])\s+/g, '$1');
  return css.replace(/--[\w-]+:[^;{}]*(?=[;}])/g, close).replace(/var\(--[\w-]+,\s+/g, close);
};

/** `import css from './x.css?inline'` gives the style sheet as a minified string. */
const cssAsText = {
  name: 'css-as-text',
  async load(id) {
    if (!id.endsWith('.css?inline')) return null;
    const file = id.slice(0, -'?inline'.length);
    this.addWatchFile(file);
    const { code } = await transform(await readFile(file, 'utf8'), { loader: 'css', minify: true, target: BROWSERS });
    return `export default ${JSON.stringify(tight(code.trim()))};`;
  },
  resolveId(source, importer) {
    return source.endsWith('.css?inline') && importer ? join(dirname(importer), source) : null;
  },
};

const typescript = (target) => esbuild({ target, jsx: 'automatic', jsxImportSource: 'preact', tsconfig: false });
// `inline: 1`: what terser inlines deeper repeats itself, and brotli pays for it; so it does for rewritten comparisons and loops.
const small = ({ arrows = true, inner = [] } = {}) => [
  lets,
  terser({
    ecma: 2022,
    module: true,
    compress: {
      ...{ passes: 3, unsafe_arrows: arrows, pure_getters: true, inline: 1 },
      ...{ keep_fargs: false, comparisons: false, loops: false },
    },
    ...(inner.length > 0 && { mangle: { properties: { regex: new RegExp(`^(${inner.join('|')})$`) } } }),
    format: { comments: false },
  }),
];

/** Node libraries and servers: one output file per source file, dependencies left to npm. */
const library = (folder, input) => ({
  input: Object.fromEntries(input.map((name) => [name, `${folder}/src/${name}.ts`])),
  external: (id) => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id),
  output: {
    dir: `${folder}/dist`,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: `${folder}/src`,
    sourcemap: true,
  },
  plugins: [emptyFirst(`${folder}/dist`), typescript(['node24'])],
});

/** For classic scripts, whose top-level names are seen by others and must stay. */
const smallScript = () => [
  lets,
  terser({ ecma: 2022, compress: { passes: 3, unsafe_arrows: true }, format: { comments: false } }),
];

/** Everything that runs in a browser is bundled whole from the packages' sources, so the bytes depend on one commit alone. */
const browserSources = () => [
  nodeResolve({ exportConditions: [SOURCE, 'browser'], browser: true }),
  cssAsText,
  typescript(BROWSERS),
];
const browserPlugins = () => [...browserSources(), small()];

const emptied = new Set();
function emptyFirst(folder) {
  return {
    name: 'empty-first',
    async buildStart() {
      if (emptied.has(folder)) return;
      emptied.add(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const built = {};

// What is fetched together, by what it begins with: all that these modules import and no piece before has. Without this
// each pair of kinds of guides would share small chunks of its own, and a walkthrough would be many requests.
const GUIDES = 'packages/sdk/src/guides';
const PIECES = {
  shell: ['packages/sdk/src/index.ts'],
  // Conditions come with it, since whoever has them needs it, and so does who is held out.
  keeper: [
    `${GUIDES}/keeper/keeper.ts`,
    ...['conditions/in-audience.ts', 'schedule/hold-out.ts'].map((file) => `packages/protocol/src/${file}`),
  ],
  // The other kinds draw with the same things.
  walkthrough: [`${GUIDES}/kinds/walkthrough/index.ts`],
  'carry-out': [`${GUIDES}/present/carry-out.ts`],
  // Of all other kinds: our words, and how panels and marks are drawn.
  words: [
    `${GUIDES}/lying.ts`,
    `${GUIDES}/present/icons.tsx`,
    'packages/sdk/src/kit/words.ts',
    'packages/sdk/src/kit/say.ts',
  ],
  panel: ['surface.ts', 'parts.tsx', 'keep-focus-in.ts', 'pill.css?inline'].map((file) => `${GUIDES}/present/${file}`),
  // What is needed at the same time, or seldom: a file for each would be more names than the shell has room for.
  follow: [
    ...['follow.ts', 'at-target.ts'].map((file) => `${GUIDES}/present/${file}`),
    'packages/target/src/watching.ts',
  ],
  press: ['press.ts', 'field.ts', 'switch-to.ts', 'winding.ts'].map((file) => `${GUIDES}/kinds/walkthrough/${file}`),
  missed: ['kinds/walkthrough/missed.ts', 'kinds/walkthrough/elsewhere.ts', 'rescue.ts'].map(
    (file) => `${GUIDES}/${file}`,
  ),
  // What nearly every page has before help comes, which uses parts of it.
  telemetry: ['telemetry/telemetry.ts', 'transport/outgoing.ts'].map((file) => `packages/sdk/src/${file}`),
  carrier: ['packages/sdk/src/transport/carrier.ts'],
  help: ['packages/sdk/src/help/help.ts'],
  'help-panel': ['packages/sdk/src/help/panel/panel.tsx'],
  'help-form': ['packages/sdk/src/help/panel/form/ask.tsx'],
  // What takes a picture encodes it as what works on it does.
  'help-picture': ['packages/sdk/src/help/panel/picture/editor.tsx'],
  // Why a guide is shown or not, for developers and authors: one piece, as hashes of six signs are enough for so many files.
  explain: [`${GUIDES}/keeper/explain.ts`, `${GUIDES}/explain-draft.ts`],
};
/** Indexes of which only this begins: of the finder not the whole search, of guides neither conditions nor winding ways, nor who is held out. */
const INDEXES = [
  [/\/target\/src\/index\.ts$/, /\/(watch|exact)\.ts$/],
  [/\/protocol\/src\/conditions\/index\.ts$/, /\/match-path\.ts$/],
  [/\/protocol\/src\/schedule\/index\.ts$/, /\/(by-priority|judge)\.ts$/],
  [/\/protocol\/src\/progress\/index\.ts$/, /\/(advance|count-steps|is-at-home|straight)\.ts$/],
];

const pieces = new Map();
function pieceOf(id, getModuleInfo) {
  const take = (module, name) => {
    if (pieces.has(module)) return;
    pieces.set(module, name);
    const { importedIds } = getModuleInfo(module) ?? { importedIds: [] };
    const begins = INDEXES.find(([index]) => index.test(module))?.[1];
    for (const next of importedIds) if (!begins || begins.test(next)) take(next, name);
  };
  if (!pieces.size)
    for (const [name, files] of Object.entries(PIECES))
      for (const file of files) take(join(import.meta.dirname, file), name);
  return pieces.get(id);
}

/**
 * V8 compiles each function of these when it is first called, on the page's main thread, unless it is told to compile all
 * while they load, beside it: https://v8.dev/blog/explicit-compile-hints. Other engines read past it.
 */
const COMPILED_AHEAD = ['shell', 'keeper', 'walkthrough'];
const compileAhead = {
  name: 'compile-ahead',
  renderChunk: (code, { name }) =>
    COMPILED_AHEAD.includes(name) ? { code: `//# allFunctionsCalledOnLoad\n${code}`, map: null } : null,
};

const sdk = {
  input: { index: 'packages/sdk/src/index.ts', preview: 'packages/sdk/src/preview.ts' },
  preserveEntrySignatures: 'strict',
  treeshake: { moduleSideEffects: (id) => !id.includes('/packages/target/src/') },
  output: {
    dir: 'packages/sdk/dist',
    format: 'es',
    // The editor imports how drafts are shown by its name.
    entryFileNames: ({ name }) => (name === 'preview' ? 'assets/[name]-[hash].js' : '[name].js'),
    // Six signs of sixteen are enough, since a hash only tells the releases of one chunk apart, and cannot be packed.
    hashCharacters: 'hex',
    // A kind of guide is named by its folder, `kinds/banner/index.ts`.
    chunkFileNames: ({ moduleIds }) =>
      `assets/${/\/kinds\/([\w-]+)\/index\.tsx?$/m.exec(moduleIds.join('\n'))?.[1] ?? '[name]'}-[hash:6].js`,
    // The shell is a chunk of its own, so that the loader can name it by its content; `index.js` only passes it on.
    manualChunks: (id, { getModuleInfo }) => pieceOf(id, getModuleInfo),
    onlyExplicitManualChunks: true,
    generatedCode: { preset: 'es2015', symbols: false },
    freeze: false,
    hoistTransitiveImports: false,
  },
  plugins: [
    emptyFirst('packages/sdk/dist'),
    ...browserPlugins(),
    // What has been inlined and renamed once is packed a little better the second time.
    small(),
    compileAhead,
    licences,
    {
      name: 'name-the-shell',
      generateBundle(_, bundle) {
        built.preview = Object.keys(bundle).find((file) => file.startsWith('assets/preview-'));
        built.shell = Object.keys(bundle).find((file) => file.startsWith('assets/shell-'));
        // Among our chunks names are short; the entry says what the shell calls this one.
        built.start = /([\w$]+) as createHandrail/.exec(bundle['index.js'].code)?.[1] ?? 'createHandrail';
      },
    },
  ],
};

/** Puts the names of built pieces of the SDK where others import them. */
const builtNames = {
  name: 'built-names',
  transform: (code) =>
    code
      .replaceAll('__HANDRAIL_SHELL__', JSON.stringify(built.shell))
      .replaceAll('__HANDRAIL_START__', JSON.stringify(built.start))
      .replaceAll('__HANDRAIL_PREVIEW__', JSON.stringify(built.preview)),
};

const loader = {
  input: 'packages/sdk/src/loader.ts',
  output: { file: 'packages/sdk/dist/handrail.js', format: 'iife' },
  plugins: [...browserSources(), builtNames, smallScript(), integrityList('packages/sdk/dist')],
};

const target = {
  input: 'packages/target/src/index.ts',
  output: { file: 'packages/target/dist/index.js', format: 'es', inlineDynamicImports: true },
  plugins: [emptyFirst('packages/target/dist'), ...browserPlugins()],
};

const targetScript = {
  input: 'packages/target/src/stand-alone.ts',
  output: {
    file: 'packages/target/dist/target.global.js',
    format: 'iife',
    name: 'HandrailTarget',
    inlineDynamicImports: true,
  },
  plugins: [...browserSources(), smallScript()],
};

/** Writes down the name of the script that a document of the collector's loads. */
const assetsList = (entry) => ({
  name: 'assets-list',
  generateBundle(_, bundle) {
    const script = Object.values(bundle).find(({ isEntry, name }) => isEntry && name === entry).fileName;
    this.emitFile({ type: 'asset', fileName: 'assets.json', source: JSON.stringify({ script }) });
  },
});

// ProseMirror, here and in the editor, has classes that are functions, which as arrows could not be made with `new`.
const dashboard = {
  input: { main: 'packages/dashboard/src/main.tsx' },
  output: {
    dir: 'packages/dashboard/dist',
    format: 'es',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
  },
  plugins: [
    emptyFirst('packages/dashboard/dist'),
    ...browserSources(),
    builtNames,
    small({ arrows: false }),
    assetsList('main'),
    licences,
  ],
};

// What runs in the page is a module that the loader asks for by name; the panels are the script of a document of the collector's.
const editor = {
  input: { glass: 'packages/editor/src/glass/main.ts', panels: 'packages/editor/src/panels/main.tsx' },
  // What is fetched later may use what glass.js has; a file of its own for that would not be where the page looks for it.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { moduleSideEffects: (id) => !/\/packages\/(target|sdk)\/src\//.test(id) },
  output: {
    dir: 'packages/editor/dist',
    format: 'es',
    entryFileNames: ({ name }) => (name === 'glass' ? 'glass.js' : 'assets/[name]-[hash].js'),
    chunkFileNames: 'assets/[name]-[hash].js',
  },
  plugins: [
    emptyFirst('packages/editor/dist'),
    ...browserSources(),
    leanProseMirror,
    builtNames,
    small({ arrows: false, inner: innerNames() }),
    assetsList('panels'),
    licences,
  ],
};

const demoPages = {
  input: Object.fromEntries(['requests', 'approvals', 'suppliers'].map((page) => [page, `demo/src/pages/${page}.ts`])),
  output: { dir: 'demo/dist/site', format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
  plugins: [
    emptyFirst('demo/dist'),
    ...browserPlugins(),
    {
      name: 'copy-site',
      async writeBundle() {
        await cp('demo/site', 'demo/dist/site', { recursive: true });
      },
    },
  ],
};

const demoServer = {
  ...library('demo', ['serve']),
  plugins: [typescript(['node24'])],
};

export default [
  library('packages/protocol', [
    'index',
    ...[
      'schema',
      'conditions',
      'explain',
      'schedule',
      'text',
      'advice',
      'contrast',
      'figures',
      'explore',
      'progress',
      'links',
      'search',
    ].map((verb) => `${verb}/index`),
    ...['de', 'fr'].map((language) => `figures/words-${language}`),
    ...['en', 'de', 'fr'].map((language) => `explain/texts-${language}`),
  ]),
  target,
  targetScript,
  sdk,
  loader,
  library('packages/collector', ['main', 'bin', 'threads/writer', 'threads/reader']),
  dashboard,
  editor,
  demoPages,
  demoServer,
].filter(({ input }) => Object.values(typeof input === 'string' ? [input] : input).every((file) => existsSync(file)));
