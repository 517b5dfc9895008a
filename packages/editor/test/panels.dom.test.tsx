import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Guide } from '@handrail/protocol';
import { act, dialog, offline, openPanels, problem, strong, tooltip, walkthrough } from './stage.tsx';

let open: ReturnType<typeof openPanels> | undefined;
beforeEach(() => localStorage.clear());
afterEach(() => open?.close());
function show(...given: Parameters<typeof openPanels>): ReturnType<typeof openPanels> {
  open = openPanels(...given);
  return open;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const steps = (): (string | null)[] =>
  [...document.querySelectorAll('.step-row .step-words > :first-child')].map((one) => one.textContent);
const titles = (guide: Guide | undefined): string[] =>
  guide?.kind === 'walkthrough' ? guide.steps.map((step) => ('title' in step ? step.title : '')) : [];
const saved = (stage: ReturnType<typeof openPanels>, guideId = 'order') => stage.collector.stored.get(guideId)?.guide;

describe('recording', () => {
  test('what is done in the page becomes steps that are saved, in the visitor’s words', async () => {
    const stage = show();
    await button('Record a walkthrough').click();
    expect(stage.said).toContainEqual({ type: 'record', on: true });
    stage.tell({ type: 'recorded', act: act('New order') });
    stage.tell({ type: 'recorded', act: act('Supplier', { act: 'choose', role: 'combobox', advance: 'input' }) });
    await expect.element(page.getByText('Select “Supplier”')).toBeVisible();
    await expect.element(page.getByText(/2 steps/)).toBeVisible();
    await button('Stop recording').click();
    expect(stage.said).toContainEqual({ type: 'record', on: false });
    stage.rest();
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
    const onward = page.getByRole('link', { name: 'Review and publish' });
    await expect
      .element(onward)
      .toHaveAttribute('href', expect.stringMatching(/dashboard\/#\/apps\/\w+\/guides\/orders$/));
    expect(titles(saved(stage, 'orders'))).toEqual(['Click “New order”', 'Select “Supplier”']);
    expect(saved(stage, 'orders')).toMatchObject({ title: 'Orders', locale: 'en', trigger: { on: 'call' } });
  });

  test('goes on where it is asked for', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await button(/^1 One/).click();
    await button('Record from here').click();
    stage.tell({ type: 'recorded', act: act('Save') });
    await expect.poll(steps).toEqual(['One', 'Click “Save”', 'Two', 'Three']);
  });

  test('what was done before the draft has come after a page load is put into it', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    stage.desk.record(true, 3);
    for (const name of ['Save', 'Send']) stage.tell({ type: 'recorded', act: act(name) });
    await expect.poll(steps).toEqual(['One', 'Two', 'Three', 'Click “Save”', 'Click “Send”']);
    stage.rest();
    await expect.poll(() => titles(saved(stage))).toHaveLength(5);
    expect([...stage.collector.stored.keys()]).toEqual(['order']);
  });
});

describe('steps', () => {
  test('are put in order by the keyboard, which is told, and taken back', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await expect.element(button(/^1 One/)).toBeVisible();
    document.querySelector<HTMLElement>('.step-row')?.focus();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(steps).toEqual(['Two', 'One', 'Three']);
    await expect.element(page.getByText('“One” is now step 2 of 3.')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(steps).toEqual(['One', 'Two', 'Three']);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(steps).toEqual(['Two', 'One', 'Three']);
    stage.rest();
    await expect.poll(() => titles(saved(stage))).toEqual(['Two', 'One', 'Three']);
  });

  test('words that are typed fast stay as they were typed, and come back one rest at a time', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await button(/^1 One/).click();
    await page.getByRole('textbox', { name: 'Words' }).click();
    await userEvent.keyboard('The quick brown fox jumps over the lazy dog');
    await expect
      .poll(() => stage.desk.steps()[0])
      .toMatchObject({ blocks: [{ content: [{ text: 'The quick brown fox jumps over the lazy dog' }] }] });
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => stage.desk.steps()[0]).toMatchObject({ blocks: [] });
    await expect.poll(() => document.querySelector('.ProseMirror')?.textContent).toBe('');
    stage.rest();
    expect(stage.said.at(-1)).toMatchObject({ type: 'show', stepId: 'a', edit: true });
  });

  test('words that are written in the page are those of the panels', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await button(/^1 One/).click();
    stage.tell({ type: 'words', stepId: 'a', title: 'First' });
    await expect.element(page.getByLabelText('Title')).toHaveValue('First');
    const before = stage.said.length;
    stage.rest();
    expect(stage.said.slice(before).filter(({ type }) => type === 'show')).toEqual([]);
  });

  test('a title cannot be emptied, though it can be written anew', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await button(/^1 One/).click();
    await userEvent.clear(page.getByLabelText('Title'));
    expect(titles(stage.desk.guide())).toEqual(['One', 'Two', 'Three']);
    await userEvent.type(page.getByLabelText('Title'), 'New');
    expect(titles(stage.desk.guide())).toEqual(['New', 'Two', 'Three']);
  });

  test('stand at another element once it is picked', async () => {
    const stage = show({ guides: [walkthrough(tooltip('a', 'Save'))], guideId: 'order' });
    await button(/^1 Save/).click();
    await button('Choose another element').click();
    const asked = stage.said.findLast(({ type }) => type === 'point');
    expect(asked).toMatchObject({ on: true });
    const requestId = asked && 'requestId' in asked ? asked.requestId : '';
    const sight = {
      name: 'Send',
      role: 'button',
      tag: 'button',
      box: { x: 0, y: 0, width: 1, height: 1 },
      strength: strong,
    };
    stage.tell({ type: 'pointed', sight: { ...sight, target: { v: 1, label: 'Send' } } });
    await expect.element(page.getByText('“Send” · button')).toBeVisible();
    stage.tell({ type: 'picked', requestId: 'another', sight: null });
    stage.tell({ type: 'picked', requestId, sight: { ...sight, target: { v: 1, label: 'Send' } } });
    await expect.poll(() => stage.desk.steps()[0]).toMatchObject({ target: { label: 'Send' } });
  });

  test('five hundred are the most: the recording ends and says so, and nothing that was done is lost', async () => {
    const many = Array.from({ length: 499 }, (_, index) => dialog(`s${index}`, `Step ${index}`));
    const stage = show({ guides: [walkthrough(...many)], guideId: 'order' });
    await expect.element(button('Record')).toBeVisible();
    stage.desk.record(true);
    stage.tell({ type: 'recorded', act: act('The last') });
    stage.tell({ type: 'recorded', act: act('One too many') });
    await expect.element(page.getByText('A guide has 500 steps at most. Begin a second one.')).toBeVisible();
    expect(stage.said.findLast(({ type }) => type === 'record')).toEqual({ type: 'record', on: false });
    stage.rest();
    await expect.poll(() => titles(saved(stage))).toHaveLength(500);
    expect(titles(saved(stage)).at(-1)).toBe('Click “The last”');
  });
});

