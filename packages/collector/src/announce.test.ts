import { expect, test } from 'vitest';
import { announce } from './announce.ts';

const started = {
  url: 'http://localhost:4600',
  signInUrl: 'http://localhost:4600/dashboard/#/sign-in/abc',
  siteUrls: ['http://localhost:4600/demo/'],
  warnings: [],
};

test('each address stands alone after its label, so that people and scripts find it', () => {
  const addresses = announce(started)
    .split('\n')
    .filter((line) => line.includes('://'))
    .map((line) => line.trim().split(/\s+/));
  expect(addresses).toEqual([
    ['Demo', 'http://localhost:4600/demo/'],
    ['Dashboard', 'http://localhost:4600/dashboard/#/sign-in/abc'],
    ['Health', 'http://localhost:4600/healthz'],
  ]);
});

test('what is not built is told with its command', () => {
  const warning = 'The SDK is not built: run "npm run build".';
  expect(announce({ ...started, warnings: [warning] })).toContain(warning);
});
