import type { FrameLocator, Locator, Page } from '@playwright/test';
import { faultsInPanels } from './support/clean.ts';
import { test } from './support/editor.ts';
import { hostPage } from './support/guides.ts';
import { expect } from './support/test.ts';

// In German, on the window of a laptop.
test.use({ viewport: { width: 1_280, height: 800 }, locale: 'de-DE' });

const PAGE = '<main><h1>Bestellungen</h1><button data-testid="new">Neu</button></main>';
/** Kinds with a part of their panel that no other has. */
const KINDS = {
  Ankündigung: 'Gezeigt',
  Banner: 'Ton',
} as const;
/** The other kinds, which stand elsewhere than where they are written. */
const OTHERS = ['Hinweis', 'Starter', 'Checkliste', 'Umfrage', 'Bekannter Fehler'];

async function judge(page: Page): Promise<void> {
  expect(await faultsInPanels(page)).toEqual([]);
}

const part = (editor: FrameLocator, name: string): Locator =>
  editor
    .getByLabel(name, { exact: true })
    .or(editor.getByText(name, { exact: true }))
    .first();

/** What is shown lies beside the panels, not over them. */
async function liesFree(page: Page): Promise<void> {
  const shown = page.locator('handrail-root').locator('.card, .strip').first();
  const holder = page.locator('handrail-root .holder');
  await expect
    .poll(async () => {
      const [a, b] = [await shown.boundingBox(), await holder.boundingBox()];
      return a && b && (a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y);
    })
    .toBe(true);
}

test('an announcement and a banner are made and written in German, the focus stays with who writes; axe finds nothing', async ({
  page,
  app,
  site,
  author,
}) => {
  test.slow();
  const host = await site({ '/': hostPage(app, PAGE) });
  await page.goto(await author.link(app.appId, `${host.origin}/`));
  const editor = page.locator('handrail-root iframe').contentFrame();
  await expect(editor.locator('html')).toHaveAttribute('lang', 'de');
  await expect(editor.getByRole('heading', { name: 'Was möchten Sie zeigen?' })).toBeVisible();
  for (const [kind, own] of Object.entries(KINDS)) {
    await editor.getByLabel('Etwas anderes').selectOption(kind);
    await expect(part(editor, own)).toBeVisible();
    // It comes by itself, and Tab leads to it from the title.
    await expect(editor.getByRole('textbox', { name: 'Text', exact: true }).first()).toBeVisible();
    const title = editor.getByLabel('Titel', { exact: true }).first();
    await title.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(`${kind} 1`);
    await expect(editor.getByRole('heading', { level: 1 })).toHaveText(`${kind} 1`);
    await expect(editor.getByText('Gespeichert', { exact: true })).toBeVisible();
    // It was drawn anew, and whoever writes is still where they were; back again by the same key.
    await expect(title).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(title).toBeFocused();
    await liesFree(page);
    await judge(page);
    await editor.getByRole('button', { name: 'Alle Anleitungen' }).click();
    await expect(editor.getByRole('button', { name: `${kind} 1` })).toBeVisible();
  }
});

/** Presses Tab from the first control of the panel on, and answers what of it was not come to. */
async function passedOver(page: Page, editor: FrameLocator): Promise<string[]> {
  const controls = editor.locator('main').locator(CONTROLS);
  await controls.first().focus();
  const count = await controls.count();
  await controls.evaluateAll((all) => {
    const left = ((window as unknown as { left: Set<unknown> }).left = new Set<unknown>(all));
    // By the keys that it hears: once Tab has led into the bars of Firefox, its driver still presses keys in the page, which hears of no focus.
    addEventListener('keydown', ({ target }) => left.delete(target), true);
  });
  // One more for each frame of the panel that scrolls.
  for (let at = 0; at < count + 2; at += 1) await page.keyboard.press('Tab');
  return controls.evaluateAll(() =>
    [...(window as unknown as { left: Set<HTMLElement> }).left].map(({ outerHTML }) => outerHTML.slice(0, 120)),
  );
}
const CONTROLS = [
  ':is(input, select, textarea):enabled:visible',
  // Within a toolbar, the arrow keys lead on.
  'button:enabled:not([tabindex="-1"]):visible',
  'summary:visible',
  '[contenteditable=true]',
].join(', ');

test('the panel of every kind is clean to axe, and each of its controls is come to by the keyboard', async ({
  page,
  app,
  site,
  author,
}) => {
  test.slow();
  const host = await site({ '/': hostPage(app, PAGE) });
  await page.goto(await author.link(app.appId, `${host.origin}/`));
  const editor = page.locator('handrail-root iframe').contentFrame();
  for (const kind of OTHERS) {
    await editor.getByLabel('Etwas anderes').selectOption(kind);
    // A hint is for an element.
    if (kind === 'Hinweis') await page.getByTestId('new').click();
    await expect(editor.getByLabel('Titel', { exact: true }).first()).toBeVisible();
    await judge(page);
    expect(await passedOver(page, editor), kind).toEqual([]);
    await editor.getByRole('button', { name: 'Alle Anleitungen' }).click();
  }
  // Of a walkthrough, a step with its element.
  await editor.getByRole('button', { name: 'Mit einem leeren Schritt beginnen' }).click();
  await expect(editor.getByLabel('Titel', { exact: true }).first()).toBeVisible();
  await judge(page);
  expect(await passedOver(page, editor), 'walkthrough').toEqual([]);
});
