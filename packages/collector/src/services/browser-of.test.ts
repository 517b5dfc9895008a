import { expect, test } from 'vitest';
import { browserOf } from './browser-of.ts';

const WEBKIT = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';

test.each([
  [CHROME, 'Chrome 143'],
  [`${CHROME} Edg/143.0.3650.66`, 'Edge 143'],
  [`${CHROME} OPR/125.0.0.0`, 'Opera 125'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
  [`${WEBKIT} Version/18.6 Safari/605.1.15`, 'Safari 18'],
  [`${WEBKIT} Version/17.4 Mobile/15E148 Safari/604.1`, 'Safari 17'],
  [`${WEBKIT} CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1`, 'Chrome 140'],
])('%s is %s', (agent, browser) => expect(browserOf(agent)).toBe(browser));

test.each([[null], [''], ['curl/8.5'], ['node'], [`${'x '.repeat(400)}Firefox/140`]])('%s is nobody we know', (agent) =>
  expect(browserOf(agent)).toBeUndefined(),
);
