import type { Page } from '@playwright/test';
import { expectFine } from './support/clean.ts';
import { startCollector, type Collector } from './support/collector.ts';
import { expect, hearFaults, test } from './support/test.ts';

const LONG = {
  member: 'Dr. Annegret Schmidt-Großhülsenbeck von der Donaudampfschifffahrtsgesellschaft',
  email: 'annegret.schmidt-grosshuelsenbeck@rechnungswesen.donaudampfschifffahrtsgesellschaft.example',
  app: 'Materialbeschaffungsanforderungsverwaltung Süd',
  department: 'Zentralabteilung Grundstücksverkehrsgenehmigungszuständigkeiten',
  company: 'Donaudampfschifffahrtsgesellschaft Aktiengesellschaft',
};

interface Workspace {
  collector: Collector;
  invitation: string;
}

/** A collector with members, an app and a log of what was done, under names as long as they get. */
async function startWorkspace(): Promise<Workspace> {
  const collector = await startCollector({
    // Nobody answers there: the button is what is looked at.
    env: {
      ...{ HANDRAIL_OPENID_ISSUER: 'http://127.0.0.1:9', HANDRAIL_OPENID_CLIENT_ID: 'handrail' },
      HANDRAIL_OPENID_NAME: LONG.company,
    },
  });
  const headcount = { [LONG.department]: 1_200, Einkauf: 37 };
  await collector.api('POST', '/api/apps', { appId: 'material', name: LONG.app, headcount, owner: LONG.member });
  const roles = ['author', 'reviewer', 'agent-l1', 'agent-l2', 'agent-l3', 'analyst'];
  const grants = [{ roles: ['analyst'] }, { appId: 'material', roles }];
  const { link } = await collector.api<{ link: string }>('POST', '/api/members', {
    ...{ name: LONG.member, email: LONG.email, grants },
  });
  await collector.api('POST', '/api/members', { name: 'Bo Li', email: 'bo@example.com', grants: [] });
  return { collector, invitation: link };
}

interface View {
  name: string;
  hash: string;
  /** What is there when the page is. */
  ready: (page: Page) => ReturnType<Page['getByRole']>;
  prepare?: (page: Page) => Promise<void>;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true });

const VIEWS: View[] = [
  {
    name: 'members',
    hash: '#/members',
    ready: (page) => page.getByRole('table', { name: 'Everybody who may sign in' }),
    prepare: (page) => page.getByText(`Change ${LONG.member}`).click(),
  },
  {
    name: 'account',
    hash: '#/account',
    ready: heading('API tokens'),
    prepare: (page) => page.getByRole('button', { name: 'Turn codes on' }).click(),
  },
  { name: 'settings', hash: '#/apps/material/settings', ready: heading('Secrets that sign identities') },
  {
    name: 'audit',
    hash: '#/audit',
    ready: (page) => page.getByRole('table', { name: 'What was done, the newest first' }),
    prepare: (page) => page.getByText('Before and after').first().click(),
  },
];

test(
  'long names fit, and nothing stands in the way of assistive technology, wide and narrow, light and dark',
  {
    tag: '@one-engine',
  },
  async ({ page }) => {
    // axe looks at eleven views.
    test.slow();
    const { collector, invitation } = await startWorkspace();
    const faults = hearFaults(page);
    await page.goto(`${collector.url}/dashboard/`);
    await expect(page.getByRole('button', { name: `Sign in with ${LONG.company}` })).toBeVisible();
    await expectFine(page);
    await page.goto('about:blank');
    await page.goto(`${collector.url}/dashboard/#/refused/email-not-verified`);
    await expect(page.getByText(/does not vouch for the address/)).toBeVisible();
    await expectFine(page);
    await page.goto('about:blank');
    await page.goto(invitation);
    await expect(page.getByText(`You will sign in as ${LONG.email}.`)).toBeVisible();
    await expectFine(page);

    await page.goto('about:blank');
    await page.goto(collector.signInUrl);
    await expect(page.getByRole('link', { name: 'Audit log' })).toBeVisible();
    // Signing in ends with a page of its own choice.
    await expect(page).toHaveURL(/#\/overview/);
    for (const { hash, ready, prepare } of VIEWS) {
      await page.goto(`${collector.url}/dashboard/${hash}`);
      await expect(ready(page)).toBeVisible();
      await expectFine(page);
      await prepare?.(page);
      await expectFine(page);
    }
    expect(faults).toEqual([]);
    await collector.dispose();
  },
);

test('a member is invited, given a role and disabled by keyboard alone', async ({ page }) => {
  const { collector } = await startWorkspace();
  await page.goto(collector.signInUrl);
  await expect(page.getByRole('link', { name: 'Audit log' })).toBeVisible();
  await page.getByRole('link', { name: 'Members' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'Invite somebody' });
  await form.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('Cleo');
  await page.keyboard.press('Tab');
  await page.keyboard.type('cleo@example.com');
  await page.keyboard.press('Tab');
  await expect(form.getByLabel('Where the roles count')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(form.getByLabel('Author')).toBeChecked();
  await form.getByRole('button', { name: 'Make an invitation' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'The link for Cleo' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Cleo.*Author/ })).toBeVisible();
  await page.getByText('Change Cleo').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('form', { name: 'Change Cleo' }).getByRole('button', { name: 'Disable' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /Cleo.*Disabled/ })).toBeVisible();
  await collector.dispose();
});

