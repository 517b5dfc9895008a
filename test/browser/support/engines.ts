import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** The machine's own Firefox, which is driven over WebDriver BiDi; undefined where there is none. */
export const firefoxPath = process.env.HANDRAIL_FIREFOX ?? PLACES.find((place) => existsSync(place));
