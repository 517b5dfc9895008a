import type { Collector } from './support/collector.ts';
import { expectFine } from './support/clean.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test, type TestApp } from './support/test.ts';

const LONG = 'Bestellanforderungsgenehmigungsverfahren: Überblick für neue Kolleginnen und Kollegen im Einkauf';
const guide = (guideId: string, title: string) => ({
  ...{ kind: 'walkthrough', guideId, title, trigger: { on: 'call' } },
  steps: [
    { type: 'dialog', stepId: 's1', title: 'Open', blocks: [] },
    { type: 'dialog', stepId: 's2', title: 'Send', blocks: [] },
  ],
});

const hashOf = (collector: Collector, { appId }: TestApp, path = '') =>
  `${collector.url}/dashboard/#/apps/${appId}${path}`;

async function miss(collector: Collector, { appKey }: TestApp, stepId: string): Promise<void> {
  const at = Date.now();
  const hex = at.toString(16).padStart(12, '0');
  const event = {
    ...{ eventId: `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-a123-${hex}`, name: 'step.missed', at, seq: 1 },
    ...{ visitorId: 'ann', sessionId: 'ann', page: { path: '/orders/new' }, guideId: 'first', version: 1, stepId },
    props: { reason: 'covered' },
  };
  const answer = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ protocol: 1, appKey, sentAt: at, events: [event] }),
  });
  expect(await answer.json()).toMatchObject({ accepted: 1 });
}

const shown = async (collector: Collector, { appKey }: TestApp) => {
  const manifest = await (await fetch(`${collector.url}/v1/manifest?appKey=${appKey}`)).json();
  // As the schema of manifests has it.
  return (manifest as { guides: { title: string; version: number }[] }).guides.map(({ version }) => version);
};

test('a guide goes from its author by a reviewer to visitors, and back to an earlier version', async ({
  collector,
  app,
  browser,
}) => {
  const { appId } = app;
  await collector.api('POST', `/api/apps/${appId}/guides`, guide('first', LONG));
  const [author, reviewer] = [await browser.newContext(), await browser.newContext()];
  await enterAs(author, collector, { name: 'Ada', appId, roles: ['author'] });
  await enterAs(reviewer, collector, { name: 'Cleo', appId, roles: ['reviewer'] });
  const ada = await author.newPage();
  const cleo = await reviewer.newPage();
  const faults = [...hearFaults(ada), ...hearFaults(cleo)];

  await ada.goto(hashOf(collector, app, '/guides/first'));
  await ada.getByLabel('Comment').fill('Please look at step 2');
  await ada.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(ada.getByText('In review').first()).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  await cleo.goto(hashOf(collector, app));
  await cleo.getByLabel('State').selectOption('in-review');
  await cleo.getByRole('link', { name: LONG }).click();
  await expect(cleo.getByText('Please look at step 2')).toBeVisible();
  await cleo.getByRole('button', { name: 'Approve' }).click();
  await expect(cleo.getByText('Approved').first()).toBeVisible();
  expect(await shown(collector, app)).toEqual([]);
  await cleo.getByRole('button', { name: 'Publish' }).click();
  await expect(cleo.getByText(/Version 1 since/)).toBeVisible();
  expect(await shown(collector, app)).toEqual([1]);

  await collector.api('PUT', `/api/apps/${appId}/guides/first`, guide('first', 'Second'));
  await cleo.reload();
  await cleo.getByRole('button', { name: 'Publish' }).click();
  await expect(cleo.getByText(/Version 2 since/)).toBeVisible();
  await ada.reload();
  await ada.getByRole('button', { name: 'Make version 1 the draft' }).click();
  await expect(ada.getByText(/Version 1 is the draft now/)).toBeVisible();
  expect(await shown(collector, app)).toEqual([2]);
  expect(faults).toEqual([]);
  await author.close();
  await reviewer.close();
});

