import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Locator, Page } from '@playwright/test';
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

async function judge(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include({ fromShadowDom: ['handrail-root', 'iframe'] })
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
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

test('an announcement and a banner are made and written in German, the focus stays with who writes; axe finds nothing @one-engine', async ({
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
