import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { serveProxy } from './support/proxy.ts';
import { startSwaggerUi } from './support/swagger-ui.ts';

const text = (words: string) => [{ type: 'paragraph', content: [{ text: words }] }];

const OPERATION = '#operations-orders-get_api_orders__orderId_';

/** "Look up an order": a real task of Swagger UI, whose React draws each control only when the step before is done. */
const lookUp = {
  kind: 'walkthrough',
  guideId: 'look-up-order',
  title: 'Look up an order',
  trigger: { on: 'page' },
  steps: [
    {
      type: 'dialog',
      stepId: 'welcome',
      title: 'Look up an order',
      blocks: text('Ask the warehouse without writing code.'),
    },
    {
      type: 'tooltip',
      stepId: 'open',
      title: 'Open “Look up an order”',
      blocks: text('Each line is one thing that you can ask.'),
      target: { v: 1, css: `${OPERATION} .opblock-summary-control` },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'try',
      title: 'Press “Try it out”',
      blocks: text('The fields can be filled in from then on.'),
      target: { v: 1, role: 'button', label: 'Try it out' },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'number',
      title: 'Type the number of the order',
      blocks: text('For example 40238615.'),
      target: { v: 1, css: `${OPERATION} input[placeholder="orderId"]` },
    },
    {
      type: 'tooltip',
      stepId: 'execute',
      title: 'Ask',
      blocks: text('The question goes to the warehouse.'),
      target: { v: 1, role: 'button', label: 'Execute' },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'answer',
      title: 'Read the answer',
      blocks: text('The order and its state.'),
      target: { v: 1, css: `${OPERATION} .live-responses-table .response-col_description .highlight-code` },
    },
  ],
};

test('a visitor looks up an order in Swagger UI, led by the walkthrough, from another origin', async ({
  page,
  app,
  collector,
}) => {
  const swagger = await startSwaggerUi();
  const host = await serveProxy({ target: swagger.origin, tag: app.tag });
  try {
    await app.publish(lookUp);
    const faults = hearFaults(page);
    const sent = hearEvents(page);
    await page.goto(`${host.origin}/`);
    const step = (title: string) => page.getByRole('dialog', { name: title });
    const next = async (title: string, button = 'Next') => step(title).getByRole('button', { name: button }).click();

    await next('Look up an order');
    await expect(step('Open “Look up an order”')).toBeVisible();
    // The click lands on a child of the target, as clicks do.
    await page.locator(`${OPERATION} .opblock-summary-path`).click();
    await expect(step('Press “Try it out”')).toBeVisible();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await expect(step('Type the number of the order')).toBeVisible();
    await page.getByPlaceholder('orderId').pressSequentially('40238615');
    await next('Type the number of the order');
    await expect(step('Ask')).toBeVisible();
    await page.getByRole('button', { name: 'Execute' }).click();
    await expect(step('Read the answer')).toBeVisible();
    await expect(page.locator('.live-responses-table')).toContainText('shipped');
    await next('Read the answer', 'Done');
    await expect(page.getByRole('dialog')).toBeHidden();

    // 1 page, started, 6 shown, 6 completed, completed; more pages where Swagger UI changes its hash are not pages by path.
    await expect.poll(app.count).toEqual({ stored: 15, distinct: 15 });
    const report = await collector.api<{ guide: { startedBy: number; completedBy: number; missed: number } }>(
      'GET',
      `/api/apps/${app.appId}/metrics/guides/look-up-order`,
    );
    expect(report.guide).toMatchObject({ startedBy: 1, completedBy: 1, missed: 0 });
    // What the visitor typed never leaves the page.
    expect(sent.length).toBeGreaterThan(0);
    expect(JSON.stringify(sent)).not.toContain('40238615');
    expect(faults).toEqual([]);
  } finally {
    await host.close();
    await swagger.close();
  }
});
