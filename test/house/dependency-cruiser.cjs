// Who may know whom. Each rule is shown to bite by a breach in boundaries.test.ts.
const from = (path, pathNot) => ({ path, ...(pathNot ? { pathNot } : {}) });
const TESTS = '\\.test\\.tsx?$';

/** A package may import only these other parts of the house. */
const only = (name, allowed) => ({
  name: `${name}-knows-only`,
  comment: `${name} may import ${allowed.length ? allowed.join(', ') : 'no other part of the house'}`,
  severity: 'error',
  from: from(`^packages/${name}/src`, TESTS),
  to: { path: '^(packages|demo|test)/', pathNot: [`^packages/${name}/`, ...allowed.map((at) => `^packages/${at}`)] },
});

const never = (name, comment, fromPath, to) => ({ name, comment, severity: 'error', from: from(fromPath, TESTS), to });

module.exports = {
  forbidden: [
    {
      name: 'could-not-resolve',
      severity: 'error',
      comment: 'an import that cannot be resolved makes every other rule blind',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'no run-time import cycle',
      from: { path: '^(packages|demo)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('protocol', []),
    only('target', ['protocol/']),
    only('sdk', ['protocol/', 'target/']),
    only('collector', ['protocol/']),
    // Conditions and rich words are written with what authors write them with; of what draws for visitors, only its type.
    only('dashboard', ['protocol/', 'editor/src/(words|conditions)/', 'sdk/src/preview\\.ts']),
    only('editor', [
      'protocol/',
      'target/',
      'sdk/src/(kit|core|page|guides/present)/',
      'sdk/src/preview\\.ts',
      'sdk/src/guides/triggers/describe-element\\.ts',
      'dashboard/src/styles/',
    ]),
    never('browser-pays-no-schema', 'TypeBox stays on the server', '^packages/(sdk|target|dashboard|editor)/src', {
      path: ['^packages/protocol/src/schema', 'node_modules/typebox'],
      dependencyTypesNot: ['type-only'],
    }),
    never('sdk-core-knows-no-plugin', 'the core imports no plugin', '^packages/sdk/src/core', {
      path: '^packages/sdk/src/(telemetry|guides|help)/',
    }),
    never('sdk-telemetry-alone', 'plugins do not import each other', '^packages/sdk/src/telemetry', {
      path: '^packages/sdk/src/(guides|help)/',
    }),
    never('sdk-guides-alone', 'plugins do not import each other', '^packages/sdk/src/guides', {
      path: '^packages/sdk/src/(telemetry|help)/',
    }),
    never(
      'sdk-present-is-lazy',
      'what draws is reached from the shell only through import()',
      '^packages/sdk/src/(?!guides/(present|kinds)/|help/panel/)',
      { path: '^packages/sdk/src/guides/(present|kinds)/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    ),
    never('sdk-help-alone', 'help draws as guides do, and knows nothing else of them', '^packages/sdk/src/help', {
      path: '^packages/sdk/src/(telemetry/|guides/(?!present/))',
    }),
    never('sdk-help-panel-is-lazy', 'the panel is reached only through import()', '^packages/sdk/src/(?!help/panel/)', {
      path: '^packages/sdk/src/help/panel/',
      dependencyTypesNot: ['dynamic-import', 'type-only'],
    }),
    never(
      'sdk-capture-is-lazy',
      'what notes usage is reached only through import(): a page that is not noted does not pay for it',
      '^packages/sdk/src/(?!telemetry/capture/)',
      { path: '^packages/sdk/src/telemetry/capture/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    ),
    never(
      'sdk-kinds-stand-apart',
      'no kind of guide needs another: what several draw stands in present',
      '^packages/sdk/src/guides/kinds/([^/]+)/',
      { path: '^packages/sdk/src/guides/kinds/', pathNot: '^packages/sdk/src/guides/kinds/$1/' },
    ),
    never('sdk-page-only-listens', 'page knows no plugin and no transport', '^packages/sdk/src/page', {
      path: '^packages/sdk/src/(telemetry|guides|help|transport)/',
    }),
    never('sdk-transport-plain', 'transport knows no plugin', '^packages/sdk/src/transport', {
      path: '^packages/sdk/src/(telemetry|guides|help|kit)/',
    }),
    never(
      'services-see-no-request',
      'services know neither HTTP nor SQL',
      '^packages/collector/src/(services|metrics)',
      {
        path: [
          '^packages/collector/src/(http|app|main|bin)',
          'node_modules/hono',
          'node_modules/@hono',
          '^packages/collector/src/store/.+/(sqlite|memory|postgres)',
        ],
      },
    ),
    never('stores-know-no-business', 'a store sees no rule of business', '^packages/collector/src/store', {
      path: '^packages/collector/src/(http|services|metrics|jobs|app|main|bin)',
    }),
    never(
      'only-main-names-an-engine',
      'only what main.ts opens its stores with names an engine',
      '^packages/collector/src/(?!main\\.ts|open-stores\\.ts|threads/|commands/|store/)',
      {
        path: '^packages/collector/src/store/.+/(sqlite|memory|postgres)',
      },
    ),
    never(
      'only-engines-know-sqlite',
      'the database is behind the store interface',
      '^packages/collector/src/(?!store/)',
      { path: '^(node:)?sqlite$' },
    ),
    never(
      'only-engines-know-postgres',
      'the database is behind the store interface',
      '^packages/collector/src/(?!store/.*postgres/)',
      { path: 'node_modules/(pg|pg-copy-streams)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages/[^/]+|demo)/dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['handrail-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs'],
    },
  },
};
