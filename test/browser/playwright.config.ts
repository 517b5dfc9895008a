import { defineConfig, type Project } from '@playwright/test';
import { chromiumLaunch } from '../house/chromium.ts';
import { firefoxPath } from './support/engines.ts';

const chromium: Project = { name: 'chromium', use: { browserName: 'chromium', launchOptions: chromiumLaunch } };
const firefox = (executablePath: string): Project => ({
  name: 'firefox',
  // What axe says of markup and colours does not depend on the engine, and takes it half a minute a page in this one.
  grepInvert: /@one-engine/,
  use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: { executablePath } },
});
const projects = [chromium, ...(firefoxPath === undefined ? [] : [firefox(firefoxPath)])];

// Workers load this file too; it is said once.
if (process.env.TEST_WORKER_INDEX === undefined) {
  const names = projects.map(({ name }) => name).join(', ');
  const hint = firefoxPath === undefined ? '; set HANDRAIL_FIREFOX to the path of a Firefox for that one too' : '';
  console.log(`Engines of the browser suite: ${names}${hint}`);
}

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
  use: { trace: 'off', locale: 'en-GB', colorScheme: 'light' },
  projects,
});
