import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPanels, strong } from './stage.tsx';

let open: ReturnType<typeof openPanels> | undefined;
beforeEach(() => localStorage.clear());
afterEach(() => open?.close());
const show = (): ReturnType<typeof openPanels> => (open = openPanels());
const button = (name: string) => page.getByRole('button', { name, exact: true });
const saved = (stage: ReturnType<typeof openPanels>, guideId: string) => stage.collector.stored.get(guideId)?.guide;

describe('a guide of another kind', () => {
  test('is begun, its words and questions are written, the page shows it, and it is saved', async () => {
    const stage = show();
    await page.getByLabelText('Something else').selectOptions('Survey');
    await expect.element(button('Content')).toBeVisible();
    await page.getByLabelText('Title').first().fill('How was it?');
    await button('Add a question').click();
    await page.getByLabelText('Kind').selectOptions('One of several');
    await page.getByLabelText('Options, one on each line').fill('Good\nBad');
    await page.getByLabelText('Anonymous answers').click();
    stage.rest();
    await expect
      .poll(() => saved(stage, 'survey'))
      .toMatchObject({
        ...{ kind: 'survey', title: 'How was it?', anonymous: true },
        questions: [{ type: 'text' }, { type: 'single', options: [{ label: 'Good' }, { label: 'Bad' }] }],
      });
    expect(stage.said.findLast(({ type }) => type === 'show')).toMatchObject({ edit: true });
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(stage.desk.guide()).not.toHaveProperty('anonymous');
  });

  test('a hint asks for its element at once', async () => {
    const stage = show();
    await page.getByLabelText('Something else').selectOptions('Hint');
    const asked = stage.said.findLast(({ type }) => type === 'point');
    const requestId = asked && 'requestId' in asked ? asked.requestId : '';
    const facts = { name: 'Send', role: 'button', tag: 'button', box: { x: 0, y: 0, width: 1, height: 1 } };
    const sight = { ...facts, strength: strong, target: { v: 1 as const, label: 'Send' } };
    stage.tell({ type: 'picked', requestId, sight });
    await expect.element(page.getByText('“Send”')).toBeVisible();
    expect(stage.desk.guide()).toMatchObject({ kind: 'hint', target: { label: 'Send' } });
  });
});

test('nobody is said to be at work on a draft that the collector does not have yet', async () => {
  const stage = show();
  await button('Begin with an empty step').click();
  expect(stage.collector.asked.filter((one) => one.includes('/lease'))).toEqual([]);
  stage.rest();
  await expect.poll(() => stage.collector.asked.filter((one) => one.includes('/lease'))).toHaveLength(1);
});
