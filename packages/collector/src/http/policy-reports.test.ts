import { expect, test } from 'vitest';
import { setUp } from '../../test/collector-app.ts';

const REPORTS = { 'content-type': 'application/reports+json' };
const violation = (blockedURL: string, more = {}) => ({
  type: 'csp-violation',
  age: 3,
  url: 'https://a.example/dashboard/#/sign-in/secret',
  body: { effectiveDirective: 'img-src', blockedURL, documentURL: 'https://a.example/?secret', ...more },
});

test('what browsers report is in the log by directive and origin, and nothing else of it', async () => {
  const { ask, warned } = setUp();
  const said = [violation('https://evil.example/pixel?who=secret'), violation('inline'), { type: 'deprecation' }];
  expect((await ask('POST', '/policy-reports', REPORTS, JSON.stringify(said))).status).toBe(204);
  const old = { 'csp-report': { 'effective-directive': 'script-src-elem', 'blocked-uri': 'data' } };
  const type = { 'content-type': 'application/csp-report' };
  expect((await ask('POST', '/policy-reports', type, JSON.stringify(old))).status).toBe(204);
  expect(warned).toEqual([
    { directive: 'img-src', blocked: 'https://evil.example' },
    { directive: 'img-src', blocked: 'inline' },
    { directive: 'script-src-elem', blocked: 'data' },
  ]);
});

test('what a stranger makes up does not get into the log', async () => {
  const { ask, warned } = setUp();
  const said = [violation('<script>'), violation('javascript:alert(1)', { effectiveDirective: 'a\nb' })];
  await ask('POST', '/policy-reports', REPORTS, JSON.stringify(said));
  expect(warned).toEqual([
    { directive: 'img-src', blocked: 'unknown' },
    { directive: 'unknown', blocked: 'unknown' },
  ]);
});

test('a flood of reports leaves a few lines, and more when time has passed', async () => {
  const { ask, warned, clock } = setUp();
  const flood = () =>
    ask('POST', '/policy-reports', REPORTS, JSON.stringify(Array.from({ length: 50 }, () => violation('inline'))));
  await flood();
  await flood();
  expect(warned).toHaveLength(20);
  clock.time += 60_000;
  await flood();
  expect(warned).toHaveLength(21);
  const large = JSON.stringify([violation('x'.repeat(17_000))]);
  expect((await ask('POST', '/policy-reports', REPORTS, large)).status).toBe(413);
});