/** What is watched and what is sent, a few of each, under names as long as they get. */
async function fillDesks({ collector }: Workspace): Promise<void> {
  const names = [`${LONG.department}: zu wenige da`, 'Verpasste Schritte'];
  const address = 'leitung@donaudampfschifffahrtsgesellschaftskapitaene.example';
  await collector.api('PUT', '/api/mailing-addresses', { addresses: [address] });
  for (const [number, name] of names.entries()) {
    const rule = number === 0 ? { kind: 'above', value: 0.05 } : { kind: 'unusual', times: 3 };
    const alert = { name, rule, figure: 'missRate', days: 7, memberIds: [] };
    await collector.api('PUT', `/api/apps/material/alerts/long-${number}`, alert);
    const when = { every: 'week', weekday: 1, time: '08:00', timeZone: 'Europe/Berlin' };
    const mailing = { name, when, what: { kind: 'overview', appId: 'material' }, memberIds: [], addresses: [address] };
    await collector.api('POST', '/api/mailings', mailing);
  }
  const when = { type: 'trait', name: 'department', in: ['Einkauf'] };
  const segments = [{ segmentId: 's', name: LONG.department, when }];
  await collector.api('PUT', '/api/apps/material', { name: LONG.app, segments });
}

interface Desk {
  hash: string;
  make: string;
  fill: (page: Page) => Promise<void>;
}

const DESKS: Desk[] = [
  { hash: '#/apps/material/alerts', make: 'New alert', fill: (page) => page.getByLabel('Bound (%)').fill('7.5') },
  { hash: '#/mailings', make: 'New report', fill: (page) => page.getByText('leitung@').first().click() },
];

test('alerts and reports are made, changed, switched off and on, and removed; each page is clean and fits', async ({
  page,
}) => {
  // axe looks at six views, wide and narrow.
  test.slow();
  const workspace = await startWorkspace();
  const { collector } = workspace;
  await fillDesks(workspace);
  const faults = hearFaults(page);
  await page.goto(collector.signInUrl);
  await expect(page).toHaveURL(/#\/overview/);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const says = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
  for (const { hash, make, fill } of DESKS) {
    await page.goto(`${collector.url}/dashboard/${hash}`);
    await press(`Change ${LONG.department}: zu wenige da`);
    await expectFine(page);
    await press('Cancel');
    await press(make);
    await page.getByLabel('Name', { exact: true }).fill('Mine');
    await fill(page);
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await says('“Mine” is saved.');
    await press('Switch off Mine');
    await says('“Mine” is off.');
    const row = page.getByRole('row', { name: /^Mine/ });
    await expect(row.getByText('Switched off')).toBeVisible();
    // It stays off when it is changed.
    await press('Change Mine');
    await page.getByLabel('Name', { exact: true }).fill('Ours');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await says('“Ours” is saved.');
    await press('Switch on Ours');
    await says('“Ours” is on.');
    await press('Remove Ours');
    await says('“Ours” is removed.');
    await expect(page.getByRole('row')).toHaveCount(3);
  }
  const pages = [
    ['dashboard/#/apps/material/segments', page.getByRole('button', { name: `Change ${LONG.department}` })],
    ['dashboard/#/apps/material/rollouts', page.getByText('There is no rollout yet.')],
    ['dashboard/#/new-app', page.getByRole('button', { name: 'Make the app' })],
    ['mailing/#none', page.getByRole('heading', { name: 'There is no such report' })],
  ] as const;
  for (const [path, ready] of pages) {
    await page.goto(`${collector.url}/${path}`);
    await expect(ready).toBeVisible();
    await expectFine(page);
  }
  expect(faults).toEqual([]);
  await collector.dispose();
});
