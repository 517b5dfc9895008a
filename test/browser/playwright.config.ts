import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  reporter: process.env.HANDRAIL_REPORT
    ? [['line'], ['json', { outputFile: process.env.HANDRAIL_REPORT }]]
    : [['list']],
  use: { browserName: 'chromium', launchOptions: chromiumLaunch, trace: 'off', locale: 'en-GB', colorScheme: 'light' },
});
