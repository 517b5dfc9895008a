import type { Page } from '@playwright/test';
import { css, guideOf, words } from './support/kinds.ts';
import { startCollector, type Collector } from './support/collector.ts';
import { DEMO_SERVER } from './support/demo.ts';
import { expect, hearFaults, test as base } from './support/test.ts';
import { hearViolations } from './support/violations.ts';

const test = base.extend<object, { demo: Collector }>({
  demo: [
    async ({}, use) => {
      const demo = await startCollector({ bin: DEMO_SERVER });
      await use(demo);
      await demo.dispose();
    },
    { scope: 'worker' },
  ],
});

/** Nothing but scripts with the nonce, and what they import; no styles at all, no markup from text. */
const strictest = (collector: string, styles = "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'nonce-n1' 'strict-dynamic'",
    `style-src ${styles}`,
    `connect-src ${collector}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const target = css('#new');
const theme = { accent: '#0a7d4f', radius: 4 };
const item = { itemId: 'a', title: 'Read', blocks: words('They are short.'), completedBy: 'tick' };
const question = (type: string, more: object = {}) => ({ type, questionId: type, title: `A ${type}`, ...more });
const steps = ['one', 'two'].map((stepId) => ({
  type: 'tooltip',
  stepId,
  title: stepId,
  blocks: words('So.'),
  target,
}));
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** Each kind, and what opens and ends it. */
const SCENES: Record<string, { guide: object; acts: ((page: Page) => Promise<void>)[] }> = {
  walkthrough: { guide: guideOf('walkthrough', { steps, theme }), acts: [press('Next'), press('Done')] },
  announcement: { guide: guideOf('announcement', { theme }), acts: [press('Got it')] },
  'slide-in': { guide: guideOf('announcement', { form: 'slide-in' }), acts: [press('Got it')] },
  banner: { guide: guideOf('banner', { tone: 'danger' }), acts: [press('Close')] },
  'banner in the flow': { guide: guideOf('banner', { place: { inside: css('main') } }), acts: [press('Close')] },
  'known issue': { guide: guideOf('known-issue'), acts: [press(/I have this/)] },
  hint: { guide: guideOf('hint', { target }), acts: [press(/^Tip/), press('Got it')] },
  launcher: {
    guide: guideOf('launcher', { form: 'beside', target, actions: [{ do: 'help' }] }),
    acts: [press('The launcher')],
  },
  checklist: { guide: guideOf('checklist', { items: [item], ordered: true }), acts: [] },
  survey: {
    guide: guideOf('survey', { questions: [question('nps'), question('rating', { of: 5 }), question('text')] }),
    acts: [(page) => page.getByRole('radio').first().click({ force: true })],
  },
};

for (const [name, { guide, acts }] of Object.entries(SCENES))
  test(`${name}: nothing is done that the strictest policy forbids`, async ({ page, app, collector, site }) => {
    await app.publish(guide);
    const violations = await hearViolations(page);
    const faults = hearFaults(page);
    const tag = app.tag.replace('<script', '<script nonce="n1"');
    const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><main><h1>Requests</h1><button id="new">New</button></main>${tag}`;
    const headers = { 'content-security-policy': strictest(collector.url) };
    const { origin } = await site({ '/': { body, headers } });
    await page.goto(`${origin}/`);
    await expect(page.locator('handrail-root button').first()).toBeVisible();
    for (const act of acts) await act(page);
    await expect.poll(async () => (await app.count()).stored).toBeGreaterThan(0);
    expect(await violations()).toEqual([]);
    expect(faults).toEqual([]);
  });

test('the demo and its walkthrough do nothing that the strictest policy forbids', async ({ page, demo }) => {
  const violations = await hearViolations(page);
  const faults = hearFaults(page);
  // The pages' own policy is kinder; their style sheets are files.
  await page.route('**/demo/**', async (route) => {
    const answer = await route.fetch();
    if (!/html/.test(answer.headers()['content-type'] ?? '')) return route.fulfill({ response: answer });
    const body = (await answer.text()).replaceAll('<script', '<script nonce="n1"');
    const headers = { ...answer.headers(), 'content-security-policy': strictest("'self'", "'self'") };
    return route.fulfill({ response: answer, body, headers });
  });
  for (const at of ['new-request.html', 'request.html?id=PR-1036', 'approvals.html', 'suppliers.html', '']) {
    await page.goto(`${demo.url}/demo/${at}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
  }
  await page.evaluate(() => window.handrail?.push(['show', 'raise-first-request']));
  const card = page.locator('handrail-root').getByRole('dialog');
  await expect(card).toBeVisible();
  await page
    .locator('handrail-root')
    .getByRole('button', { name: /Next|Start/ })
    .first()
    .click();
  await expect(card).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(faults).toEqual([]);
});
