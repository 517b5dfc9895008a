import { expect, hearFaults, test } from './support/test.ts';
import { startCollector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';

test('a new colleague raises a first request, led by the seeded walkthrough, and the funnel shows it', async ({
  page,
}) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  try {
    const faults = hearFaults(page);
    await page.goto(`${demo.url}/demo/`);
    const step = (title: string) => page.getByRole('dialog', { name: title });
    const next = (title: string, words = 'Next') => step(title).getByRole('button', { name: words }).click();

    await next('Welcome to Meridian Purchasing');
    await expect(step('Start here')).toBeVisible();
    await page.getByTestId('new-request').click();
    await expect(step('Say what you need')).toBeVisible();
    // A full page load in the middle: the walkthrough goes on at the same step.
    await page.reload();
    await expect(step('Say what you need')).toBeVisible();
    await page.getByLabel('What do you need?').fill('Ergonomic keyboard');
    await page.getByLabel('Category').selectOption('Office');
    await next('Say what you need');
    await page.getByLabel('Supplier').selectOption('papeterie');
    await next('Choose who delivers');
    await page.getByLabel('Price of one').fill('89.90');
    await next('What does one cost?');
    await expect(step('Send it')).toBeVisible();
    await page.getByRole('button', { name: 'Send for approval' }).click();
    await next('Well done!', 'Done');
    await expect(page.getByRole('dialog')).toBeHidden();

    const funnel = async () => {
      const report = await demo.api<{
        guide: { starts: number; completedBy: number; missed: number };
        funnel: { stepId: string; reachedBy: number; lost: number }[];
      }>('GET', '/api/apps/demo/metrics/guides/raise-first-request');
      return {
        ...report.guide,
        reached: report.funnel.map((row) => row.reachedBy),
        lost: report.funnel.map((row) => row.lost),
      };
    };
    await expect.poll(async () => (await funnel()).completedBy).toBe(1);
    expect(await funnel()).toMatchObject({
      starts: 1,
      completedBy: 1,
      missed: 0,
      reached: [1, 1, 1, 1, 1, 1, 1],
      lost: [0, 0, 0, 0, 0, 0, 0],
    });
    const { stored, distinct } = await demo.api<{ stored: number; distinct: number }>(
      'GET',
      '/api/apps/demo/events/count',
    );
    expect(stored).toBe(distinct);

    // It is finished for this person: coming back does not start it again.
    await page.goto(`${demo.url}/demo/`);
    await expect.poll(async () => (await countOf(demo)) > stored).toBe(true);
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(faults).toEqual([]);
  } finally {
    await demo.dispose();
  }
});

const countOf = async (demo: Awaited<ReturnType<typeof startCollector>>): Promise<number> =>
  (await demo.api<{ distinct: number }>('GET', '/api/apps/demo/events/count')).distinct;

test('an approver is led through the decision in a modal dialog, when the page asks for it', async ({ page }) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  try {
    await page.goto(`${demo.url}/demo/approvals.html`);
    await page.evaluate(() => {
      window.handrail?.push(['show', 'review-a-request']);
    });
    const step = (title: string) => page.getByRole('dialog', { name: title });
    await expect(step('The oldest waits first')).toBeVisible();
    await page.getByRole('button', { name: 'Review PR-1036' }).click();
    await step('Add a note').getByRole('button', { name: 'Next' }).click();
    await expect(step('Approve it')).toBeVisible();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await step('That is all').getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('heading', { name: '4 requests wait for you' })).toBeVisible();
    await expect
      .poll(async () => {
        const report = await demo.api<{ guide: { completedBy: number } }>(
          'GET',
          '/api/apps/demo/metrics/guides/review-a-request',
        );
        return report.guide.completedBy;
      })
      .toBe(1);
  } finally {
    await demo.dispose();
  }
});
