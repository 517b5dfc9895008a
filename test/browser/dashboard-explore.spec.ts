import { randomUUID } from 'node:crypto';
import { expectClean } from './support/clean.ts';
import { textSavedAs } from './support/downloads.ts';
import { enterAs } from './support/member.ts';
import { expect, hearFaults, test } from './support/test.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PAY = { kind: 'button', signals: { id: 'pay' } };

/** Eight come to the orders; six rage at a button there and go on to a new one, of whom two see the bills. */
function happenings(sentAt: number) {
  return Array.from({ length: 8 }, (_, person) => {
    const appVersion = person < 6 ? '4.2' : '4.1';
    const who = { visitorId: `v${person}`, sessionId: `s${person}`, at: sentAt, appVersion };
    const seen = ['/orders', ...(person < 6 ? ['/orders/new'] : []), ...(person < 2 ? ['=bills'] : [])];
    return [
      ...seen.map((path) => ({ ...who, name: 'page.viewed', page: { path } })),
      ...(person < 6
        ? [{ ...who, name: 'frustration.noticed', page: { path: '/orders' }, element: PAY, props: { kind: 'rage' } }]
        : []),
    ];
  }).flat();
}

test('friction, paths and the people behind them; a question is kept and pinned to the overview, whose figures go along as a file', async ({
  collector,
  app,
  page,
}) => {
  test.slow();
  const { appId, appKey } = app;
  const faults = hearFaults(page);
  await enterAs(page.context(), collector, { name: 'Ada', appId, roles: ['analyst', 'author'] });
  const at = (path: string) => `${collector.url}/dashboard/#/apps/${appId}/${path}`;

  // Before anything has happened.
  await page.goto(at('friction'));
  await expect(page.getByText('Waiting for the first event')).toBeVisible();
  const sentAt = Date.now();
  const events = happenings(sentAt);
  const sent = await fetch(`${collector.url}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': FIREFOX },
    body: JSON.stringify({
      ...{ protocol: 1, appKey, sentAt },
      events: events.map((event, seq) => ({
        eventId: `01890a5d-ac96-774b-8cce-${randomUUID().slice(-12)}`,
        ...{ seq, ...event },
      })),
    }),
  });
  expect(await sent.json()).toMatchObject({ accepted: events.length });

  await page.reload();
  const row = page.getByRole('row', { name: /pay/ });
  await expect(row.getByText('Rage clicks')).toBeVisible();
  await expect(row.getByRole('link', { name: /Make a guide on pay/ })).toHaveAttribute('href', /make=%2Forders/);
  await expectClean(page);

  await page.goto(at('explore?ask=paths&start=/orders'));
  await expect(page.getByText('8 sessions of 8 people.')).toBeVisible();
  const table = page.getByRole('region', { name: 'Every way from one step to the next' });
  await expect(table.getByRole('row', { name: /\/orders\/new 6 75/ })).toBeVisible();
  await expectClean(page);
  // What a page is called is a word in the file, and no formula.
  const press = () => page.getByRole('button', { name: 'As CSV' }).click();
  const file = await textSavedAs(`${appId}-paths.csv`, page, press);
  expect(file).toContain('1,/orders,/orders/new,6,0.75,6\r\n');
  expect(file).toContain("'=bills");

  await page.getByText('Kept questions').click();
  await page.getByLabel('Name of the question').fill('After the orders');
  await page.getByRole('button', { name: 'Keep this question' }).click();
  await page.getByRole('button', { name: 'Pin “After the orders”', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Unpin “After the orders”' })).toBeVisible();
  // On from a page of the picture, by the keyboard.
  await page.getByRole('link', { name: /^\/orders\/new · 6/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'After /orders/new' })).toBeVisible();
  await page.getByRole('link', { name: 'See the people behind this' }).click();
  await expect(page.getByText('6 people; the list has 6.')).toBeVisible();
  await expectClean(page);

  // What was done with one version of the application alone.
  await page.goto(at('explore?ask=paths&start=/orders'));
  await page.getByLabel('Version of the application').selectOption('4.2');
  await page.getByLabel('Browser').selectOption('Firefox, all versions');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(page.getByText('6 sessions of 6 people.')).toBeVisible();
  await expect(
    page.getByText('Only what was done in Firefox and in version 4.2 of the application counts.'),
  ).toBeVisible();
  expect(page.url()).toContain('browser=Firefox&appVersion=4.2');
  await expectClean(page);
  expect(await textSavedAs(`${appId}-paths-Firefox-4.2.csv`, page, press)).toContain('/orders');
  await page.getByRole('link', { name: 'See the people behind this' }).click();
  await expect(page.getByText('Browser: Firefox · Version of the application: 4.2')).toBeVisible();
  // Apart by version: a line for the one that six used, and of the two with the other it is only said that they are there.
  await page.goto(at('explore?by=@appVersion'));
  const apart = page.getByRole('region', { name: 'Active people' });
  await expect(apart.getByRole('columnheader')).toHaveText(['Days', '4.2']);
  await expect(apart.getByRole('row').last()).toHaveText('All days6');
  await expect(apart.getByText('Groups of fewer than five people are not told of: 1.')).toBeVisible();
  await page.getByText('Kept questions').click();
  await page.getByLabel('Name of the question').fill('By version');
  await page.getByRole('button', { name: 'Keep this question' }).click();
  await page.getByRole('button', { name: 'Pin “By version”', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Unpin “By version”' })).toBeVisible();
  // Of two people nothing is told.
  await page.goto(at('explore?ask=funnel&steps=/orders&appVersion=4.1'));
  await expect(page.getByText(/Fewer than 5 of these people/)).toBeVisible();

  await page.goto(at('explore?ask=funnel&steps=/orders&trait=department&value=Nobody'));
  await expect(page.getByText(/Fewer than 5 of these people/)).toBeVisible();

  await page.goto(`${collector.url}/dashboard/#/overview`);
  const pinned = page.getByRole('region', { name: 'Pinned questions' });
  await expect(pinned.getByRole('link', { name: 'After the orders' })).toBeVisible();
  await expect(pinned.getByRole('listitem').filter({ hasText: 'By version' })).toContainText(
    'Apart by Version of the application4.26',
  );
  await expect(page.getByRole('group', { name: 'Take these figures along' })).toBeVisible();
  await expectClean(page);
  expect(faults).toEqual([]);
});
