import { defineConfig } from '@playwright/test';

// A core of the browser suite in WebKitGTK, which Playwright cannot drive: its runner, with a driver of our own.
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/webkit',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One second try in `npm test`, which names it (ADR 77).
  retries: process.env.HANDRAIL_REPORT ? 1 : 0,
  workers: 2,
  reporter: process.env.HANDRAIL_REPORT
    ? [['line'], ['json', { outputFile: process.env.HANDRAIL_REPORT }]]
    : [['list']],
  // A name only: no browser is launched by it.
  use: { browserName: 'webkit' },
});
