import type { Page } from '@playwright/test';
import { guideOf, told } from './support/kinds.ts';
import { card, css, lives, press, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// In front of the modal dialogs of widget libraries, which hold the focus: a card is typed in, and steps are left by typing
// into the dialog, by an event, by a condition and by the click that closes it.

const LIBRARIES = ['bootstrap', 'jquery-ui', 'mui', 'radix', 'headless-ui', 'angular-cdk', 'vuetify', 'element-plus'];

const survey = guideOf('survey', {
  trigger: { on: 'call' },
  questions: [
    { type: 'text', questionId: 'why', title: 'Why?' },
    { type: 'rating', questionId: 'rate', title: 'How easy?' },
  ],
});

const modal = (library: string) => (library === 'bootstrap' ? 'modal' : 'dialog');
const field = (page: Page, name: string) =>
  page
    .locator(`#${name}-inside`)
    .and(page.locator('input'))
    .or(page.locator(`#${name}-inside input`));
const push = (page: Page, ...call: unknown[]) =>
  page.evaluate((made) => void window.handrail?.push(made as never), call);

for (const library of LIBRARIES)
  test.describe(library, () => {
    // One after the other, so that the library is bundled once.
    test.describe.configure({ mode: 'default' });
    const name = modal(library);

    test('a survey in front of a modal dialog is typed in and sent, and the dialog is typed in after it', async ({
      page,
      app,
      site,
    }) => {
      await app.publish(survey);
      const heard = hearEvents(page);
      const faults = hearFaults(page);
      const { origin } = await site(await widgetPages(library, app)());
      await page.goto(`${origin}/`);
      await page.locator(`#${name}-open`).click();
      await expect(field(page, name)).toBeVisible();
      await field(page, name).click();
      await push(page, 'show', 'the-survey');
      const asked = page.getByRole('dialog', { name: /The survey/ });
      const words = asked.getByRole('textbox');
      await words.click();
      await words.pressSequentially('It is clear.');
      await expect(words).toBeFocused();
      await expect(words).toHaveValue('It is clear.');
      await page.keyboard.press('Tab');
      await expect(asked.getByRole('button', { name: 'Next' })).toBeFocused();
      await page.keyboard.press('Enter');
      const stars = asked.getByRole('radio');
      await expect(stars).toHaveCount(5);
      await asked.locator('.place').nth(1).click();
      // Arrow keys are the dialog's neither.
      await page.keyboard.press('ArrowRight');
      await expect(stars.nth(2)).toBeChecked();
      await asked.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('dialog', { name: 'Thank you!' }).getByRole('button', { name: 'Done' }).click();
      await expect(page.locator('handrail-root')).toHaveCount(0);
      await expect.poll(() => told(heard)).toContain('guide.completed');
      const answers = heard.filter(({ name: one }) => one === 'step.completed').map(({ props }) => props?.answer);
      expect(answers).toEqual(['It is clear.', 3]);
      await field(page, name).click();
      await field(page, name).pressSequentially('7');
      await expect(field(page, name)).toHaveValue('7');
      await page.locator(`#${name}-choice`).click();
      await expect(field(page, name)).toBeHidden();
      expect(faults).toEqual([]);
    });

    test('steps in a modal dialog are left by typing, by an event, by what appears, and by the click that closes it', async ({
      page,
      app,
      site,
    }) => {
      await app.publish(
        walkthrough([
          { target: css(`#${name}-open`), advance: 'click' },
          { target: css(`#${name}-inside`), advance: 'input' },
          { type: 'corner', advance: { event: 'order.saved' } },
          { type: 'corner', advance: { when: { type: 'element', target: css('#there') } } },
          { target: css(`#${name}-choice`), advance: 'click' },
          {},
        ]),
      );
      const heard = hearEvents(page);
      const faults = hearFaults(page);
      const { origin } = await site(await widgetPages(library, app)());
      await page.goto(`${origin}/`);
      await expect(card(page, 'Step 1')).toBeVisible();
      await page.locator(`#${name}-open`).click();
      await expect(card(page, 'Step 2')).toBeVisible();
      await field(page, name).click();
      await field(page, name).pressSequentially('12');
      await page.keyboard.press('Tab');
      await expect(card(page, 'Step 3')).toBeVisible();
      await expect(field(page, name)).toHaveValue('12');
      await push(page, 'track', 'order.saved');
      await expect(card(page, 'Step 4')).toBeVisible();
      await page.evaluate(() =>
        document
          .querySelector('#app')
          ?.append(Object.assign(document.createElement('p'), { id: 'there', textContent: 'There' })),
      );
      await expect(card(page, 'Step 5')).toBeVisible();
      await page.locator(`#${name}-choice`).click();
      await press(page, 'Step 6', 'Done');
      await expect(field(page, name)).toBeHidden();
      await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
      expect(lives(heard).filter((life) => /missed|dismissed/.test(life))).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
