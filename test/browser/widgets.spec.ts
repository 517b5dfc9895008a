import type { Page } from '@playwright/test';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// Published builds of widget libraries against kinds of step. In each row a visitor goes through a guide whose steps are:
// a tooltip left by a click that opens the widget, a tooltip beside something inside it left by the mouse, a dialog in
// front of it left by the keyboard alone, and a tooltip left by the choice that closes the widget. Nothing else closes it.

interface Widget {
  name: string;
  /** What the visitor presses, or types into, for it to open. */
  open: string;
  /** Some open when they are typed into. */
  type?: string;
  /** What is seen while it is open. */
  popup: string;
  inside: string;
  /** Closes it. */
  choice: string;
}

const named = (name: string): Widget => ({
  name,
  open: `#${name}-open`,
  popup: `#${name}-inside`,
  inside: `#${name}-inside`,
  choice: `#${name}-choice`,
});

const LIBRARIES: Record<string, Widget[]> = {
  bootstrap: [named('modal'), named('dropdown'), named('offcanvas')],
  'jquery-ui': [
    named('dialog'),
    {
      name: 'datepicker',
      open: '#datepicker-open',
      popup: '#ui-datepicker-div',
      inside: '.ui-datepicker-title',
      choice: '.ui-datepicker-calendar [data-date="15"]',
    },
    {
      name: 'autocomplete',
      open: '#autocomplete-open',
      type: 'ap',
      popup: '.ui-autocomplete',
      inside: '.ui-autocomplete li:nth-child(1)',
      choice: '.ui-autocomplete li:nth-child(2)',
    },
    {
      name: 'selectmenu',
      open: '#select-button',
      popup: '#select-menu',
      inside: '#select-menu li:nth-child(1)',
      choice: '#select-menu li:nth-child(2)',
    },
  ],
  mui: [
    named('dialog'),
    named('menu'),
    named('select'),
    {
      name: 'autocomplete',
      open: '#autocomplete-open',
      type: 'ap',
      popup: '#autocomplete-open-listbox',
      inside: '#autocomplete-open-option-0',
      choice: '#autocomplete-open-option-1',
    },
  ],
  radix: [named('dialog'), named('menu'), named('select')],
  'headless-ui': [
    named('dialog'),
    named('listbox'),
    {
      name: 'menu',
      open: '#menu-open',
      popup: '#menu',
      inside: '#menu [role=menuitem]:nth-child(1)',
      choice: '#menu [role=menuitem]:nth-child(2)',
    },
  ],
  'angular-cdk': [named('dialog'), named('menu'), named('overlay')],
  vuetify: [
    named('dialog'),
    named('menu'),
    {
      name: 'select',
      open: '.select-open .v-field',
      popup: '.v-select__content',
      inside: '.v-select__content [aria-posinset="1"]',
      choice: '.v-select__content [aria-posinset="2"]',
    },
    {
      name: 'date picker',
      open: '#date-open',
      popup: '#date',
      inside: '#date .v-date-picker-header',
      choice: '#date [data-v-date="2026-01-15"]',
    },
  ],
  'element-plus': [
    named('dialog'),
    {
      name: 'select',
      open: '.select-open .el-select__wrapper',
      popup: '.select-choice',
      inside: '.select-inside',
      choice: '.select-choice',
    },
    {
      name: 'date picker',
      open: '#date-open',
      popup: '.date',
      inside: '.date .el-date-picker__header',
      choice: '.date tr:nth-child(3) td:nth-child(3)',
    },
    {
      name: 'time select',
      open: '.time-open .el-select__wrapper',
      popup: '.time',
      inside: '.time li:nth-child(1)',
      choice: '.time li:nth-child(2)',
    },
  ],
};

const guideFor = ({ open, type, inside, choice }: Widget) => ({
  kind: 'walkthrough',
  guideId: 'widget',
  title: 'Widget',
  trigger: { on: 'page', path: '/*' },
  steps: [
    { type: 'tooltip', target: { v: 1, css: open }, advance: type ? 'next' : 'click' },
    { type: 'tooltip', target: { v: 1, css: inside } },
    { type: 'dialog' },
    { type: 'tooltip', target: { v: 1, css: choice }, advance: 'click' },
  ].map((step, index) => ({ stepId: `s${index + 1}`, title: `Step ${index + 1}`, blocks: [], ...step })),
});

const card = (page: Page, step: number) => page.getByRole('dialog', { name: `Step ${step}` });
const next = (page: Page, step: number) => card(page, step).getByRole('button', { name: 'Next' });

/** Our shell comes when the library has long listened wherever it wants: what the loader is for. */
const comeLate = (page: Page) =>
  page.route('**/assets/shell-*', async (route) => {
    await page.locator('#app > *').first().waitFor({ state: 'attached' });
    await route.continue();
  });

/** F6 leads to the page and to the card, whatever holds the focus; Tab to its button. */
async function goOnByKeyboard(page: Page, step: number): Promise<void> {
  await expect(card(page, step)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(card(page, step)).not.toBeFocused();
  await page.keyboard.press('F6');
  await expect(card(page, step)).toBeFocused();
  for (let tabs = 0; tabs < 3; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await next(page, step).evaluate((button) => button.matches(':focus'))) break;
  }
  await expect(next(page, step)).toBeFocused();
  await page.keyboard.press('Enter');
}

for (const [library, widgets] of Object.entries(LIBRARIES))
  test.describe(library, () => {
    // One after the other, so that the library is bundled once.
    test.describe.configure({ mode: 'default' });
    for (const widget of widgets)
      test(`${widget.name}: opened, pointed into, spoken over and chosen from, with a guide in front`, async ({
        page,
        app,
        site,
      }) => {
        await app.publish(guideFor(widget));
        const heard = hearEvents(page);
        const faults = hearFaults(page);
        const { origin } = await site(await widgetPages(library, app)());
        await comeLate(page);
        await page.goto(`${origin}/`);
        const popup = page.locator(widget.popup).first();

        await test.step('a tooltip, left by what opens the widget', async () => {
          await expect(card(page, 1)).toBeVisible();
          if (widget.type) {
            await page.locator(widget.open).click();
            await page.locator(widget.open).pressSequentially(widget.type);
            await expect(popup).toBeVisible();
            await next(page, 1).click();
          } else await page.locator(widget.open).click();
          await expect(popup).toBeVisible();
        });

        await test.step('a tooltip inside, left by the mouse', async () => {
          await card(page, 2).getByRole('heading').click();
          await next(page, 2).click();
          await expect(card(page, 3)).toBeVisible();
          await expect(popup).toBeVisible();
        });

        await test.step('a dialog in front, left by the keyboard', async () => {
          await goOnByKeyboard(page, 3);
          await expect(card(page, 4)).toBeVisible();
          await expect(popup).toBeVisible();
        });

        await test.step('a tooltip, left by the choice', async () => {
          await page.locator(widget.choice).first().click();
          await expect(popup).toBeHidden();
          await expect.poll(() => heard.map(({ name }) => name)).toContain('guide.completed');
        });
        expect(heard.filter(({ name }) => name === 'step.missed' || name === 'guide.dismissed')).toEqual([]);
        expect(faults).toEqual([]);
      });
  });
