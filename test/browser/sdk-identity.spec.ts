import { createHmac } from 'node:crypto';
import { hostPage } from './support/guides.ts';
import { expect, hearFaults, test, type TestApp } from './support/test.ts';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a host's server makes: a JWT by HS256, good for five minutes. */
function signed(
  visitorId: string,
  { appId }: TestApp,
  { secretId, secret }: { secretId: string; secret: string },
): string {
  const now = Math.floor(Date.now() / 1_000);
  const head = part({ alg: 'HS256', kid: secretId });
  const body = part({ sub: visitorId, aud: appId, iat: now, exp: now + 300 });
  return `${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`;
}

test('an app that requires a signed name takes the events of who has one, and of nobody else by that name', async ({
  page,
  app,
  site,
  collector,
}) => {
  const faults = hearFaults(page);
  const secret = await collector.api<{ secretId: string; secret: string }>(
    'POST',
    `/api/apps/${app.appId}/identity-secrets`,
  );
  const settings = { name: 'Signed', usage: { autocapture: false }, identity: { mode: 'require' } };
  await collector.api('PUT', `/api/apps/${app.appId}`, settings);
  const token = signed('ada', app, secret);
  const calling = (...calls: unknown[]) =>
    hostPage(app, '', `<script>(window.handrail = []).push(...${JSON.stringify(calls)})</script>`);
  const { origin } = await site({
    '/': calling(['identify', { visitorId: 'ada', token }]),
    '/mallory': calling(['reset'], ['identify', { visitorId: 'ben', token }], ['track', 'forged']),
  });
  const answers: { accepted: number; rejected: { code: string }[] }[] = [];
  page.on('response', async (response) => {
    if (new URL(response.url()).pathname.endsWith('/v1/events')) answers.push(await response.json());
  });
  await page.goto(`${origin}/`);
  await expect.poll(() => answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThanOrEqual(2);
  expect(answers.flatMap(({ rejected }) => rejected)).toEqual([]);

  await page.goto(`${origin}/mallory`);
  await expect
    .poll(() => answers.flatMap(({ rejected }) => rejected).map(({ code }) => code))
    .toContain('identity-needed');
  const { events } = await collector.api<{ events: { event: { visitorId: string } }[] }>(
    'GET',
    `/api/apps/${app.appId}/metrics/events`,
  );
  expect(JSON.stringify(events)).toContain('"ada"');
  expect(JSON.stringify(events)).not.toContain('"ben"');
  expect(faults).toEqual([]);
});
