import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { suiteLaunch } from './chromium.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = ['handrail-source'];
const PROSEMIRROR = ['commands', 'inputrules', 'keymap', 'model', 'state', 'view'];
const inPackages = ['packages/*/src', 'packages/*/test', 'demo/src'];

export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // Much of it waits for processes that it starts, so two at once pay on two cores as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { conditions: source },
        ssr: { resolve: { conditions: [...source, 'node', 'module-sync'] } },
        root,
        test: {
          name: 'node',
          environment: 'node',
          // Two hundred files share what they load; none of them may leave anything behind.
          isolate: false,
          globalSetup: ['test/house/postgres-broker.ts'],
          include: [...inPackages.map((at) => `${at}/**/*.test.ts`), 'test/{contract,faults,house}/**/*.test.ts'],
          exclude: ['**/*.dom.test.*', '**/node_modules/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { conditions: source },
        oxc: { jsx: { importSource: 'preact', development: false } },
        // What is found only on the way makes the browser load everything anew, in the midst of a test.
        optimizeDeps: {
          include: [
            ...['preact', 'preact/hooks', 'preact/jsx-runtime', 'typebox', 'typebox/compile'],
            ...PROSEMIRROR.map((part) => `prosemirror-${part}`),
          ],
        },
        root,
        test: {
          name: 'dom',
          include: inPackages.map((at) => `${at}/**/*.dom.test.{ts,tsx}`),
          browser: {
            enabled: true,
            provider: playwright({ launchOptions: suiteLaunch }),
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
