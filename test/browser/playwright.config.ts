import { defineConfig, type Project } from '@playwright/test';
import { suiteLaunch } from '../house/chromium.ts';
import { firefoxPath, firefoxSaves } from './support/engines.mjs';

const chromium: Project = { name: 'chromium', use: { browserName: 'chromium', launchOptions: suiteLaunch } };

/** Over BiDi, Playwright cannot tell Firefox what its visitor prefers: a profile does, for specs of their own. */
const PREFERENCES: Record<string, Record<string, number>> = {
  dark: { 'layout.css.prefers-color-scheme.content-override': 0 },
  contrast: { 'browser.display.document_color_use': 2, 'ui.useAccessibilityTheme': 1 },
};

/** Over BiDi, a click on a frame of another site, which has a process of its own, ends at the frame's edge: such frames get none. */
const ONE_PROCESS = { 'fission.webContentIsolationStrategy': 0 };

function firefox(executablePath: string): Project[] {
  const use = { browserName: 'firefox', channel: 'moz-firefox' } as const;
  return [
    {
      name: 'firefox',
      // axe judges markup and colours, which are the same in every engine; in this one it takes half a minute a page. And
      // over CDP an authenticator for passkeys is made, a tab is made to crash, and memory is counted.
      grepInvert: /@one-engine/,
      testIgnore: ['webkit/**', 'sdk-prefers-*'],
      use: { ...use, launchOptions: { executablePath, downloadsPath: firefoxSaves, firefoxUserPrefs: ONE_PROCESS } },
    },
    ...Object.entries(PREFERENCES).map(([what, firefoxUserPrefs]) => ({
      name: `firefox-${what}`,
      testMatch: `sdk-prefers-${what}.spec.ts`,
      use: { ...use, launchOptions: { executablePath, firefoxUserPrefs } },
    })),
  ];
}

const projects = [chromium, ...(firefoxPath ? firefox(firefoxPath) : [])];

// Workers load this file too; it is said once.
if (process.env.TEST_WORKER_INDEX === undefined)
  console.log(
    firefoxPath
      ? `Engines: Chromium, and Firefox at ${firefoxPath}`
      : 'Engines: Chromium alone. Firefox comes with `apt-get install firefox-esr`, or HANDRAIL_FIREFOX names one.',
  );

export default defineConfig({
  testDir: '.',
  // Playwright cannot drive it: a suite of its own.
  testIgnore: 'webkit/**',
  // Not the folder of the reports, which Playwright would empty.
  outputDir: '../../test-results/browser',
  // Patience costs nothing where what is waited for comes.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // In `npm test` a test that fails is tried once more: test/run.mjs names those, and bears few of them (ADR 77).
  retries: process.env.HANDRAIL_REPORT ? 1 : 0,
  workers: 2,
  reporter: process.env.HANDRAIL_REPORT
    ? [['line'], ['json', { outputFile: process.env.HANDRAIL_REPORT }]]
    : [['list']],
  use: { trace: 'off', locale: 'en-GB', colorScheme: 'light' },
  projects,
});