describe('a draft that cannot be saved', () => {
  async function rename(title: string): Promise<void> {
    await button('Guide').click();
    await userEvent.fill(page.getByLabelText('Name of the guide'), title);
  }

  test('offline it is kept in this browser, and is there after a crash', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await rename('Kept');
    stage.collector.instead = offline;
    stage.rest();
    await expect.element(page.getByRole('status').getByText('Offline: kept in this browser')).toBeVisible();
    stage.close();
    const again = show({ guides: [walkthrough()], guideId: 'order' });
    await expect.element(page.getByRole('heading', { name: 'Kept' })).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByRole('heading', { name: 'Order paper' })).toBeVisible();
    await button('Redo').click();
    again.rest();
    await expect.poll(() => saved(again)?.title).toBe('Kept');
    expect(again.backup.all()).toEqual([]);
  });

  test('what was sent as the page was left, and whose answer nobody heard, is nobody else’s', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await rename('Sent');
    stage.close();
    const again = show();
    again.collector.stored.set('order', { guide: { ...walkthrough(), title: 'Sent' }, revision: 2, by: 'Ada' });
    await again.desk.open('order');
    await rename('And more');
    again.rest();
    await expect.poll(() => saved(again)?.title).toBe('And more');
  });

  test('of two authors the second sees who has written what, and decides', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await expect.element(button(/^1 One/)).toBeVisible();
    const theirs = { ...walkthrough(dialog('a', 'Changed'), dialog('b', 'Two'), dialog('c', 'Three')) };
    stage.collector.stored.set('order', { guide: theirs, revision: 7, by: 'Ben' });
    await rename('Mine');
    stage.rest();
    await expect.element(page.getByRole('alert').getByText('Ben has changed this draft.')).toBeVisible();
    expect(saved(stage)?.title).toBe('Order paper');
    await button('Compare').click();
    await expect.element(page.getByText('The guide itself: differs: title')).toBeVisible();
    await expect.element(page.getByText('One: differs: title')).toBeVisible();
    await button('Keep mine').click();
    await expect.poll(() => saved(stage)?.title).toBe('Mine');
    expect(stage.collector.stored.get('order')?.revision).toBe(8);
  });

  test('or takes the other one', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await expect.element(button(/^1 One/)).toBeVisible();
    stage.collector.stored.set('order', { guide: { ...walkthrough(), title: 'Theirs' }, revision: 7, by: 'Ben' });
    await rename('Mine');
    stage.rest();
    await button('Take theirs').click();
    await expect.element(page.getByRole('heading', { name: 'Theirs' })).toBeVisible();
    await button('Undo').click();
    await expect.element(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  });

  test('an ended session says how to go on, and loses nothing', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await rename('Kept');
    stage.collector.instead = problem(401, 'signed-out');
    stage.rest();
    await expect.element(page.getByRole('alert').getByText(/This editing session has ended/)).toBeVisible();
    await expect.element(page.getByRole('alert').getByText(/Nothing is lost/)).toBeVisible();
    expect(stage.backup.get('order')?.guide.title).toBe('Kept');
  });

  test('a guide that is refused says why, and leads to the step', async () => {
    const stage = show({ guides: [walkthrough()], guideId: 'order' });
    await rename('Bad');
    const errors = [{ path: '/steps/1/url', message: 'must be http' }];
    stage.collector.instead = problem(422, 'invalid-guide', { errors });
    stage.rest();
    await expect.element(page.getByRole('alert').getByText(/It is invalid-guide/)).toBeVisible();
    await button(/^Check 1$/).click();
    await button(/^must be http/).click();
    await expect.element(page.getByLabelText('Title')).toHaveValue('Two');
  });
});

