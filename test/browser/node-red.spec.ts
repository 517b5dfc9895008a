import type { Page } from '@playwright/test';
import { expect, hearFaults, test } from './support/test.ts';
import { startNodeRed } from './support/node-red.ts';
import { serveProxy } from './support/proxy.ts';

const text = (words: string) => [{ type: 'paragraph', content: [{ text: words }] }];

/** "Build your first flow": a real task of Node-RED, in its dense page of jQuery, drag and drop and SVG. */
const firstFlow = {
  kind: 'walkthrough',
  guideId: 'first-flow',
  title: 'Build your first flow',
  trigger: { on: 'page', path: '/' },
  steps: [
    {
      type: 'dialog',
      stepId: 'welcome',
      title: 'Build your first flow',
      blocks: text('Two nodes, one wire, one message.'),
    },
    {
      type: 'tooltip',
      stepId: 'inject',
      title: 'Drag “inject” to the middle',
      blocks: text('It sends a message whenever you press its button.'),
      target: { v: 1, testId: { attribute: 'data-palette-type', value: 'inject' } },
      side: 'right',
    },
    {
      type: 'tooltip',
      stepId: 'debug',
      title: 'Now drag “debug” beside it',
      blocks: text('It shows what arrives.'),
      target: { v: 1, testId: { attribute: 'data-palette-type', value: 'debug' } },
      side: 'right',
    },
    {
      type: 'tooltip',
      stepId: 'wire',
      title: 'Draw a wire between the two',
      blocks: text('From the grey square of “inject” to that of “debug”.'),
      target: { v: 1, css: '.red-ui-flow-port-output' },
      side: 'top',
    },
    {
      type: 'tooltip',
      stepId: 'deploy',
      title: 'Deploy it',
      blocks: text('From now on Node-RED runs your flow.'),
      target: { v: 1, id: 'red-ui-header-button-deploy' },
      advance: 'click',
    },
    {
      type: 'tooltip',
      stepId: 'messages',
      title: 'Messages arrive here',
      blocks: text('Keep an eye on this panel.'),
      target: { v: 1, role: 'button', label: 'Debug messages' },
    },
    {
      type: 'tooltip',
      stepId: 'send',
      title: 'Send a message',
      blocks: text('Press the button at the left end of the node.'),
      target: { v: 1, css: '.red-ui-flow-node-group:has(.red-ui-flow-port-output) .red-ui-flow-node-button-button' },
      advance: 'click',
    },
  ],
};

async function dragToWorkspace(page: Page, type: string, x: number, y: number): Promise<void> {
  await page
    .locator(`.red-ui-palette-node[data-palette-type="${type}"]`)
    .dragTo(page.locator('#red-ui-workspace-chart'), { targetPosition: { x, y }, steps: 10 });
}

async function drawWire(page: Page): Promise<void> {
  const centre = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not on the page`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await page.mouse.move(...(await centre('.red-ui-flow-port-output')));
  await page.mouse.down();
  await page.mouse.move(...(await centre('.red-ui-flow-port-input')), { steps: 10 });
  await page.mouse.up();
}

test('a visitor builds, deploys and runs a first flow in Node-RED, led by the walkthrough', async ({
  page,
  app,
  collector,
}) => {
  const nodeRed = await startNodeRed();
  // The collector stands under a path of the application's own origin, as many policies want it.
  const host = await serveProxy({
    target: nodeRed.origin,
    tag: `<script async src="/handrail/handrail.js" data-app-key="${app.appKey}"></script>`,
    mount: { path: '/handrail/', target: collector.url },
  });
  try {
    await app.publish(firstFlow);
    const faults = hearFaults(page);
    await page.goto(`${host.origin}/`);
    const step = (title: string) => page.getByRole('dialog', { name: title });
    const next = async (title: string) => step(title).getByRole('button', { name: 'Next' }).click();

    await next('Build your first flow');

    await expect(step('Drag “inject” to the middle')).toBeVisible();
    await dragToWorkspace(page, 'inject', 150, 150);
    await next('Drag “inject” to the middle');

    await expect(step('Now drag “debug” beside it')).toBeVisible();
    await dragToWorkspace(page, 'debug', 400, 150);
    await next('Now drag “debug” beside it');

    await expect(step('Draw a wire between the two')).toBeVisible();
    await drawWire(page);
    await next('Draw a wire between the two');

    await expect(step('Deploy it')).toBeVisible();
    await page.locator('#red-ui-header-button-deploy').click();
    await next('Messages arrive here');
    await expect(step('Send a message')).toBeVisible();
    await page.locator('.red-ui-flow-node-button-button').first().click();

    await expect(page.locator('.red-ui-debug-msg')).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();

    // The task was really done, in Node-RED's own words.
    const flows: { type: string; wires?: string[][] }[] = await (await fetch(`${nodeRed.origin}/flows`)).json();
    expect(flows.find((node) => node.type === 'inject')?.wires?.[0]).toHaveLength(1);

    // 1 page, started, 7 shown, 7 completed, completed; each stored once.
    await expect.poll(app.count).toEqual({ stored: 17, distinct: 17 });
    const report = await collector.api<{
      funnel: { stepId: string; reachedBy: number }[];
      guide: { completedBy: number };
    }>('GET', `/api/apps/${app.appId}/metrics/guides/first-flow`);
    expect(report.guide.completedBy).toBe(1);
    expect(report.funnel.map((row) => [row.stepId, row.reachedBy])).toEqual(
      firstFlow.steps.map((one) => [one.stepId, 1]),
    );
    expect(faults).toEqual([]);
  } finally {
    await host.close();
    await nodeRed.close();
  }
});
