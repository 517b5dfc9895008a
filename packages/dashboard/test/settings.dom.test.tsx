import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { app, collectorWith, openDashboard } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

test('settings are read as lines, and what cannot be meant is told before anything is sent', async () => {
  const stage = openDashboard(
    {
      ...collectorWith(),
      'GET apps/demo/keys': { body: { keys: [app.appKey] } },
      'GET apps/demo/identity-secrets': { body: { secrets: [] } },
    },
    '#/apps/demo/settings',
  );
  open = stage;
  await page.getByLabelText(/People in each department/).fill('Purchasing');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect.element(page.getByText('“Purchasing” does not fit.')).toBeVisible();
  expect(stage.sent.some(({ call }) => call === 'PUT apps/demo')).toBe(false);
  const file = new File(['Department,People\nPurchasing,120\n'], 'people.csv', { type: 'text/csv' });
  await page.getByLabelText('Take them from a CSV file').upload(file);
  await expect.element(page.getByLabelText(/People in each department/)).toHaveValue('Purchasing: 120');
  await page.getByLabelText('Signed identity of visitors').selectOptions('accept');
  await page.getByLabelText(/publishes its public keys/).fill(' https://app.example.com/jwks.json ');
  await page.getByLabelText(/Origins whose pages/).fill('https://app.example.com');
  stage.replies['PUT apps/demo'] = { body: app };
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(stage.sent.find(({ call }) => call === 'PUT apps/demo')?.body).toMatchObject({
    ...{ name: 'Purchasing', origins: ['https://app.example.com'], headcount: { Purchasing: 120 } },
    ...{
      identity: { mode: 'accept', jwksUrl: 'https://app.example.com/jwks.json' },
      usage: { consent: 'not-needed', traits: {} },
      retention: {},
    },
  });
});

test('an app that has public keys in its settings keeps them, and one that has an address can lose it', async () => {
  const jwks = [{ kty: 'EC', kid: 'one', alg: 'ES256', crv: 'P-256', x: 'x', y: 'y' }];
  const identity = { mode: 'require', jwks, jwksUrl: 'https://app.example.com/jwks.json' };
  const stage = openDashboard(
    {
      ...collectorWith(),
      'GET apps': { body: { apps: [{ ...app, identity }] } },
      'GET apps/demo/keys': { body: { keys: [app.appKey] } },
      'GET apps/demo/identity-secrets': { body: { secrets: [] } },
      'PUT apps/demo': { body: app },
    },
    '#/apps/demo/settings',
  );
  open = stage;
  await page.getByLabelText(/publishes its public keys/).fill('');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  const saved = stage.sent.find(({ call }) => call === 'PUT apps/demo')?.body;
  // As the test's own reader has parsed it.
  expect((saved as { identity: unknown }).identity).toEqual({ mode: 'require', jwks });
});
