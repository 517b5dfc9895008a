import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const onPath = (command) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((place) => existsSync(place));

const FIREFOX_APPS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

export const firefoxPath =
  process.env.HANDRAIL_FIREFOX ?? onPath('firefox-esr') ?? onPath('firefox') ?? FIREFOX_APPS.find(existsSync);

export const firefoxSaves = fileURLToPath(new URL('../../../test-results/firefox-saves', import.meta.url));

export const webkitLacks = ['WebKitWebDriver', 'Xvfb'].filter((command) => !onPath(command));
