import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { collectorWith, openDashboard } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

function show(...args: Parameters<typeof openDashboard>): ReturnType<typeof openDashboard> {
  open = openDashboard(...args);
  return open;
}

const refusal = (code: string, detail: string, status = 401) => ({ status, body: { code, detail } });
const ada = {
  ...{ memberId: 'mem_ada', name: 'Ada', email: 'ada@example.com', grants: [{ roles: ['admin'] }], state: 'active' },
  ...{ createdAt: 1, seenAt: 2, factors: ['password'], fromGroups: [] },
};
const account = {
  member: ada,
  recoveryCodesLeft: 0,
  passkeys: [],
  ...{ passkeysPossible: true, openid: null },
  sessions: [
    { sessionId: 'here', current: true, how: 'link', device: 'Firefox', createdAt: 1, seenAt: 2 },
    { sessionId: 'there', current: false, how: 'password', device: 'Safari', createdAt: 1, seenAt: 1 },
  ],
};
const signedIn = collectorWith();

describe('signing in by password', () => {
  test('asks for a code once the collector wants one, and goes on into the dashboard', async () => {
    const stage = show({
      ...signedIn,
      'GET session': refusal('not-signed-in', 'Sign in.'),
      'POST session/password': refusal('code-needed', 'Enter the code.'),
    });
    await page.getByLabelText('Mail address').fill('ada@example.com');
    await page.getByLabelText('Password').fill('four words by chance');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabelText(/Code of your authenticator/).fill('123456');
    stage.replies['POST session/password'] = signedIn['GET session'] ?? {};
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    const bodies = stage.sent.filter(({ call }) => call === 'POST session/password').map(({ body }) => body);
    const credentials = { email: 'ada@example.com', password: 'four words by chance' };
    expect(bodies).toEqual([credentials, { ...credentials, code: '123456' }]);
  });

  test('a refusal is read out in the words of the collector', async () => {
    show({
      'GET session': refusal('not-signed-in', 'Sign in.'),
      'POST session/password': refusal('sign-in-refused', 'Mail address and password do not fit together.'),
    });
    await page.getByLabelText('Mail address').fill('ada@example.com');
    await page.getByLabelText('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('Mail address and password do not fit together.');
  });
});

describe('signing in by the identity provider', () => {
  test('leaves for it, and says where it fails', async () => {
    const replies = {
      'GET session': refusal('not-signed-in', 'Sign in.'),
      'POST session/openid': refusal('provider-unreachable', 'The provider does not answer as one.', 503),
    };
    const stage = show(replies, '#/', { openid: 'Example Ltd' });
    await page.getByRole('button', { name: 'Sign in with Example Ltd' }).click();
    await expect.element(page.getByRole('alert').first()).toHaveTextContent('The provider does not answer as one.');
    stage.replies['POST session/openid'] = { body: { url: 'https://id.example/authorize?x' } };
    await page.getByRole('button', { name: 'Sign in with Example Ltd' }).click();
    await expect.poll(() => stage.left).toEqual(['https://id.example/authorize?x']);
  });

  test('who was not let in reads why, and what to do', async () => {
    show({}, '#/', { openid: 'Example Ltd', refusal: 'email-not-verified' });
    await expect.element(page.getByRole('heading', { name: 'You were not signed in' })).toBeVisible();
    await expect.element(page.getByText(/does not vouch for the address/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Sign in with Example Ltd' })).toBeVisible();
    open?.close();
    show({}, '#/', { refusal: 'toString' });
    await expect.element(page.getByText(/finds the reason in the audit log/)).toBeVisible();
  });

  test('who signs out is sent on to sign out there', async () => {
    const stage = show({ ...signedIn, 'DELETE session': { body: { leaveUrl: 'https://id.example/end' } } });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.poll(() => stage.left).toEqual(['https://id.example/end']);
  });
});

describe('passkeys', () => {
  const used = {
    id: 'key',
    response: { clientDataJSON: 'a', authenticatorData: 'b', signature: 'c', userHandle: 'd' },
  };
  const made = { id: 'key', response: { clientDataJSON: 'a', attestationObject: 'b', transports: ['usb'] } };
  const authenticator = {
    possible: true,
    create: () => Promise.resolve(made),
    use: () => Promise.resolve(used),
  };
  const signedOut = { 'GET session': refusal('not-signed-in', 'Sign in.') };

  test('sign in by themselves', async () => {
    const stage = show(
      {
        ...{ ...signedIn, ...signedOut, 'POST session/passkey/options': { body: { challenge: 'x' } } },
        'POST session/passkey': refusal('passkey-refused', 'This passkey is not known here.'),
      },
      '#/',
      { authenticator },
    );
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect.element(page.getByText('This passkey is not known here.')).toBeVisible();
    stage.replies['POST session/passkey'] = signedIn['GET session'] ?? {};
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect.element(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    expect(stage.sent).toContainEqual({ call: 'POST session/passkey', body: used });
  });

  test('stand beside a password where they are asked for', async () => {
    const stage = show(
      {
        ...{ ...signedIn, ...signedOut, 'POST session/passkey/options': { body: { challenge: 'x' } } },
        'POST session/password': refusal('passkey-needed', 'Use your passkey.'),
      },
      '#/',
      { authenticator },
    );
    await page.getByLabelText('Mail address').fill('ada@example.com');
    await page.getByLabelText('Password').fill('four words by chance');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect.element(page.getByLabelText(/recovery code/)).toBeVisible();
    stage.replies['POST session/password'] = signedIn['GET session'] ?? {};
    await page.getByRole('button', { name: 'Use your passkey' }).click();
    await expect.element(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    expect(stage.sent).toContainEqual({
      call: 'POST session/password',
      body: { email: 'ada@example.com', password: 'four words by chance', passkey: used },
    });
  });

  test('are added with a name, renamed and removed, and bring recovery codes', async () => {
    const laptop = { passkeyId: 'h1', name: 'Laptop', createdAt: 1, usedAt: null };
    const stage = show(
      {
        ...signedIn,
        ...{ 'GET account': { body: account }, 'GET tokens': { body: { tokens: [] } } },
        'POST account/passkeys/options': { body: { challenge: 'x' } },
        'POST account/passkeys': { status: 201, body: { passkey: laptop, recoveryCodes: ['11111-22222'] } },
      },
      '#/account',
      { authenticator },
    );
    await page.getByLabelText('Name of the passkey').fill('Laptop');
    stage.replies['GET account'] = { body: { ...account, passkeys: [laptop] } };
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await expect.element(page.getByText('11111-22222')).toBeVisible();
    expect(stage.sent).toContainEqual({ call: 'POST account/passkeys', body: { name: 'Laptop', passkey: made } });
    stage.replies['PUT account/passkeys/h1'] = {};
    await page.getByRole('button', { name: 'Rename Laptop' }).click();
    await page.getByRole('form', { name: 'Rename Laptop' }).getByLabelText('Name of the passkey').fill('Old one');
    await page.getByRole('button', { name: 'Save the name' }).click();
    await expect.poll(() => stage.sent).toContainEqual({ call: 'PUT account/passkeys/h1', body: { name: 'Old one' } });
    stage.replies['DELETE account/passkeys/h1'] = {};
    await page.getByRole('button', { name: 'Remove Laptop' }).click();
    await expect.poll(() => stage.sent.map(({ call }) => call)).toContain('DELETE account/passkeys/h1');
  });

  test('are not offered where browsers have none, with what to do', async () => {
    const replies = { ...signedIn, 'GET account': { body: account }, 'GET tokens': { body: { tokens: [] } } };
    show(replies, '#/account');
    await expect.element(page.getByText(/This browser has no passkeys/)).toBeVisible();
    open?.close();
    show({ ...replies, 'GET account': { body: { ...account, passkeysPossible: false } } }, '#/account', {
      authenticator,
    });
    await expect.element(page.getByText(/under https alone/)).toBeVisible();
  });
});

test('members are shown with their roles, invited with a link to hand over, and disabled', async () => {
  const stage = show({ ...signedIn, 'GET members': { body: { members: [ada] } } }, '#/members');
  const row = page.getByRole('row', { name: /Ada/ });
  await expect.element(row).toMatchTextContent(/Admin every app.*Active.*password/);
  await page.getByLabelText('Name', { exact: true }).fill('Bob');
  await page.getByLabelText('Mail address').fill('bob@example.com');
  const invite = page.getByRole('form', { name: 'Invite somebody' });
  await invite.getByLabelText('Where the roles count').selectOptions('demo');
  await invite.getByLabelText('Author').click();
  stage.replies['POST members'] = {
    status: 201,
    body: {
      member: { ...ada, memberId: 'mem_bob', name: 'Bob' },
      link: 'http://collector.test/dashboard/#/invitation/x',
    },
  };
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  await expect.element(page.getByText('http://collector.test/dashboard/#/invitation/x')).toBeVisible();
  expect(stage.sent).toContainEqual({
    call: 'POST members',
    body: { name: 'Bob', email: 'bob@example.com', grants: [{ appId: 'demo', roles: ['author'] }] },
  });
  stage.replies['PUT members/mem_ada'] = refusal('last-admin', 'This is the last admin of everything.', 409);
  await page.getByText('Change Ada').click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await expect.element(page.getByText('This is the last admin of everything.')).toBeVisible();
});

test('an account chooses a password, turns codes on, and ends other sessions', async () => {
  const stage = show(
    { ...signedIn, 'GET account': { body: account }, 'GET tokens': { body: { tokens: [] } } },
    '#/account',
  );
  stage.replies['PUT account/password'] = {};
  await page.getByLabelText('Present password').fill('four words by chance');
  await page.getByLabelText('New password').fill('another four words by chance');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect.element(page.getByText(/The password is set/)).toBeVisible();

  stage.replies['POST account/codes'] = { body: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x' } };
  await page.getByRole('button', { name: 'Turn codes on' }).click();
  await expect.element(page.getByText('JBSWY3DPEHPK3PXP')).toBeVisible();
  stage.replies['PUT account/codes'] = { body: { recoveryCodes: ['11111-22222'] } };
  await page.getByLabelText('The code that the app shows').fill('123456');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect.element(page.getByText('11111-22222')).toBeVisible();

  stage.replies['DELETE account/sessions/there'] = {};
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expect.poll(() => stage.sent.map(({ call }) => call)).toContain('DELETE account/sessions/there');
});

test('what a stranger wrote into the audit log is text', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const entry = {
    ...{ seq: 1, at: 1, memberId: null, name, by: 'nobody', action: 'sign-in.refused', appId: null, target: name },
    ...{ before: null, after: { why: name }, address: name, chain: 'x' },
  };
  const stage = show({ ...signedIn, 'GET audit': { body: { entries: [entry], more: false } } }, '#/audit');
  await expect.element(page.getByText('sign-in.refused')).toBeVisible();
  expect(stage.root.querySelectorAll('img')).toHaveLength(0);
});

test('pages of the workspace are not there for whoever may not use them', async () => {
  const present = { member: ada, name: 'Ada', rights: [], apps: { demo: ['app.read'] }, expiresAt: null };
  show({ ...signedIn, 'GET session': { body: present } }, '#/members');
  await expect.element(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Members' })).not.toBeInTheDocument();
});