test('what somebody else is at work on can be looked at, and taken over', async () => {
  const stage = show({ guides: [walkthrough()] });
  stage.collector.holder = 'Ben';
  await button('Order paper Walkthrough').click();
  await expect.element(page.getByRole('alert').getByText('Ben is at work on this draft.')).toBeVisible();
  await button(/^1 One/).click();
  await expect.element(page.getByLabelText('Title')).toBeDisabled();
  stage.desk.change({ do: 'remove', stepId: 'a' });
  expect(stage.desk.steps()).toHaveLength(3);
  await button('Take over').click();
  await expect.element(page.getByLabelText('Title')).toBeEnabled();
});

describe('checking', () => {
  test('a step whose element is not there is found, and leads to its place', async () => {
    const stage = show({ guides: [walkthrough(dialog('a'), tooltip('b', 'Save'))], guideId: 'order' });
    await expect
      .poll(() => stage.said.findLast(({ type }) => type === 'find'))
      .toMatchObject({ targets: { b: { label: 'Save' } } });
    stage.tell({ type: 'found', requestId: 'x', findings: { b: { state: 'missing', reason: 'ambiguous' } } });
    await button(/^Check 1$/).click();
    await button(/^Several fit equally well: Save/).click();
    await expect.element(page.getByLabelText('Title')).toHaveValue('Save');
    await expect.element(page.getByText('Several fit equally well')).toBeVisible();
  });

  test('a weak element says why, and what would help', async () => {
    const stage = show({ guides: [walkthrough(tooltip('a', 'Save'))], guideId: 'order', locale: 'de' });
    await button(/^1 Save/).click();
    const weak = { word: 'weak', code: 'alone', needs: ['text'] } as const;
    stage.tell({
      type: 'found',
      requestId: 'x',
      findings: { a: { state: 'found', healed: false, strength: { ...weak, needs: [...weak.needs] } } },
    });
    await expect.element(page.getByText(/Schwach\. Nur der Text zeichnet es aus\..*data-testid/)).toBeVisible();
  });
});

