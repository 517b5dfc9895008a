import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { app, collectorWith, openDashboard, present, summary } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

/** The guides of the app, where nothing else is asked for. */
function show(...[replies, hash = '#/apps/demo', given]: Parameters<typeof openDashboard>) {
  open = openDashboard(replies, hash, given);
  return open;
}

const signedOut = { status: 401, body: { detail: 'Sign in.' } };

describe('signing in', () => {
  test('whoever is signed out is told how to get a link', async () => {
    show({ 'GET session': signedOut });
    await expect.element(page.getByRole('heading', { name: 'Sign in to Handrail' })).toBeVisible();
    await expect.element(page.getByText(/start it again/)).toBeVisible();
  });

  test('the token of a link is sent once, and a used one is explained', async () => {
    const stage = show({ 'GET session': signedOut, 'POST session': signedOut }, '#/', { token: 'used-up' });
    await expect.element(page.getByRole('heading', { name: /no longer works/ })).toBeVisible();
    expect(stage.sent.filter(({ call }) => call === 'POST session')).toEqual([
      { call: 'POST session', body: { token: 'used-up' } },
    ]);
  });

  test('a session that ends on the way leads out, and signing out does too', async () => {
    const stage = show(collectorWith());
    await expect.element(page.getByRole('link', { name: 'First request' })).toBeVisible();
    stage.replies['DELETE session'] = {};
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect.element(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    stage.close();

    const ended = show(collectorWith());
    await expect.element(page.getByRole('link', { name: 'First request' })).toBeVisible();
    for (const call of Object.keys(ended.replies)) ended.replies[call] = signedOut;
    ended.passTime();
    await expect.element(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
  });
});

describe('what to do first', () => {
  test('without an app one is made by its name', async () => {
    const full = collectorWith();
    const stage = show({
      ...full,
      'GET session': { body: { ...present, apps: {} } },
      'GET apps': { body: { apps: [] } },
    });
    stage.replies['POST apps'] = { status: 201, body: { appId: 'demo', appKey: 'hk_demo_purchasing', name: 'Stores' } };
    await page.getByRole('textbox', { name: 'Name of the app' }).fill(' Stores ');
    stage.replies['GET apps'] = full['GET apps'] ?? {};
    stage.replies['GET session'] = full['GET session'] ?? {};
    await page.getByRole('button', { name: 'Make the app' }).click();
    await expect.element(page.getByRole('heading', { name: 'Guides' })).toBeVisible();
    expect(stage.sent).toContainEqual({ call: 'POST apps', body: { name: 'Stores' } });
    expect(location.hash).toBe('#/apps/demo');
    // What they may do in it is known without another sign-in.
    await expect.element(page.getByRole('link', { name: 'Overview' })).toBeVisible();
  });

  test('another is made from the list of apps, and opens once it is there', async () => {
    const stage = show(collectorWith());
    const apps = page.getByRole('combobox', { name: 'App' });
    await apps.selectOptions('New app…');
    await expect.element(page.getByRole('heading', { name: 'A new app' })).toBeVisible();
    const shop = { appId: 'shop', appKey: 'hk_shop', name: 'Shop' };
    stage.replies['POST apps'] = { status: 201, body: shop };
    stage.replies['GET apps'] = { body: { apps: [app, shop] } };
    for (const [call, reply] of Object.entries(stage.replies))
      if (call.includes('apps/demo')) stage.replies[call.replace('apps/demo', 'apps/shop')] = reply;
    await page.getByRole('textbox', { name: 'Name of the app' }).fill('Shop');
    await page.getByRole('button', { name: 'Make the app' }).click();
    await expect.element(page.getByRole('heading', { name: 'Guides' })).toBeVisible();
    expect(location.hash).toBe('#/apps/shop');
    await expect.element(apps).toHaveValue('shop');
  });

  test('who may not make apps is not offered one', async () => {
    show({ ...collectorWith(), 'GET session': { body: { ...present, rights: [] } } }, '#/new-app');
    await expect.element(page.getByRole('combobox', { name: 'App' })).toBeVisible();
    expect(page.getByRole('option', { name: 'New app…' }).elements()).toEqual([]);
    expect(page.getByRole('textbox', { name: 'Name of the app' }).elements()).toEqual([]);
  });

  test('a name that the collector refuses says why', async () => {
    show({
      ...collectorWith(),
      'GET apps': { body: { apps: [] } },
      'POST apps': { status: 422, body: { detail: 'This name is taken.' } },
    });
    await page.getByRole('textbox', { name: 'Name of the app' }).fill('Stores');
    await page.getByRole('button', { name: 'Make the app' }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('This name is taken.');
  });

  test('before the first event the tag of this app stands ready', async () => {
    show(collectorWith([summary], 0));
    const tag = '<script async src="http://collector.test/handrail.js" data-app-key="hk_demo_purchasing"></script>';
    await expect.element(page.getByText(tag)).toBeVisible();
  });
});

describe('the list of guides', () => {
  test('a rate without a denominator is no data, never 0%', async () => {
    const none = {
      ...summary,
      starts: 0,
      startedBy: 0,
      completedBy: 0,
      shown: 0,
      completionRate: null,
      missRate: null,
    };
    show(collectorWith([none]));
    const row = page.getByRole('row', { name: /First request/ });
    await expect.element(row).toMatchTextContent(/00No dataNo data$/);
  });

  test('a title made of markup is text', async () => {
    const title = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const stage = show(collectorWith([{ ...summary, title }]));
    await expect.element(page.getByRole('link', { name: title })).toBeVisible();
    expect(stage.root.querySelectorAll('img, script')).toHaveLength(0);
  });

  test('each guide says what it is, and has a newer draft only when the collector says that it differs', async () => {
    const banner = { ...summary, guideId: 'closed', kind: 'banner', title: 'Closed on Friday' };
    const record = (guideId: string, edited: boolean) => ({ guideId, publishedAt: 1, updatedAt: 2, edited });
    const records = [record('closed', true), record('first-request', false)];
    show({ ...collectorWith([banner, summary]), 'GET apps/demo/guides': { body: { guides: records } } });
    await expect.element(page.getByRole('row', { name: /Closed on Friday/ })).toMatchTextContent(/Banner.*Newer draft/);
    const row = page.getByRole('row', { name: /First request/ });
    await expect.element(row).toMatchTextContent(/Walkthrough/);
    expect(row.element().textContent).not.toContain('Newer draft');
  });

  test('a high miss rate is marked in words, not only in colour', async () => {
    show(collectorWith([{ ...summary, missed: 3, missRate: 0.09 }]));
    await expect.element(page.getByRole('row', { name: /First request/ })).toMatchTextContent(/9\.0%, worth a look$/);
  });

  test('an "i" opens definition, formula and window; Escape gives the focus back', async () => {
    show(collectorWith());
    await page.getByRole('button', { name: 'What is “Completion rate”?' }).click();
    const definition = page.getByRole('dialog', { name: 'Completion rate' });
    await expect.element(definition).toMatchTextContent(/people who completed ÷ people who started/);
    await expect.element(definition).toMatchTextContent(/26 Oct to 22 Nov 2026, whole days in UTC/);
    await expect.element(definition).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'What is “Completion rate”?' })).toHaveFocus();
  });
});

