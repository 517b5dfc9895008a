import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { app, openDashboard } from './stage.tsx';
import { withTickets } from './tickets.ts';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());
beforeEach(() => page.viewport(1_280, 900));

const share = (part: number, whole: number) => ({ part, whole, value: whole === 0 ? null : part / whole });
const times = { count: 2, medianMs: 3_600_000, p90Ms: 7_200_000 };
const figures = (tickets: number) => ({
  ...{ tickets, solved: 1, firstReply: times, firstReplyWork: times, firstSolved: times, firstSolvedWork: times },
  ...{ lastSolved: times, firstContact: share(1, 1), reopened: share(0, 1), escalatedL1: share(0, 2) },
  ...{ escalatedL2: share(0, 0), l1Capable: share(1, 2), slaFirstReply: share(1, 1), slaResolution: share(1, 1) },
  csat: share(0, 0),
});
const topic = (categoryId: string, tickets: number, articles = 0, guides = 0) => ({
  ...{ categoryId, tickets, articles, guides },
});
const report = (over: object = {}) => ({
  ...{ range: { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' }, all: figures(30), cut: false },
  ...{ byLevel: [{ key: 'l1', figures: figures(30) }], byTeam: [], byCategory: [], byPriority: [] },
  help: {
    visits: 0,
    selfSolved: 0,
    open: 0,
    deflection: share(0, 0),
    failedSearches: share(0, 0),
    saved: null,
    cut: false,
  },
  nps: { promoters: 0, detractors: 0, answers: 0, value: null },
  topics: { rows: [], covered: share(0, 0), without: 0 },
  ...{ price: { amount: 12.5, currency: 'EUR' }, ...over },
});

function show(over: object = {}, more: object = {}): void {
  open = openDashboard(
    withTickets([], { 'GET apps/demo/metrics/support': { body: report(over) }, ...more }),
    '#/apps/demo/support',
  );
}

test('topics that nothing answers are named before others, and what tickets cost stands beside their number', async () => {
  const many = Array.from({ length: 11 }, (_, index) => topic(`other-${index}`, 1, 2, 1));
  show({ topics: { rows: [topic('orders', 7), ...many], covered: share(11, 18), without: 3 } });
  const part = page.getByRole('region', { name: 'Topics without article or guide' });
  await expect.element(part.getByRole('row', { name: 'Orders 7 Nothing yet Write an article' })).toBeVisible();
  await expect.element(part.getByText('3 tickets have no category.', { exact: false })).toBeVisible();
  await expect.element(part.getByText('61%')).toBeVisible();
  expect(part.getByRole('row').elements()).toHaveLength(11);
  await part.getByRole('button', { name: 'Show all 12 topics' }).click();
  await expect.element(part.getByRole('row', { name: 'other-10 1 Articles: 2 · Guides: 1' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^L1.*375 EUR$/ })).toBeVisible();
});

test('the same numbers are shown for each app that the member may see, and for all of them together', async () => {
  const groups = { byLevel: [{ key: 'l2', figures: figures(34) }], byTeam: [], byCategory: [], byPriority: [] };
  const byApp = [
    { key: 'demo', figures: figures(30) },
    { key: 'shop', figures: figures(4) },
  ];
  show(
    {},
    {
      'GET apps': { body: { apps: [app, { ...app, appId: 'shop', name: 'Shop' }] } },
      'GET support/figures': { body: { ...report(), ...groups, all: figures(34), byApp } },
    },
  );
  await page.getByLabelText('Of', { exact: true }).selectOptions('All apps');
  await expect.element(page.getByRole('row', { name: /^All apps 34 / })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^L2 34 / })).toBeVisible();
  await page.getByLabelText('By', { exact: true }).selectOptions('App');
  await expect.element(page.getByRole('row', { name: /^Purchasing 30 .*375 EUR$/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Shop 4 .*50 EUR$/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^All apps 34 .*425 EUR$/ })).toBeVisible();
});

test('without a price nothing is said of cost, and without categories nothing of topics', async () => {
  show({ price: null });
  await expect.element(page.getByText('No ticket of these days has a category.')).toBeVisible();
  expect(page.getByText('Cost of tickets').elements()).toEqual([]);
});
