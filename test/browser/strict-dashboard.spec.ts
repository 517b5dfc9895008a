import { hearViolations } from './support/violations.ts';
import { expect, hearFaults, test } from './support/test.ts';

const guide = {
  kind: 'walkthrough',
  guideId: 'first',
  title: 'First',
  trigger: { on: 'call' },
  steps: [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }],
};

test('the dashboard does nothing that its own policy would forbid, on any page', async ({ page, app, collector }) => {
  const reports: string[] = [];
  page.on('request', (sent) => sent.url().endsWith('/policy-reports') && reports.push(sent.postData() ?? ''));
  const violations = await hearViolations(page);
  const faults = hearFaults(page);
  await app.publish(guide);
  const { link } = await collector.api<{ link: string }>('POST', '/api/members', {
    ...{ name: 'Strict', email: `${app.appId}@example.com`, grants: [{ roles: ['admin'] }] },
  });

  const answer = await page.goto(link.replace(/^https?:\/\/[^/]+/, collector.url));
  const headers = answer?.headers() ?? {};
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'nonce-");
  expect(headers['content-security-policy']).not.toMatch(/unsafe|script-src[^;]*'self'|style-src/);
  expect(headers['content-security-policy']).toContain(
    "require-trusted-types-for 'script'; report-uri ../policy-reports",
  );
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'reporting-endpoints': 'policy="../policy-reports"',
  });
  await page.locator('input[autocomplete="new-password"]').first().fill('marmalade under seven bridges');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation').first()).toBeVisible();

  const pages = ['', '/guides/first', '/usage', '/usage/events', '/settings'].map((at) => `#/apps/${app.appId}${at}`);
  for (const hash of [...pages, '#/account', '#/members', '#/audit', '#/refused/denied', '#/nowhere', '#/']) {
    await page.goto(`${collector.url}/dashboard/${hash}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
  }
  expect(await violations()).toEqual([]);
  expect(reports).toEqual([]);
  expect(faults).toEqual([]);

  // What was listened to does hear.
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'http://evil.example/x.png' })),
  );
  await expect.poll(violations).toEqual(['img-src http://evil.example/x.png']);
});
