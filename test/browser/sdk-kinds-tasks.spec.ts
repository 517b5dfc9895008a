import type { Page } from '@playwright/test';
import { css, guideOf, host, leftovers, NOTHING, once, told, words } from './support/kinds.ts';
import { expect, hearEvents, hearFaults, test, type WireEvent } from './support/test.ts';

const list = (more: object = {}) =>
  guideOf('checklist', {
    items: [
      {
        itemId: 'read',
        title: 'Read',
        actions: [{ do: 'start', guideId: 'the-announcement' }],
        completedBy: { guideId: 'the-announcement' },
      },
      {
        itemId: 'save',
        title: 'Save twice',
        blocks: words('By the button.'),
        completedBy: { event: 'saved', times: 2 },
      },
      { itemId: 'see', title: 'See it', completedBy: { when: { type: 'element', target: css('#done') } } },
      { itemId: 'tell', title: 'Tell others', completedBy: 'tick' },
    ],
    ...more,
  });
const panel = (page: Page) => page.getByRole('region', { name: 'The checklist' });
const track = (page: Page, name: string) => page.evaluate((one) => void window.handrail?.push(['track', one]), name);

test('a checklist is done by a guide, events, a condition and a tick; its progress outlives the page', async ({
  page,
  app,
  site,
}) => {
  await app.publish(list());
  await app.publish(guideOf('announcement', { trigger: { on: 'call' } }));
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, '<input id=field autofocus><main></main>') } });
  await page.goto(`${origin}/`);
  await expect(panel(page)).toContainText('0 of 4 done');
  await expect(page.locator('#field')).toBeFocused();
  await panel(page).getByRole('button', { name: 'Start' }).click();
  // The list gives way to what it starts.
  await page.getByRole('dialog', { name: 'The announcement' }).getByRole('button', { name: 'Got it' }).click();
  const pill = page.getByRole('button', { name: 'Open checklist: The checklist, 1 of 4 done' });
  await pill.click();
  await expect(panel(page)).toBeFocused();
  await track(page, 'saved');
  await page.reload();
  await expect(panel(page)).toContainText('1 of 4 done');
  await track(page, 'saved');
  await expect(panel(page)).toContainText('2 of 4 done');
  await page.evaluate(() =>
    document
      .querySelector('main')
      ?.append(Object.assign(document.createElement('p'), { id: 'done', textContent: 'Done' })),
  );
  await expect(panel(page)).toContainText('3 of 4 done');
  await panel(page).getByRole('button', { name: 'Mark as done' }).click();
  const done = page.getByRole('region', { name: 'All done' });
  await expect(done).toContainText('You have completed everything');
  await done.getByRole('button', { name: 'Close' }).click();
  expect(await leftovers(page)).toEqual(NOTHING);
  const ofList = () => heard.filter(({ guideId }) => guideId === 'the-checklist');
  await expect.poll(() => told(ofList())).toContain('guide.completed');
  const completed = told(ofList()).filter((name) => name.startsWith('step.completed'));
  expect(completed).toEqual(['read', 'save', 'see', 'tell'].map((itemId) => `step.completed ${itemId}`));
  expect(told(ofList()).filter((name) => name.startsWith('step.shown'))).toHaveLength(4);
  await expect.poll(async () => (await app.count()).distinct).toBe(once(heard).length);
  expect(faults).toEqual([]);
});

