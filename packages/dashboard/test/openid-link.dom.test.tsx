import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { collectorWith, openDashboard } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

const ada = {
  ...{ memberId: 'mem_ada', name: 'Ada', email: 'ada@example.com', grants: [{ roles: ['admin'] }], state: 'active' },
  ...{ createdAt: 1, seenAt: 2, factors: ['password'], fromGroups: [] },
};
const account = (openid: object | null) => ({
  body: { member: ada, recoveryCodesLeft: 0, passkeys: [], passkeysPossible: true, sessions: [], openid },
});

function show(openid: object | null, hash = '#/account') {
  const replies = { ...collectorWith(), 'GET account': account(openid), 'GET tokens': { body: { tokens: [] } } };
  open = openDashboard(replies, hash);
  return open;
}

test('an account is linked with the identity provider, and parted from it', async () => {
  const stage = show({ name: 'Example Ltd', linked: false });
  stage.replies['POST account/openid'] = {
    ...{ status: 403, body: { code: 'sign-in-again', detail: 'Sign out and in again first.' } },
  };
  await page.getByRole('button', { name: 'Link with Example Ltd' }).click();
  await expect.element(page.getByText('Sign out and in again first.')).toBeVisible();
  stage.replies['POST account/openid'] = { body: { url: 'https://id.example/authorize?x' } };
  await page.getByRole('button', { name: 'Link with Example Ltd' }).click();
  await expect.poll(() => stage.left).toEqual(['https://id.example/authorize?x']);

  open?.close();
  const linked = show({ name: 'Example Ltd', linked: true });
  await expect.element(page.getByText('You can sign in to this account with Example Ltd.')).toBeVisible();
  linked.replies['DELETE account/openid'] = {};
  linked.replies['GET account'] = account({ name: 'Example Ltd', linked: false });
  await page.getByRole('button', { name: 'End the link' }).click();
  await expect.element(page.getByRole('button', { name: 'Link with Example Ltd' })).toBeVisible();
});

test('who comes back without a link reads why', async () => {
  show({ name: 'Example Ltd', linked: false }, '#/account?refused=other-identity');
  await expect.element(page.getByText(/belongs to another account here/)).toBeVisible();
  open?.close();
  show({ name: 'Example Ltd', linked: false }, '#/account?refused=toString');
  await expect.element(page.getByText(/finds the reason in the audit log/)).toBeVisible();
});

test('without a provider there is nothing to link with', async () => {
  show(null);
  await expect.element(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: /Link with/ })).not.toBeInTheDocument();
});
