import { card, css, host, lives, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// Menus that are open only while the pointer is on them. A step at what opens the menu is left by what then appears; the
// choice is made in the menu, past the card, by the pointer alone.

const PLAIN = `<style>#menu ul { display: none; margin: 0; padding: 12px; background: #eee } #menu:hover ul { display: block }</style>
  <nav id=menu style="width: 200px; margin: 20px"><button id=hover-open>Actions</button>
    <ul><li><button id=hover-inside>One</button></li><li><button id=hover-choice>Two</button></li></ul></nav>`;

for (const library of ['plain CSS', 'jquery-ui', 'vuetify', 'element-plus'])
  test(`${library}: a menu under the pointer is opened and chosen from`, async ({ page, app, site }) => {
    // This one gives the button an id of its own.
    const opener = library === 'element-plus' ? '.hover-open' : '#hover-open';
    await app.publish(
      walkthrough([
        {
          target: css(opener),
          advance: { when: { type: 'element', target: css('#hover-choice') } },
        },
        { target: css('#hover-choice'), advance: 'click' },
        {},
      ]),
    );
    const heard = hearEvents(page);
    const faults = hearFaults(page);
    const pages = library === 'plain CSS' ? { '/': { body: host(app, PLAIN) } } : await widgetPages(library, app)();
    const { origin } = await site(pages);
    await page.goto(`${origin}/`);
    await expect(card(page, 'Step 1')).toBeVisible();
    await page.locator(opener).hover();
    await expect(page.locator('#hover-choice')).toBeVisible();
    await expect(card(page, 'Step 2')).toBeVisible();
    await expect(page.locator('#hover-choice')).toBeVisible();
    await page.locator('#hover-inside').hover();
    await page.locator('#hover-choice').click();
    await expect(card(page, 'Step 3')).toBeVisible();
    await card(page, 'Step 3').getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
    expect(lives(heard).filter((life) => /missed|dismissed/.test(life))).toEqual([]);
    expect(faults).toEqual([]);
  });
