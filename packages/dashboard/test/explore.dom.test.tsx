import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { csvText } from '../src/explore/take-away.tsx';
import { collectorWith, openDashboard } from './stage.tsx';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => open?.close());

const range = { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' };
const at = (what: string) => `GET apps/demo/metrics/${what}`;
const measure = (numerator: number, denominator: number) => ({
  ...{ formula: 'x', numerator, denominator, value: denominator === 0 ? null : numerator / denominator },
});

const show = (hash: string, replies: ReturnType<typeof collectorWith>) => {
  open = openDashboard({ ...collectorWith(), 'GET apps/demo/features': { body: { features: [] } }, ...replies }, hash);
  return open;
};
const clean = async () => {
  const found = await axe.run(document.body, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test('a figure of two groups of people: both lines, each point in the table, and whether they differ', async () => {
  const figure = { value: 0.8, unit: 'share', better: 'more', numerator: 56, denominator: 70 };
  const point = { from: '2026-10-26', to: '2026-11-08', figure };
  const gap = {
    ...point,
    from: '2026-11-09',
    figure: { value: null, unit: 'share', better: 'more', reason: 'small-group' },
  };
  const stage = show('#/apps/demo/explore?figure=retention&trait=department&value=Sales&other=42', {
    [at('figures/retention/trend')]: { body: { range, whole: figure, points: [point, gap] } },
  });
  const table = page.getByRole('table', { name: 'The figure over the chosen days' });
  await expect.element(table).toMatchTextContent(/26 Oct to 8 Nov 2026\s*80%\s*80%/);
  await expect.element(table).toMatchTextContent(/Too few people to tell/);
  const lines = [...stage.root.querySelectorAll('.chart path.line')];
  expect(lines.map((line) => getComputedStyle(line).fill)).toEqual(['none', 'none']);
  await expect.element(page.getByText(/The difference is 0 points.*That may be chance\./)).toBeVisible();
  const asked = stage.sent
    .filter(({ call }) => call.includes('trend'))
    .map(({ body }) => new URLSearchParams(String(body)));
  expect(asked.map((query) => query.get('population'))).toEqual([
    '{"trait":"department","value":"Sales"}',
    '{"trait":"department","value":42}',
  ]);
  await clean();
});

test('a funnel of any events is asked for by its steps, which stand in the address', async () => {
  const steps = [4, 2].map((people) => ({ people, ofFirst: measure(people, 4), ofPrevious: measure(people, 4) }));
  const stage = show('#/apps/demo/explore?ask=funnel', {
    'POST apps/demo/metrics/funnel': { body: { range, rows: [{ value: '<i>Sales</i>', steps }] } },
  });
  await page.getByRole('textbox', { name: /^Steps in their order/ }).fill('/orders/*\nform.submitted');
  await page.getByRole('textbox', { name: /^Hours/ }).fill('2');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect.element(page.getByRole('row', { name: /form.submitted/ })).toMatchTextContent(/<i>Sales<\/i>.*2.*50%/);
  expect(location.hash).toContain('steps=%2Forders%2F*%0Aform.submitted');
  expect(stage.sent.find(({ call }) => call.startsWith('POST'))?.body).toMatchObject({
    ...{ withinMs: 7_200_000, steps: [{ name: 'page.viewed', path: '/orders/*' }, { name: 'form.submitted' }] },
  });
  expect(open?.root.querySelector('i')).toBeNull();
});

test('who came again, week by week; a week that is not over is not judged', async () => {
  const weeks = [
    { from: '2026-11-02', to: '2026-11-08' },
    { from: '2026-11-09', to: '2026-11-15' },
  ];
  const cohorts = [
    { people: 10, weeks: [measure(10, 10), measure(3, 10)] },
    { people: 0, weeks: [null] },
  ];
  show('#/apps/demo/explore?ask=retention', { [at('retention')]: { body: { range, weeks, cohorts } } });
  const first = page.getByRole('row', { name: /^2 Nov/ });
  await expect.element(first).toMatchTextContent(/10\s*100%\s*30%/);
  await expect.element(page.getByRole('row', { name: /^9 Nov/ })).toMatchTextContent(/not over yet/);
  await clean();
});

test('seats: used, idle and their cost; without any, how to set them', async () => {
  const row = { use: measure(4, 10), idle: 6, idleCost: 72 };
  const price = { amount: 12, currency: 'EUR', per: 'month' };
  const report = {
    range,
    trait: 'department',
    departments: [{ department: 'Sales', ...row }],
    total: row,
    elsewhere: 3,
    price,
  };
  const stage = show('#/apps/demo/explore?ask=licences', { [at('licences')]: { body: report } });
  await expect.element(page.getByRole('row', { name: /^Sales/ })).toMatchTextContent(/10\s*4\s*40%\s*6\s*72 EUR/);
  stage.replies[at('licences')] = { body: { ...report, departments: [] } };
  stage.passTime();
  await expect
    .element(page.getByRole('link', { name: 'Set the seats' }))
    .toHaveAttribute('href', '#/apps/demo/settings');
});

test('what is taken away as a table has no formula that came from others, and its own minus stays a number', () => {
  expect(
    csvText({
      name: 'x',
      heads: ['=h'],
      rows: [
        ['=1+1', -5, null],
        ['a,"b"', 0.5, '-1'],
      ],
    }),
  ).toBe('\'=h\r\n\'=1+1,-5,\r\n"a,""b""",0.5,\'-1\r\n');
});