test('of a visitor it is told why a guide does not start for them, and what only their page knows', async ({
  collector,
  app,
  browser,
}) => {
  const { appId } = app;
  const of = [
    { type: 'guide', guideId: 'second', state: 'completed' },
    { type: 'device', in: ['phone'] },
  ];
  await app.publish({ ...guide('second', 'Second'), trigger: { on: 'call' } });
  await app.publish({
    ...guide('first', 'First'),
    trigger: { on: 'page', path: '/orders' },
    audience: { type: 'all', of },
  });
  await miss(collector, app, 's1');
  const analyst = await browser.newContext({ locale: 'de-DE' });
  await enterAs(analyst, collector, { name: 'Ann', appId, roles: ['analyst'] });
  const page = await analyst.newPage();
  const faults = hearFaults(page);
  await page.goto(hashOf(collector, app, '/guides/first'));
  const card = page.getByRole('region', { name: 'Warum sieht jemand sie nicht?' });
  await card.getByLabel('Id der Person').fill('ann');
  await card.getByRole('button', { name: 'Sagen, warum' }).click();
  await expect(card.getByText('Sie beginnt nicht von selbst.')).toBeVisible();
  await expect(card.getByRole('listitem')).toHaveText([
    /nur in der Seite bekannt: Die Seite muss zu \/orders passen/,
    /trifft nicht zu: Die Anleitung „Second“ wurde nicht abgeschlossen/,
    /nur in der Seite bekannt: Das Gerät muss „phone“ sein/,
    /trifft zu: Die Person hat sie noch nicht gesehen/,
    /nur in der Seite bekannt: Keine andere Anleitung/,
  ]);
  expect(faults).toEqual([]);
  await analyst.close();
});

test('a missed step is under Health with where and why, by the keyboard alone', async ({ collector, app, context }) => {
  const { appId } = app;
  await app.publish(guide('first', LONG));
  await enterAs(context, collector, { name: 'Ada', appId, roles: ['admin'] });
  const page = await context.newPage();
  const faults = hearFaults(page);
  await page.goto(hashOf(collector, app, '/health'));
  await expect(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
  await miss(collector, app, 's2');
  await expect(page.getByText(/Something lies over the element/)).toBeVisible();
  await expect(page.getByText('/orders/new')).toBeVisible();
  await page.getByRole('link', { name: LONG }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: LONG })).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).press('Enter');
  await expect(page.getByText('Archived').first()).toBeVisible();
  expect(await shown(collector, app)).toEqual([]);
  expect(faults).toEqual([]);
});

test(
  'nothing stands in the way on the pages of guides, wide and narrow, light and dark',
  { tag: '@one-engine' },
  async ({ collector, app, context }, info) => {
    // Six pages are looked through, which takes its time on a busy machine.
    test.slow();
    const { appId } = app;
    await app.publish(guide('first', LONG));
    await app.publish(guide('second', 'Second'));
    await collector.api('PUT', `/api/apps/${appId}/guides/first/desk`, {
      labels: ['Beschaffungsprozessschulung', 'Q4'],
    });
    await collector.api('PUT', `/api/apps/${appId}/guides/first`, guide('first', `${LONG}!`));
    await collector.api('POST', `/api/apps/${appId}/guides/first/review`, { move: 'submit', comment: LONG });
    await miss(collector, app, 's1');
    await enterAs(context, collector, { name: 'Ada', appId, roles: ['admin'] });
    const page = await context.newPage();
    const look = async (name: string) => {
      await expectFine(page, name);
      await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
    };
    await page.goto(hashOf(collector, app));
    await page.getByLabel('Select all shown').check();
    await expect(page.getByText('2 selected')).toBeVisible();
    await look('list');
    await page.getByRole('textbox', { name: 'Search' }).fill('nothing of the kind');
    await expect(page.getByText(/No guide fits/)).toBeVisible();
    await look('list-empty');
    await page.goto(hashOf(collector, app, '/guides/first'));
    await expect(page.getByRole('group', { name: 'Your review' })).toBeVisible();
    await look('guide');
    await page.goto(hashOf(collector, app, '/health'));
    await expect(page.getByText(/Something lies over/)).toBeVisible();
    await look('health');
    await page.goto(hashOf(collector, app, '/settings'));
    await page.getByRole('button', { name: 'Make a key for staging' }).click();
    await expect(page.getByRole('heading', { name: 'Keys for staging' })).toBeVisible();
    await look('settings');
    await page.getByRole('link', { name: 'Look of guides' }).click();
    await page.getByLabel('Text, Light, as #rrggbb').fill('#b0b0b0');
    await expect(page.getByText(/Text on Ground \(Light\): contrast 2\.16 to 1/)).toBeVisible();
    await expect(page.locator('.sample handrail-root')).toHaveCount(2);
    await look('theme');
  },
);
