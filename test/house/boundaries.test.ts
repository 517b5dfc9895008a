import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rules: { forbidden: { name: string }[] } = createRequire(import.meta.url)('./dependency-cruiser.cjs');

/** A file that breaks one rule, and what it imports. Paths are those of the real tree. */
const BREACHES: Record<string, [file: string, imports: string]> = {
  'could-not-resolve': ['packages/sdk/src/core/lost.ts', '@handrail/nowhere'],
  'no-cycles': ['packages/sdk/src/core/snake.ts', './tail.ts'],
  'protocol-knows-only': ['packages/protocol/src/up.ts', '@handrail/target'],
  'target-knows-only': ['packages/target/src/up.ts', '@handrail/sdk'],
  'sdk-knows-only': ['packages/sdk/src/core/up.ts', '@handrail/collector'],
  'collector-knows-only': ['packages/collector/src/services/up.ts', '@handrail/sdk'],
  'dashboard-knows-only': ['packages/dashboard/src/up.ts', '@handrail/collector'],
  'editor-knows-only': ['packages/editor/src/up.ts', '@handrail/sdk'],
  'browser-pays-no-schema': ['packages/sdk/src/core/heavy.ts', '@handrail/protocol/schema'],
  'sdk-core-knows-no-plugin': ['packages/sdk/src/core/fond.ts', '../guides/index.ts'],
  'sdk-telemetry-alone': ['packages/sdk/src/telemetry/fond.ts', '../guides/index.ts'],
  'sdk-guides-alone': ['packages/sdk/src/guides/fond.ts', '../telemetry/index.ts'],
  'sdk-present-is-lazy': ['packages/sdk/src/guides/eager.ts', './present/index.ts'],
  'sdk-capture-is-lazy': ['packages/sdk/src/telemetry/eager.ts', './capture/index.ts'],
  'sdk-help-alone': ['packages/sdk/src/help/fond.ts', '../telemetry/index.ts'],
  'sdk-help-panel-is-lazy': ['packages/sdk/src/help/eager.ts', './panel/index.ts'],
  'sdk-kinds-stand-apart': ['packages/sdk/src/guides/kinds/here/index.ts', '../there/index.ts'],
  'sdk-page-only-listens': ['packages/sdk/src/page/fond.ts', '../transport/index.ts'],
  'sdk-transport-plain': ['packages/sdk/src/transport/fond.ts', '../guides/index.ts'],
  'services-see-no-request': ['packages/collector/src/services/web.ts', 'hono'],
  'stores-know-no-business': ['packages/collector/src/store/events/wise.ts', '../../services/index.ts'],
  'only-main-names-an-engine': ['packages/collector/src/app.ts', './store/events/sqlite/index.ts'],
  'only-engines-know-sqlite': ['packages/collector/src/services/raw.ts', 'node:sqlite'],
  'only-engines-know-postgres': ['packages/collector/src/services/raw-too.ts', 'pg'],
};

const STANDING: Record<string, string> = {
  'packages/sdk/src/core/tail.ts': "import './snake.ts'; export {};",
  'packages/protocol/src/schema/index.ts': 'export {};',
  'packages/sdk/src/guides/index.ts': 'export {};',
  'packages/sdk/src/guides/present/index.ts': 'export {};',
  'packages/sdk/src/guides/kinds/there/index.ts': 'export {};',
  'packages/sdk/src/telemetry/index.ts': 'export {};',
  'packages/sdk/src/telemetry/capture/index.ts': 'export {};',
  'packages/sdk/src/help/panel/index.ts': 'export {};',
  'packages/sdk/src/transport/index.ts': 'export {};',
  'packages/collector/src/services/index.ts': 'export {};',
  'packages/collector/src/store/events/sqlite/index.ts': 'export {};',
};

const tree = mkdtempSync(join(tmpdir(), 'handrail-house-'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
}

function buildTree(): void {
  cpSync(join(root, 'tsconfig.json'), join(tree, 'tsconfig.json'));
  for (const name of ['protocol', 'target', 'sdk', 'collector', 'dashboard', 'editor']) {
    const source = (path: string) => ({ 'handrail-source': path });
    const exports = { '.': source('./src/index.ts'), './schema': source('./src/schema/index.ts') };
    put(`packages/${name}/package.json`, JSON.stringify({ name: `@handrail/${name}`, type: 'module', exports }));
    put(`packages/${name}/src/index.ts`, 'export {};');
    mkdirSync(join(tree, 'node_modules/@handrail'), { recursive: true });
    symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules/@handrail', name));
  }
  for (const name of ['hono', 'typebox', 'pg'])
    symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
  for (const [file, text] of Object.entries(STANDING)) put(file, text);
  for (const [file, imports] of Object.values(BREACHES)) put(file, `import '${imports}'; export {};`);
}

function violations(folder: string): { rule: string; from: string }[] {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, 'test/house/dependency-cruiser.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruise, '--config', config, '--output-type', 'json', 'packages'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout);
  return summary.violations.map((one: { rule: { name: string }; from: string }) => ({
    rule: one.rule.name,
    from: one.from,
  }));
}

describe('the walls of the house', () => {
  let found: { rule: string; from: string }[] = [];
  beforeAll(() => {
    buildTree();
    found = violations(tree);
  });

  test('the real tree keeps every rule', () => expect(violations(root)).toEqual([]));

  test('every rule has a breach to prove it', () => {
    expect(Object.keys(BREACHES).sort()).toEqual(rules.forbidden.map((rule) => rule.name).sort());
  });

  test.each(Object.entries(BREACHES))('%s bites', (rule, [file]) => {
    expect(found).toContainEqual({ rule, from: file });
  });
});
