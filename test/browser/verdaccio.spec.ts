import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { serveProxy } from './support/proxy.ts';
import { startVerdaccio, TRAINEE } from './support/verdaccio.ts';

const text = (words: string) => [{ type: 'paragraph', content: [{ text: words }] }];

/** "Find a package and sign in": React and MUI, single-page navigation, and a modal that holds the focus. */
const findAndSignIn = {
  kind: 'walkthrough',
  guideId: 'find-and-sign-in',
  title: 'Find a package and sign in',
  trigger: { on: 'page', path: '/' },
  steps: [
    { type: 'dialog', stepId: 'welcome', title: 'Find a package', blocks: text('All that the company publishes.') },
    {
      type: 'tooltip',
      stepId: 'package',
      title: 'Open a package',
      blocks: text('By its name.'),
      target: { v: 1, tag: 'a', role: 'link', label: 'left-button' },
      advance: 'click',
      page: '/',
    },
    {
      type: 'tooltip',
      stepId: 'dependencies',
      title: 'See what it needs',
      blocks: text('Each is a package too.'),
      target: { v: 1, tag: 'button', id: 'dependencies-tab', role: 'tab', label: 'Dependencies' },
      advance: 'click',
      page: '/-/web/detail/*',
    },
    {
      type: 'tooltip',
      stepId: 'login',
      title: 'Sign in',
      blocks: text('To publish packages of your own.'),
      target: {
        ...{ v: 1, tag: 'button', role: 'button', label: 'Login' },
        testId: { attribute: 'data-testid', value: 'header--button-login' },
      },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'name',
      title: 'Your name',
      blocks: text('As you sign in elsewhere.'),
      target: { v: 1, tag: 'input', id: 'login--dialog-username', name: 'username', role: 'textbox' },
    },
    {
      type: 'tooltip',
      stepId: 'password',
      title: 'Your password',
      blocks: text('Nobody sees it.'),
      target: { v: 1, name: 'password', label: 'Password' },
    },
    {
      type: 'tooltip',
      stepId: 'submit',
      title: 'Go in',
      blocks: text('One press.'),
      target: { v: 1, id: 'login--dialog-button-submit' },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'account',
      title: 'You are in',
      blocks: text('Your account is behind this.'),
      target: { v: 1, testId: { attribute: 'data-testid', value: 'logInDialogIcon' } },
    },
  ],
};

test('a visitor finds a package and signs in to Verdaccio, led by cards in front of its modal', async ({
  page,
  app,
  collector,
}) => {
  const verdaccio = await startVerdaccio();
  // Verdaccio's policy lets pages connect to its own origin alone, so the collector stands under a path of it.
  const host = await serveProxy({
    target: verdaccio.origin,
    tag: `<script async src="/handrail/handrail.js" data-app-key="${app.appKey}"></script>`,
    mount: { path: '/handrail/', target: collector.url },
  });
  try {
    await app.publish(findAndSignIn);
    const faults = hearFaults(page);
    const sent = hearEvents(page);
    await page.goto(`${host.origin}/`);
    const step = (title: string) => page.getByRole('dialog', { name: title, exact: true });
    const next = async (title: string, button = 'Next') => step(title).getByRole('button', { name: button }).click();

    await next('Find a package');
    await expect(step('Open a package')).toBeVisible();
    await page.getByText('left-button').first().click();
    await expect(step('See what it needs')).toBeVisible();
    await page.locator('#dependencies-tab').click();
    await expect(step('Sign in')).toBeVisible();
    await page.getByTestId('header--button-login').click();

    // MUI's modal draws the focus back and closes on clicks beside it; the card in front of it is neither.
    await expect(step('Your name')).toBeVisible();
    await page.locator('#login--dialog-username').pressSequentially(TRAINEE.name);
    await next('Your name');
    await expect(step('Your password')).toBeVisible();
    await page.locator('#login--dialog-password').pressSequentially(TRAINEE.password);
    await next('Your password');
    await expect(step('Go in')).toBeVisible();
    await expect(page.locator('#login--dialog-username')).toHaveValue(TRAINEE.name);
    await page.locator('#login--dialog-button-submit').click();
    await next('You are in', 'Done');
    await expect(page.locator('handrail-root')).toHaveCount(0);
    await expect(page.getByTestId('header--button-login')).toHaveCount(0);

    // 2 pages, started, 8 shown, 8 completed, completed; each stored once.
    await expect.poll(app.count).toEqual({ stored: 20, distinct: 20 });
    const report = await collector.api<{
      funnel: { stepId: string; reachedBy: number }[];
      guide: { completedBy: number; missed: number };
    }>('GET', `/api/apps/${app.appId}/metrics/guides/find-and-sign-in`);
    expect(report.guide).toMatchObject({ completedBy: 1, missed: 0 });
    expect(report.funnel.map((row) => [row.stepId, row.reachedBy])).toEqual(
      findAndSignIn.steps.map((one) => [one.stepId, 1]),
    );
    // What the visitor typed never leaves the page for us.
    expect(JSON.stringify(sent)).not.toContain(TRAINEE.name);
    expect(faults).toEqual([]);
  } finally {
    await host.close();
    await verdaccio.close();
  }
});
