import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test';
import type { Collector } from './collector.ts';
import { panels } from './editor.ts';
import { enterAs } from './member.ts';
import { expect, hearFaults } from './test.ts';

/** The steps of the guide, in the panels. */
export const stepsOf = (editor: FrameLocator) =>
  editor.getByRole('list', { name: 'Steps of this guide' }).getByRole('listitem');
export const saved = (editor: FrameLocator) => editor.getByRole('status').getByText('Saved', { exact: true });

/** By the keyboard, since a choice that a script makes is not the author's. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByLabel(field).focus();
  await page.keyboard.type(option);
}

/** An author and a reviewer at work in one app, each in a browser of their own, and what their pages complained of. */
export interface Team {
  /** Opens the application from the dashboard with the editor over it. */
  open(address: string): Promise<{ tab: Page; editor: FrameLocator }>;
  /** The author asks, the reviewer approves and publishes: all of it in the dashboard. */
  reviewAndPublish(guideId: string): Promise<void>;
  /** Somebody who has never been there. */
  visitor(address: string): Promise<Page>;
  faults: string[];
  close(): Promise<void>;
}

export async function teamFor(browser: Browser, collector: Collector, appId: string): Promise<Team> {
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  async function enter(): Promise<BrowserContext> {
    // As wide as a desk, so that the panels lie beside the page and not on it.
    const context = await browser.newContext({ viewport: { width: 1_680, height: 900 }, locale: 'en-GB' });
    contexts.push(context);
    // What does not come is to be named where it was waited for.
    context.setDefaultTimeout(30_000);
    context.on('page', (page) => faults.push(hearFaults(page)));
    return context;
  }
  const [author, reviewer] = [await enter(), await enter()];
  await enterAs(author, collector, { name: 'Ada', appId, roles: ['author'] });
  await enterAs(reviewer, collector, { name: 'Cleo', appId, roles: ['reviewer'] });
  const dashboard = `${collector.url}/dashboard/#/apps/${appId}`;

  return {
    async open(address) {
      const page = await author.newPage();
      await page.goto(dashboard);
      const form = page.getByRole('form', { name: 'New guide' });
      const field = form.getByLabel('Address of the page');
      await expect(page.getByText('New guide').first()).toBeVisible();
      if (!(await field.isVisible())) await page.getByText('New guide').first().click();
      await field.fill(address);
      const opened = page.waitForEvent('popup');
      await form.getByRole('button', { name: 'Record on the live page' }).click();
      const tab = await opened;
      await tab.waitForURL(address);
      const editor = panels(tab);
      await expect(editor.getByRole('button', { name: 'Record a walkthrough' })).toBeVisible({ timeout: 20_000 });
      return { tab, editor };
    },
    async reviewAndPublish(guideId) {
      const theirs = `${dashboard}/guides/${guideId}`;
      const ada = await author.newPage();
      await ada.goto(theirs);
      await ada.getByRole('button', { name: 'Ask for a review' }).click();
      await expect(ada.getByText('In review').first()).toBeVisible();
      await expect(ada.getByRole('button', { name: 'Publish' })).toHaveCount(0);
      const cleo = await reviewer.newPage();
      await cleo.goto(theirs);
      await cleo.getByRole('button', { name: 'Approve' }).click();
      await cleo.getByRole('button', { name: 'Publish' }).click();
      await expect(cleo.getByText(/Version 1 since/)).toBeVisible();
    },
    async visitor(address) {
      const page = await (await enter()).newPage();
      await page.goto(address);
      return page;
    },
    get faults() {
      return faults.flat();
    },
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}

interface Listed {
  guides: { guideId: string; title: string; completedBy?: number }[];
}

/** The draft with a title, as its authors have it. */
export async function draftOf({ api }: Collector, appId: string, title: string) {
  const { guides } = await api<Listed>('GET', `/api/apps/${appId}/guides`);
  const guideId = guides.find((one) => one.title === title)?.guideId ?? '';
  const { guide } = await api<{ guide: object }>('GET', `/api/apps/${appId}/guides/${guideId}`);
  return { guide, guideId };
}

export async function completedBy({ api }: Collector, appId: string, guideId: string): Promise<number> {
  const today = new Date().toISOString().slice(0, 10);
  const { guides } = await api<Listed>('GET', `/api/apps/${appId}/metrics/guides?from=${today}&to=${today}`);
  return guides.find((one) => one.guideId === guideId)?.completedBy ?? 0;
}
