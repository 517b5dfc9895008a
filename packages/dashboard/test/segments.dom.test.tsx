import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { collectorWith, openDashboard, summary } from './stage.tsx';

let close = (): void => undefined;
afterEach(() => close());

const buyers = { segmentId: 'buyers', name: 'Buyers', when: { type: 'trait', name: 'department', in: ['Purchasing'] } };
const used = { ...buyers, uses: [{ kind: 'guide', id: 'first-request', title: 'First request' }] };

function open(segments: object[]) {
  const stage = openDashboard(
    {
      ...collectorWith(),
      'GET apps/demo/guides': { body: { guides: [summary] } },
      'GET apps/demo/segments': { body: { segments } },
    },
    '#/apps/demo/segments',
  );
  ({ close } = stage);
  return stage;
}

test('a segment is written with the conditions of guides, and gets an id by its name', async () => {
  const { sent, replies } = open([]);
  await page.getByRole('button', { name: 'New segment' }).click();
  await page.getByLabelText('Name', { exact: true }).fill('New buyers');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('Add at least one condition.')).toBeVisible();
  expect(sent.filter(({ call }) => call.startsWith('PUT apps'))).toEqual([]);
  await page.getByLabelText('Add a condition').selectOptions('guide');
  await page.getByLabelText('Guide', { exact: true }).first().selectOptions('First request');
  replies['PUT apps/demo/segments/new-buyers'] = { body: buyers };
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('“New buyers” is saved.')).toBeVisible();
  expect(sent.find(({ call }) => call === 'PUT apps/demo/segments/new-buyers')?.body).toEqual({
    name: 'New buyers',
    when: { type: 'guide', guideId: 'first-request', state: 'completed' },
  });
});

test('who uses a segment is there to be opened, and while it is used it cannot be removed', async () => {
  const { sent, replies } = open([used, { ...buyers, segmentId: 'idle', name: 'Idle', uses: [] }]);
  await expect
    .element(page.getByRole('link', { name: 'First request' }))
    .toHaveAttribute('href', '#/apps/demo/guides/first-request');
  await expect.element(page.getByRole('button', { name: 'Remove Buyers' })).toBeDisabled();
  await page.getByRole('button', { name: 'Change Buyers' }).click();
  await expect.element(page.getByText('One thing uses it and changes with it.')).toBeVisible();
  await expect.element(page.getByLabelText('One of (with commas)')).toHaveValue('Purchasing');
  replies['DELETE apps/demo/segments/idle'] = { status: 204 };
  await page.getByRole('button', { name: 'Remove Idle' }).click();
  await expect.element(page.getByText('“Idle” is removed.')).toBeVisible();
  expect(sent.some(({ call }) => call === 'DELETE apps/demo/segments/idle')).toBe(true);
});
