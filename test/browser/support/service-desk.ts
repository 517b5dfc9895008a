import type { Role } from '@handrail/protocol';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Collector } from './collector.ts';
import { enterAs } from './member.ts';
import { expect, hearFaults } from './test.ts';

/** The help panel in a page of a visitor. */
export const panel = (page: Page) =>
  page
    .locator('handrail-root')
    .getByRole('dialog')
    .filter({ has: page.locator('#handrail-heading') });
/** Ours, since the application may have a button of this name. */
export const launcher = (page: Page) =>
  page.locator('handrail-root').getByRole('button', { name: 'Help', exact: true });
export const conversation = (page: Page) => page.getByRole('list', { name: 'Conversation' });

/** People around one app, each in a browser of their own, and what their pages complained of. */
export interface People {
  /** A member at a page of the dashboard. */
  member(name: string, roles: Role[], path: string): Promise<Page>;
  /** Somebody who has never been in the application, but for what it remembers in its storage. */
  visitor(address: string, remembers?: Readonly<Record<string, string>>): Promise<Page>;
  /** From now on everybody gets this script of the application as it is in its next release. */
  release(script: string, change: (code: string) => string): Promise<void>;
  faults: string[];
  close(): Promise<void>;
}

export function peopleOf(browser: Browser, collector: Collector, appId: string): People {
  const contexts: BrowserContext[] = [];
  const faults: string[][] = [];
  let released: ((context: BrowserContext) => Promise<unknown>) | undefined;
  async function enter(): Promise<BrowserContext> {
    const context = await browser.newContext({
      ...{ reducedMotion: 'reduce', locale: 'en-GB', viewport: { width: 1_280, height: 900 } },
    });
    contexts.push(context);
    await released?.(context);
    // What does not come is to be named where it was waited for.
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => faults.push(hearFaults(page)));
    context.on('console', (said) => {
      if (said.type() === 'warning' && said.text().startsWith('Handrail')) console.log(said.text());
    });
    return context;
  }
  return {
    async member(name, roles, path) {
      const context = await enter();
      await enterAs(context, collector, { name, appId, roles });
      const page = await context.newPage();
      await page.goto(`${collector.url}/dashboard/#${path}`);
      return page;
    },
    async visitor(address, remembers = {}) {
      const context = await enter();
      await context.addInitScript((entries) => {
        // A page without an origin has no storage.
        if (origin === 'null') return;
        for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
      }, remembers);
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    async release(script, change) {
      const deliver = (context: BrowserContext) =>
        context.route(script, async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, body: change(await answer.text()) });
        });
      for (const context of contexts) await deliver(context);
      released = deliver;
    },
    get faults() {
      return faults.flat();
    },
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}

const words = (text: string) => [{ type: 'paragraph', content: [{ text }] }];

/** A guide for a page whose second step points at what the application no longer has. */
export const outdated = ({ path, first }: { path: string; first: object }) => ({
  ...{ kind: 'walkthrough', guideId: 'budget', title: 'Fill in the costs', trigger: { on: 'page', path } },
  steps: [
    { type: 'tooltip', stepId: 'what', title: 'Say what it is', blocks: words('In a few words.'), target: first },
    {
      ...{ type: 'tooltip', stepId: 'line', title: 'The budget line', blocks: words('Choose yours.') },
      ...{ target: { v: 1, css: '#budget-line' }, waitMs: 200 },
    },
  ],
});

export const next = (page: Page, title: string) =>
  page.getByRole('dialog', { name: title }).getByRole('button', { name: 'Next' }).click();

export const search = (page: Page, text: string) => panel(page).getByRole('searchbox').fill(text);

/** A visitor cannot go on in a guide, finds nothing about it in the panel, and asks with a picture of the page. */
export async function failAndAsk(page: Page, { searched, says }: { searched: string; says: string }): Promise<void> {
  const missed = page.getByRole('dialog', { name: /can’t find this/ });
  await missed.getByRole('button', { name: 'Close' }).click();
  await launcher(page).click();
  await search(page, searched);
  await expect(panel(page).getByText(`Nothing was found for “${searched}”`)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Ask us' }).first().click();
  await panel(page).getByLabel('What happened?').fill(says);
  const category = panel(page).getByLabel('What is it about?');
  await category.selectOption('Orders');
  await panel(page).getByRole('button', { name: 'Picture of this page' }).click();
  await expect(panel(page).getByText('page.png')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(panel(page).getByText(/^Your request has the number/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'My requests' }).click();
  await panel(page).getByRole('button', { name: says }).click();
  await expect(panel(page).getByText('New', { exact: true })).toBeVisible();
}

interface Answer {
  opens: string;
  says: string;
  guide: string;
}

/** An agent opens a ticket, sees what went along with it, and answers with a guide. */
export async function answerWithGuide(page: Page, { opens, says, guide }: Answer): Promise<void> {
  await page.getByRole('link', { name: opens, exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What went along' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Your reply' }).click();
  await page.keyboard.type(says);
  await page.getByRole('button', { name: 'Send a guide' }).click();
  await page.getByRole('button', { name: `Send “${guide}”` }).click();
  await page.getByRole('button', { name: 'Send Ctrl' }).click();
  await expect(conversation(page).getByText('Offered')).toBeVisible();
}
