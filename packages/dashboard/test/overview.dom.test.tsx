import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { app, collectorWith, openDashboard, overviewOf, present } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

const VALUES = { adoption: 0.62, activePeople: 1_240, stickiness: 0.21, missRate: 0.08, ticketsPer100: 4.2, csat: 0.9 };
const CONCERNS = [
  { appId: 'demo', what: 'tickets-late', weight: 0.9, value: 12, against: 40 },
  { appId: 'demo', what: 'place-stuck', weight: 0.5, value: 0.2, against: null, subject: '/orders/<b>new</b>' },
  { appId: 'demo', what: 'no-head-count', weight: 0.1, value: null, against: null, figure: 'adoption' },
];

const show = (overview: object, replies: ReturnType<typeof collectorWith> = {}, hash = '#/') => {
  open = openDashboard({ ...collectorWith(), 'GET overview': { body: overview }, ...replies }, hash);
  return open;
};

test('whoever signs in sees how the app goes: each figure with the days before, its change in words, and its definition', async () => {
  show(overviewOf(CONCERNS, VALUES));
  await expect.element(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  expect(location.hash).toBe('#/overview');
  const figures = page.getByLabelText('Figures', { exact: true });
  await expect.element(figures).toMatchTextContent(/Adoption.*62%.*\+31 points.*better than before.*31% before/);
  await expect.element(figures).toMatchTextContent(/Miss rate.*8\.0%.*\+4 points.*worse than before/);
  await expect.element(figures).toMatchTextContent(/Deflection.*No data/);
  await page.getByRole('button', { name: 'What is “Stickiness”?' }).click();
  const definition = page.getByRole('dialog', { name: 'Stickiness' });
  await expect.element(definition).toMatchTextContent(/days whose 30 days had anybody/);
  await userEvent.keyboard('{Escape}');
  const found = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('what needs attention stands the worst first, each with what can be done about it; what pages say is text', async () => {
  const rights = { ...present, apps: { demo: [...(present.apps['demo'] ?? []), 'ticket.read'] } };
  show(overviewOf(CONCERNS, VALUES), { 'GET session': { body: rights } });
  await expect.element(page.getByText('12 of 40 open tickets wait longer than was promised.')).toBeVisible();
  const links = page.getByRole('link', { name: /^(Answer|Make|Set)/ }).elements();
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    '#/tickets?app=demo&risk=breached',
    '#/apps/demo?make=%2Forders%2F%3Cb%3Enew%3C%2Fb%3E',
    '#/apps/demo/settings',
  ]);
  await expect.element(page.getByText('20% of active people are stuck on /orders/<b>new</b>.')).toBeVisible();
  expect(open?.root.querySelector('b')).toBeNull();
});

test('whoever may not act is told and not sent', async () => {
  const rights = { ...present, apps: { demo: ['app.read', 'figures.read'] } };
  show(overviewOf(CONCERNS, VALUES), { 'GET session': { body: rights } });
  await expect.element(page.getByText(/wait longer than was promised/)).toBeVisible();
  expect(page.getByRole('link', { name: /^(Answer|Set)/ }).elements()).toEqual([]);
});

test('several apps stand under each other; one of them is looked at alone, by an address that can be sent', async () => {
  const two = { apps: [app, { ...app, appId: 'app-1', name: 'Finanzbuchhaltungsübersicht' }] };
  const rights = { ...present, apps: { demo: ['figures.read'], 'app-1': ['figures.read'] } };
  const overview = overviewOf([{ ...CONCERNS[1], appId: 'app-1' }], VALUES, [
    'Purchasing',
    'Finanzbuchhaltungsübersicht',
  ]);
  overview.missing = [{ appId: 'crm', name: 'CRM' }];
  show(overview, { 'GET apps': { body: two }, 'GET session': { body: rights } });
  const rows = page.getByRole('table', { name: /^Each app/ }).getByRole('rowheader');
  await expect
    .poll(() => rows.elements().map((row) => row.textContent))
    .toEqual(['Finanzbuchhaltungsübersicht', 'Purchasing']);
  await expect.element(page.getByText(/The figures of CRM are still being worked out/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Which app' }).selectOptions('app-1');
  expect(location.hash).toBe('#/overview?app=app-1');
  expect(page.getByRole('table', { name: /^Each app/ }).elements()).toEqual([]);
});

test('without any number it says how they come, and a collector that is away is told', async () => {
  const stage = show(overviewOf([]));
  await expect.element(page.getByRole('heading', { name: 'No page has reported yet' })).toBeVisible();
  await expect.element(page.getByText('No head-count set')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'How to install' })).toHaveAttribute('href', '#/apps/demo');
  stage.replies['GET overview'] = 'no answer';
  stage.passTime();
  await expect.element(page.getByText(/These numbers are from/)).toBeVisible();
});

test('whoever answers tickets and sees no figures begins with the tickets', async () => {
  const rights = { ...present, apps: { demo: ['app.read', 'guide.read', 'ticket.read'] } };
  show(overviewOf([]), { 'GET session': { body: rights } });
  await expect.poll(() => location.hash).toBe('#/tickets');
  expect(page.getByRole('link', { name: 'Overview' }).elements()).toEqual([]);
});