test('languages stand beside each other; what has changed since is outdated', async () => {
  const stage = show({ guides: [walkthrough(dialog('a', 'One'))], guideId: 'order', locale: 'fr' });
  await button('Langues').click();
  await userEvent.fill(page.getByLabelText('Ajouter une langue').first(), 'de');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('0 sur 2')).toBeVisible();
  const field = page.getByRole('region', { name: 'steps/a/title' }).getByRole('textbox');
  await userEvent.fill(field, 'Eins');
  await expect.element(page.getByText('1 sur 2')).toBeVisible();
  stage.desk.change({ do: 'step', stepId: 'a', set: { title: 'Two' } });
  await expect.element(page.getByText('allemand: périmé')).toBeVisible();
  await button('Convient encore').click();
  await expect.element(page.getByText('1 sur 2')).toBeVisible();
  expect(stage.desk.guide()?.translations).toEqual({ de: { 'steps/a/title': 'Eins' } });
});

test('conditions, buttons and branches are set without code', async () => {
  const stage = show({ guides: [walkthrough()], guideId: 'order' });
  await button(/^1 One/).click();
  await page.getByText('Only if', { exact: true }).click();
  await userEvent.selectOptions(page.getByLabelText('Add a condition').first(), 'Trait');
  await userEvent.fill(page.getByLabelText('One of (with commas)'), 'buyer, admin');
  await page.getByText('Buttons', { exact: true }).click();
  await button('Add a button').click();
  await userEvent.selectOptions(page.getByLabelText('Does'), 'Go to a step');
  await userEvent.selectOptions(page.getByLabelText('leads to'), '3. Three');
  expect(stage.desk.steps()[0]).toMatchObject({
    when: { type: 'trait', name: 'role', in: ['buyer', 'admin'] },
    buttons: [{ actions: [{ do: 'go', stepId: 'c' }] }],
  });
});

test('a preview is that of a chosen visitor, from a chosen step', async () => {
  const stage = show({ guides: [walkthrough()], guideId: 'order' });
  await button('Preview').click();
  await userEvent.selectOptions(page.getByLabelText('From step'), '2. Two');
  await userEvent.selectOptions(page.getByLabelText('Width'), 'Phone (390)');
  await userEvent.fill(page.getByLabelText('Traits'), 'role = buyer\nlevel = 3\nadmin = true');
  await button('Play').click();
  expect(stage.said.at(-1)).toMatchObject({
    ...{ type: 'show', stepId: 'b', edit: false },
    as: { width: 390, traits: { role: 'buyer', level: 3, admin: true }, first: true },
  });
});

test('what the page says cannot be of a step that is not there', async () => {
  const stage = show({ guides: [walkthrough()], guideId: 'order' });
  await expect.element(button(/^1 One/)).toBeVisible();
  const before = stage.desk.guide();
  stage.tell({ type: 'words', stepId: 'gone', title: 'X' });
  stage.tell({ type: 'recorded', act: act('X') });
  expect(stage.desk.guide()).toBe(before);
});
