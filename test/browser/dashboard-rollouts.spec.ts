import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { walkthrough } from './support/guides.ts';
import { expectClean } from './support/clean.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test } from './support/test.ts';

const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

test('a rollout is written, refused until it can be measured, followed, shown to whoever has the link, tested and signed', async ({
  collector,
  app,
  browser,
}) => {
  // Two browsers and axe on five pages: more than one test has on a busy machine.
  test.slow();
  const { appId, appKey } = app;
  await app.publish(walkthrough('order', ['Open the form', 'Send it']));
  const member = await browser.newContext();
  await enterAs(member, collector, { name: 'Ada', appId, roles: ['analyst'] });
  const page = await member.newPage();
  const faults = hearFaults(page);

  await page.goto(`${collector.url}/dashboard/#/apps/${appId}/rollouts`);
  await expect(page.getByText('There is no rollout yet.')).toBeVisible();
  await page.getByRole('link', { name: 'New rollout' }).click();
  // All of it by the keyboard.
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('New purchasing');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Requests on paper take two weeks.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Purchasing');
  await page.getByLabel('Go-live', { exact: true }).fill(dayFromNow(-1));
  const guides = page.getByRole('group', { name: /Guides that help/ });
  await guides.getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Add a criterion' }).press('Enter');
  await page.getByLabel('Target, %').fill('five');
  // In Firefox, `fill` of the driver adds to what stands in a field for numbers.
  await page.getByLabel('Over how many days').press('ControlOrMeta+A');
  await page.keyboard.type('7');
  await page.getByLabel('On', { exact: true }).fill(dayFromNow(30));
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByRole('alert').first()).toHaveText(
    'The target of criterion 1, or its days, is not a number that fits.',
  );
  await page.getByLabel('Target, %').fill('50');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Plan: New purchasing' })).toBeVisible();
  await expect(page.getByText(/Cannot be measured: it needs to know how many people there are/)).toBeVisible();
  await page.getByRole('button', { name: 'Set live' }).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'set the head-count' })).toBeVisible();
  await expectClean(page);

  await collector.api('PUT', `/api/apps/${appId}`, {
    name: 'Test app',
    headcount: { Sales: 20 },
    usage: { traits: { department: 'string' } },
  });
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Every criterion can be measured.')).toBeVisible();
  await page.getByRole('button', { name: 'Set live' }).press('Enter');
  await expect(page.getByRole('button', { name: 'End rollout' })).toBeVisible();

  await page.getByRole('link', { name: 'Report', exact: true }).click();
  const criterion = page.getByRole('article');
  await expect(criterion.getByText('Off track')).toBeVisible();
  await expect(criterion.getByText('0 of 20 people who work in')).toHaveCount(2);
  const sentAt = Date.now();
  const events = Array.from({ length: 12 }, (_, at) => ({
    visitorId: `v${at}`,
    sessionId: `s${at}`,
    at: sentAt,
  })).flatMap((who) => [
    { ...who, name: 'visitor.identified', traits: { department: 'Sales' } },
    { ...who, name: 'page.viewed', page: { path: '/orders' } },
  ]);
  const sent = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ protocol: 1, appKey, sentAt },
      events: events.map((event, at) => ({
        eventId: `01890a5d-ac96-774b-8cce-${randomUUID().slice(-12)}`,
        seq: at,
        page: { path: '/' },
        ...event,
      })),
    }),
  });
  expect(await sent.json()).toMatchObject({ accepted: events.length });
  await expect(criterion.getByText('12 of 20 people who work in')).toBeVisible();
  await expect(criterion.getByText('On track')).toBeVisible();
  await expectClean(page);

  await page.getByRole('button', { name: 'Make a link' }).click();
  const address = await page.getByLabel('Link to the report').inputValue();
  const stranger = await browser.newContext();
  const guest = await stranger.newPage();
  faults.push(...hearFaults(guest));
  await guest.goto(address);
  await expect(guest.getByRole('heading', { name: 'New purchasing' })).toBeVisible();
  await expect(guest.getByText('12 of 20 people who work in')).toBeVisible();
  await expect(guest.getByText('Groups of fewer than 10 are hidden.')).toBeVisible();
  await expect(guest.getByText('Owner')).toHaveCount(0);
  await expectClean(guest);
  // As if its day had come.
  const records = new DatabaseSync(join(collector.dataFolder, 'records.sqlite'), { timeout: 5_000 });
  records.exec(`UPDATE rollout_link SET content = json_set(content, '$.expiresAt', 1)`);
  records.close();
  await guest.reload();
  await expect(guest.getByRole('heading', { name: 'This link opens no report' })).toBeVisible();
  expect(await stranger.cookies()).toEqual([]);

  // Back to the first window: in another, Firefox takes Enter for no press of a button.
  await page.bringToFront();
  await page.getByRole('link', { name: 'Acceptance test' }).click();
  await page.getByRole('button', { name: 'Passed: Open the form' }).press('Enter');
  await expect(page.getByText('Marked.')).toBeVisible();
  await page.getByRole('button', { name: 'Failed: Send it' }).press('Enter');
  await page.getByLabel('What happened?').fill('The button does nothing.');
  await page.getByRole('button', { name: 'Open the defect' }).press('Enter');
  await expect(page.getByText(/Defect #\d+/)).toBeVisible();
  await expectClean(page);
  await page.getByRole('link', { name: 'Sign-off' }).click();
  await expect(page.getByText('1 of 2 steps passed, 1 failed, 0 open.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign with my name' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not every step has passed.' })).toBeVisible();
  await page.getByLabel('Verdict').selectOption('Accepted with what is open');
  await page.getByLabel('Note').fill('Sending follows next week.');
  await page.getByRole('button', { name: 'Sign with my name' }).click();
  await expect(page.getByText(/^Accepted with what is open by Ada,/)).toBeVisible();
  await expectClean(page);
  expect(faults).toEqual([]);
  await member.close();
  await stranger.close();
});
