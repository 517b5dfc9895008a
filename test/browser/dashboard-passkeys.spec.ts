import type { Page } from '@playwright/test';
import { startCollector } from './support/collector.ts';
import { expect, hearFaults, test } from './support/test.ts';

/** An authenticator of the browser's own, which says yes to everything (Chrome DevTools Protocol). */
async function withAuthenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    seesOwner: (isUserVerified: boolean) =>
      devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    forget: () => devtools.send('WebAuthn.clearCredentials', { authenticatorId }),
  };
}

const PASSWORD = 'four words chosen by chance';

test(
  'a passkey is added, signs in alone and beside a password, and is removed',
  { tag: '@one-engine' },
  async ({ page }) => {
    const collector = await startCollector();
    const faults = hearFaults(page);
    const authenticator = await withAuthenticator(page);
    const signOut = () => page.getByRole('button', { name: 'Sign out' }).click();
    const account = () => page.getByRole('link', { name: 'Admin' }).click();
    const entered = page.getByRole('link', { name: 'Audit log' });

    await page.goto(collector.signInUrl);
    await account();
    await page.getByRole('textbox', { name: 'Mail address' }).fill('ada@example.com');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByLabel('Name of the passkey').fill('Laptop');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(page.getByText(/Keep these recovery codes/)).toBeVisible();
    await expect(page.getByText(/10 recovery codes are left/)).toBeVisible();

    await signOut();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(entered).toBeVisible();

    await account();
    await expect(page.getByText(/Laptop/).first()).toBeVisible();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText(/The password is set/)).toBeVisible();
    await signOut();

    // Whose owner is not seen is no way in.
    await authenticator.seesOwner(false);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText(/No passkey was used/)).toBeVisible();
    await authenticator.seesOwner(true);
    await page.getByRole('textbox', { name: 'Mail address' }).fill('ada@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Use your passkey' }).click();
    await expect(entered).toBeVisible();

    await account();
    await page.getByRole('button', { name: 'Remove Laptop' }).click();
    await expect(page.getByRole('button', { name: 'Remove Laptop' })).toBeHidden();
    await signOut();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText(/not known here/)).toBeVisible();
    await authenticator.forget();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText(/No passkey was used/)).toBeVisible();
    expect(faults).toEqual([]);
    await collector.dispose();
  },
);