test('a list with an order opens one item after the other, by keyboard, and Escape puts it away', async ({
  page,
  app,
  site,
}) => {
  const items = ['One', 'Two'].map((title) => ({ itemId: title, title, completedBy: 'tick' }));
  await app.publish(list({ ordered: true, items }));
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const second = panel(page).getByRole('listitem').nth(1);
  await expect(second).toContainText('Comes after the steps above');
  await expect(second.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('F6');
  await panel(page).getByRole('button', { name: 'Mark as done' }).press('Enter');
  await expect(second.getByRole('button', { name: 'Two' })).toHaveAttribute('aria-expanded', 'true');
  await panel(page).getByRole('button', { name: 'Minimise' }).press('Enter');
  const pill = page.getByRole('button', { name: /^Open checklist/ });
  await expect(pill).toBeFocused();
  await pill.press('Enter');
  await page.keyboard.press('Escape');
  await expect(pill).toBeFocused();
  await page.reload();
  await expect(pill).toBeVisible();
  await page.evaluate(() => void window.handrail?.push(['stop']));
  expect(await leftovers(page)).toEqual(NOTHING);
});

const survey = (more: object = {}) =>
  guideOf('survey', {
    questions: [
      {
        type: 'nps',
        questionId: 'nps',
        title: 'Recommend us?',
        required: true,
        branches: [{ in: [0, 1, 2], go: 'why' }],
      },
      { type: 'rating', questionId: 'rate', title: 'How easy?', of: 5 },
      {
        type: 'single',
        questionId: 'one',
        title: 'Which one?',
        options: [
          { optionId: 'a', label: 'A' },
          { optionId: 'b', label: 'B' },
        ],
        branches: [{ in: ['b'], go: 'end' }],
      },
      {
        type: 'multiple',
        questionId: 'many',
        title: 'Which ones?',
        options: [
          { optionId: 'x', label: 'X' },
          { optionId: 'y', label: 'Y' },
        ],
      },
      { type: 'text', questionId: 'why', title: 'Why?', maxLength: 50 },
    ],
    ...more,
  });
const asked = (page: Page) => page.getByRole('dialog', { name: /The survey/ });
const answers = (heard: WireEvent[]) =>
  once(heard)
    .filter(({ name }) => name === 'step.completed')
    .map(({ stepId, props }) => [stepId, props?.answer]);

test('Back leads to the questions before, the way that was taken, with what was answered; another answer is sent as well', async ({
  page,
  app,
  site,
}) => {
  await app.publish(survey());
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const press = (name: string) => asked(page).getByRole('button', { name }).click();
  const back = asked(page).getByRole('button', { name: 'Back' });
  const score = (value: number) => asked(page).getByRole('radio', { name: `${value} of 10` });
  await expect(score(1)).toBeVisible();
  await expect(back).toHaveCount(0);
  await score(1).click();
  await press('Next');
  await asked(page).getByRole('textbox', { name: 'Why?' }).fill('It is slow.');
  await press('Back');
  await expect(asked(page)).toBeFocused();
  await expect(score(1)).toBeChecked();
  // Sent once more as it was, it is no new answer.
  await press('Next');
  await asked(page).getByRole('textbox', { name: 'Why?' }).fill('It was slow.');
  await press('Back');
  await score(8).click();
  await press('Next');
  await asked(page).getByRole('radio', { name: '4 of 5' }).press('Space');
  await press('Next');
  await expect(asked(page).getByRole('group', { name: 'Which one?' })).toBeVisible();
  // The way is kept over a page load; answers are nobody's to keep.
  await page.reload();
  await press('Back');
  await expect(asked(page).getByRole('radio', { name: '4 of 5' })).not.toBeChecked();
  await press('Back');
  await expect(score(8)).not.toBeChecked();
  await expect(back).toHaveCount(0);
  await expect
    .poll(() => answers(heard))
    .toEqual([
      ['nps', 1],
      ['nps', 8],
      ['rate', 4],
    ]);
});

test('a survey asks for what is required, passes over what is not, and sends each answer as it is given', async ({
  page,
  app,
  site,
}) => {
  await app.publish(survey());
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, '<input id=field autofocus>') } });
  await page.goto(`${origin}/`);
  await expect(asked(page).getByRole('group', { name: 'Recommend us?' })).toBeVisible();
  await expect(page.locator('#field')).toBeFocused();
  await asked(page).getByRole('button', { name: 'Next' }).click();
  await expect(asked(page).getByRole('alert')).toHaveText('Please answer this question.');
  await asked(page).getByRole('radio', { name: '10 of 10, Extremely likely' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(asked(page)).toBeFocused();
  await asked(page).getByRole('button', { name: 'Skip' }).click();
  await asked(page).getByRole('radio', { name: 'A' }).click();
  await asked(page).getByRole('button', { name: 'Next' }).click();
  await asked(page).getByRole('checkbox', { name: 'Y' }).click();
  await asked(page).getByRole('checkbox', { name: 'X' }).click();
  // A page load in the middle: it goes on with the question, and an answer that was not sent is asked for again.
  await page.reload();
  await asked(page).getByRole('checkbox', { name: 'Y' }).click();
  await asked(page).getByRole('checkbox', { name: 'X' }).click();
  await asked(page).getByRole('button', { name: 'Next' }).click();
  await asked(page).getByRole('textbox', { name: 'Why?' }).fill('Because it works.');
  await expect(asked(page)).toContainText('33 characters left');
  await asked(page).getByRole('button', { name: 'Send' }).click();
  await page
    .getByRole('dialog', { name: /Thank you/ })
    .getByRole('button', { name: 'Done' })
    .click();
  expect(await leftovers(page)).toEqual(NOTHING);
  await expect.poll(() => told(heard)).toContain('guide.completed');
  expect(answers(heard)).toEqual([
    ['nps', 9],
    ['one', 'a'],
    ['many', 'x,y'],
    ['why', 'Because it works.'],
  ]);
  await expect.poll(async () => (await app.count()).distinct).toBe(once(heard).length);
  expect(faults).toEqual([]);
});

test('an answer decides what is asked next; closing half-way keeps what was answered', async ({ page, app, site }) => {
  await app.publish(survey());
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  await asked(page).getByRole('radio', { name: '1 of 10' }).first().check({ force: true });
  await asked(page).getByRole('button', { name: 'Next' }).click();
  await expect(asked(page).getByRole('textbox', { name: 'Why?' })).toBeVisible();
  await asked(page).getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => told(heard)).toContain('guide.dismissed why');
  expect(answers(heard)).toEqual([['nps', 1]]);
});

test('anonymous answers carry neither the visitor nor their session nor the hour, and the visitor is told so', async ({
  page,
  app,
  site,
}) => {
  await app.publish(survey({ anonymous: true, form: 'dialog' }));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  await page.evaluate(() => void window.handrail?.push(['identify', { visitorId: 'ada' }]));
  await expect(asked(page)).toContainText('Your answers are anonymous.');
  await expect(asked(page)).toBeFocused();
  await asked(page).getByRole('radio', { name: '9 of 10' }).click();
  await asked(page).getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => answers(heard)).toHaveLength(1);
  // Every event has both.
  const all = heard as unknown as { name: string; eventId: string; at: number; visitorId: string; sessionId: string }[];
  const named = all.filter(({ name }) => name === 'page.viewed' || name === 'guide.started');
  const answered = all.filter(({ name }) => name.startsWith('step.'));
  expect(Math.min(named.length, answered.length)).toBeGreaterThan(0);
  // The instants that an answer bears, in its ids as well, are of the first second of a day, and it says no age.
  for (const { at, eventId, visitorId, sessionId, ...rest } of answered) {
    const instants = [eventId, visitorId, sessionId].map((id) => parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
    for (const instant of [at, ...instants]) expect(instant % 86_400_000).toBeLessThan(1_000);
    expect(rest).not.toHaveProperty('ageMs');
  }
  for (const answer of answered)
    for (const other of named) {
      expect(answer.visitorId).not.toBe(other.visitorId);
      expect(answer.visitorId).not.toBe('ada');
      expect(answer.sessionId).not.toBe(other.sessionId);
    }
});
