import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of the machine, or undefined where only Playwright's own download can serve. */
const chromiumPath = process.env.HANDRAIL_CHROMIUM ?? PLACES.find((place) => existsSync(place));

/** The same engine without its windows, which Debian packs by itself: a suite takes about a third less time in it. */
const SHELL = '/usr/bin/chromium-headless-shell';
const shellPath = process.env.HANDRAIL_CHROMIUM ?? (existsSync(SHELL) ? SHELL : chromiumPath);

const launch = (executablePath: string | undefined) => ({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ],
});

/** Launch options for what measures, and for pages kept for Back, which the shell does not keep. A closed network makes the background services noisy: they are off. */
export const chromiumLaunch = launch(chromiumPath);

/** Launch options for every suite that drives Chromium. */
export const suiteLaunch = launch(shellPath);