describe('one guide', () => {
  const reportOf = (guide: object, funnel: object[] = []) => ({
    ...collectorWith(),
    'GET apps/demo/metrics/guides/g': {
      body: {
        range: { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' },
        guide: { ...summary, ...guide },
        funnel,
      },
    },
  });

  test('a known issue says how many have it too, and a kind without steps has no funnel', async () => {
    show(reportOf({ guideId: 'g', kind: 'known-issue', affectedBy: 7 }), '#/apps/demo/guides/g');
    await expect.element(page.getByText('Known issue')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'What is “Have this too”?' })).toBeVisible();
    await expect.element(page.getByText('7', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: /Step funnel/ })).not.toBeInTheDocument();
  });

  test('a walkthrough has its funnel and no such number', async () => {
    const step = { stepId: 'a', title: 'Welcome', reachedBy: 10, lost: 6, lostShare: 0.6, dismissedBy: 1 };
    const funnel = [{ ...step, shown: 30, missed: 0, missRate: 0 }];
    show(reportOf({ guideId: 'g' }, funnel), '#/apps/demo/guides/g');
    await expect.element(page.getByRole('heading', { name: /Step funnel/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Have this too/ })).not.toBeInTheDocument();
  });
});

describe('live', () => {
  test('new numbers come into the same elements, with the focus where it was', async () => {
    const stage = show(collectorWith());
    const link = page.getByRole('link', { name: 'First request' });
    await expect.element(link).toBeVisible();
    const before = link.element();
    before.focus();
    Object.assign(stage.replies, collectorWith([{ ...summary, starts: 13 }]));
    stage.passTime();
    await expect.element(page.getByRole('row', { name: /First request/ })).toMatchTextContent(/1310/);
    expect(link.element()).toBe(before);
    expect(document.activeElement).toBe(before);
  });

  test('a collector that goes away leaves the numbers with a word on their age, and comes back by itself', async () => {
    const stage = show(collectorWith());
    await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
    for (const call of Object.keys(stage.replies)) stage.replies[call] = 'no answer';
    stage.passTime();
    await expect.element(page.getByText('The collector does not answer.')).toBeVisible();
    await expect.element(page.getByText('Not live')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'First request' })).toBeVisible();
    Object.assign(stage.replies, collectorWith());
    stage.passTime();
    await expect.element(page.getByText('Live', { exact: true })).toBeVisible();
    await expect.element(page.getByText('The collector does not answer.')).not.toBeInTheDocument();
  });
});

describe('the range', () => {
  test('days of one’s own go into the address and to the collector', async () => {
    const stage = show(collectorWith(), '#/apps/demo');
    await page.getByLabelText('From').fill('2026-11-01');
    await expect.poll(() => location.hash).toBe('#/apps/demo?from=2026-11-01&to=2026-11-22');
    const asked = { call: 'GET apps/demo/metrics/guides', body: '?from=2026-11-01&to=2026-11-22' };
    await expect.poll(() => stage.sent).toContainEqual(asked);
  });

  test('days that make no range are refused on the spot and asked of nobody', async () => {
    const stage = show(collectorWith(), '#/apps/demo');
    await page.getByLabelText('To').fill('2026-10-01');
    await expect.element(page.getByText('The first day lies after the last.')).toBeVisible();
    expect(location.hash).toBe('#/apps/demo');
    expect(stage.sent.filter(({ body }) => String(body).includes('2026-10-01'))).toEqual([]);
  });
});

test('an address without a guide behind it says so and leads back', async () => {
  show(collectorWith(), '#/apps/demo/guides/gone');
  await expect.element(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await expect.element(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});
