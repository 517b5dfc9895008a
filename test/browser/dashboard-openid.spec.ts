import { CLIENT, startProvider } from '../../packages/collector/test/openid-provider.ts';
import { startCollector } from './support/collector.ts';
import { expect, hearFaults, test } from './support/test.ts';

test('somebody signs in by the identity provider of another site, works, and signs out there as well', async ({
  page,
}) => {
  const env: Record<string, string> = {};
  const collector = await startCollector({ env });
  const provider = await startProvider(`${collector.url}/openid/callback`);
  await provider.know({ ada: { name: 'Ada', email: 'ada@example.com', email_verified: true, groups: ['IT'] } });
  Object.assign(env, {
    ...{ HANDRAIL_OPENID_ISSUER: provider.issuer, HANDRAIL_OPENID_CLIENT_ID: CLIENT.clientId },
    ...{ HANDRAIL_OPENID_CLIENT_SECRET: CLIENT.clientSecret, HANDRAIL_OPENID_NAME: 'Example Ltd' },
    HANDRAIL_GROUP_ROLES: 'IT=admin',
  });
  await collector.stop();
  await collector.start();
  const faults = hearFaults(page);
  // Who somebody is there, they say in the address in the place of a form.
  let who = 'stranger';
  await page.route(`${provider.issuer}/auth?*`, (route) =>
    route.continue({ url: `${route.request().url()}&login_hint=${who}` }),
  );

  await page.goto(`${collector.url}/dashboard/`);
  await page.getByRole('button', { name: 'Sign in with Example Ltd' }).click();
  await expect(page.getByText(/did not confirm who you are/)).toBeVisible();
  expect(page.url()).toBe(`${collector.url}/dashboard/#/`);

  who = 'ada';
  await page.getByRole('button', { name: 'Sign in with Example Ltd' }).click();
  await expect(page.getByRole('link', { name: 'Audit log' })).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('row', { name: /Ada.*By their groups: Admin every app.*OpenID/ })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(`${provider.issuer}/session/end?*`);
  await page.goto(`${collector.url}/dashboard/`);
  await expect(page.getByRole('heading', { name: 'Sign in to Handrail' })).toBeVisible();
  expect(faults).toEqual([]);
  provider.stop();
  await collector.dispose();
});
