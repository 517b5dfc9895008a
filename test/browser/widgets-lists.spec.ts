import { card, css, lives, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// Lists of libraries that draw only the rows that can be seen: the row of a step is scrolled into being, and pressed.

for (const library of ['react-virtual', 'vuetify', 'angular-cdk'])
  test(`${library}: a row far down a virtual list is shown, and left by a click on it`, async ({ page, app, site }) => {
    await app.publish(walkthrough([{}, { target: css('#row-300'), advance: 'click' }, {}]));
    const heard = hearEvents(page);
    const faults = hearFaults(page);
    const { origin } = await site(await widgetPages(library, app)());
    await page.goto(`${origin}/`);
    await card(page, 'Step 1').getByRole('button', { name: 'Next' }).click();
    await expect(card(page, 'Step 2')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('#row-300')).toBeInViewport();
    await page.locator('#row-300').click();
    await card(page, 'Step 3').getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
    expect(lives(heard).filter((life) => /missed|dismissed/.test(life))).toEqual([]);
    expect(faults).toEqual([]);
  });
