import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { css, guideOf, host, words } from './support/kinds.ts';
import { expect, test } from './support/test.ts';

const target = css('#new');
const blocks = [
  { type: 'heading', level: 2, content: [{ text: 'A heading' }] },
  {
    type: 'paragraph',
    content: [{ text: 'Words, ' }, { text: 'a link', href: '/x' }, { text: ' and code', marks: ['code'] }],
  },
  { type: 'callout', tone: 'danger', blocks: words('Take care.') },
  { type: 'table', header: [[{ text: 'Level' }]], rows: [[[{ text: 'L1' }]]] },
  { type: 'code', text: 'npm test' },
  { type: 'video', src: '/film', title: 'A film' },
];
const items = [
  { itemId: 'a', title: 'Read the rules', blocks: words('They are short.'), completedBy: 'tick' },
  { itemId: 'b', title: 'Raise a request', completedBy: 'tick' },
];
const options = ['One', 'Two'].map((label) => ({ optionId: label, label }));
const question = (type: string, more: object = {}) => ({
  type,
  questionId: type,
  title: `A ${type} question`,
  ...more,
});
const step = { type: 'tooltip', stepId: 's', title: 'A step', blocks, target };

/** Every kind in the states in which a visitor meets it. */
const SCENES: Record<string, { guide: object; act?: (page: Page) => Promise<void> }> = {
  walkthrough: { guide: guideOf('walkthrough', { steps: [step, { ...step, stepId: 't' }] }) },
  dialog: { guide: guideOf('announcement', { blocks }) },
  'slide-in': { guide: guideOf('announcement', { form: 'slide-in', blocks }) },
  banner: { guide: guideOf('banner', { tone: 'danger' }) },
  'banner in the flow': { guide: guideOf('banner', { place: { inside: css('main') }, tone: 'success' }) },
  'known issue': { guide: guideOf('known-issue') },
  hint: {
    guide: guideOf('hint', { target }),
    act: (page) => page.getByRole('button', { name: /^Tip|^تلميح/ }).click(),
  },
  launcher: { guide: guideOf('launcher', { form: 'beside', target, actions: [{ do: 'help' }] }) },
  checklist: { guide: guideOf('checklist', { items, ordered: true }) },
  nps: {
    guide: guideOf('survey', { anonymous: true, questions: [question('nps', { required: true }), question('text')] }),
  },
  stars: { guide: guideOf('survey', { questions: [question('rating', { low: 'Hard', high: 'Easy' })] }) },
  choice: { guide: guideOf('survey', { form: 'dialog', questions: [question('multiple', { options })] }) },
  text: { guide: guideOf('survey', { questions: [question('text', { maxLength: 60 })] }) },
};
const page1 = '<main><h1>Requests</h1><button id=new style="margin: 30px">New</button></main>';

for (const colorScheme of ['light', 'dark'] as const)
  for (const [name, { guide, act }] of Object.entries(SCENES))
    test(`${name}, ${colorScheme}: axe finds nothing`, { tag: '@one-engine' }, async ({ page, app, site }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await app.publish(guide);
      const { origin } = await site({ '/': { body: host(app, page1) } });
      await page.goto(`${origin}/`);
      await expect(page.locator('handrail-root button').first()).toBeVisible();
      await act?.(page);
      if (JSON.stringify(guide).includes('callout')) await expect(page.locator('handrail-root .callout')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html.slice(0, 160)) }))).toEqual([]);
    });

for (const [what, width, height] of [
  ['at 400 % zoom', 320, 256],
  ['on a small phone', 320, 568],
] as const)
  for (const [name, { guide, act }] of Object.entries(SCENES))
    test(`${name} ${what}: nothing is cut off at the side, and the last button can be pressed`, async ({
      page,
      app,
      site,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await app.publish(guide);
      const { origin } = await site({ '/': { body: host(app, page1) } });
      await page.goto(`${origin}/`);
      await expect(page.locator('handrail-root button').first()).toBeVisible();
      await act?.(page);
      const box = page.locator('handrail-root :is(.card, .strip, .pill)').last();
      const fits = () =>
        box.evaluate((element) => {
          const { left, right } = element.getBoundingClientRect();
          const scrolls = !element.matches('.pill') && element.scrollWidth > element.clientWidth + 1;
          return left >= 0 && right <= innerWidth && !scrolls;
        });
      // Where the driver cannot ask for less motion, it comes in from the side.
      await expect.poll(fits).toBe(true);
      await box.getByRole('button').last().hover();
      for (const button of await box.locator('.foot button').all()) await button.hover();
    });

test('an Arabic page has our words in Arabic, from the right, with the corner at its end', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guideOf('checklist', { items, title: 'البدء' }));
  await app.publish(guideOf('banner', { title: 'إعلان', blocks: words('نص') }));
  const body = host(app, page1).replace('lang="en"', 'lang="ar" dir="rtl"');
  const { origin } = await site({ '/': { body } });
  await page.goto(`${origin}/`);
  const panel = page.getByRole('region', { name: 'البدء' });
  await expect(panel.getByRole('button', { name: 'عدم الإظهار مرة أخرى' })).toBeVisible();
  expect((await panel.boundingBox())?.x).toBe(16);
  expect(await panel.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  const [close, text] = [
    page.getByRole('region', { name: 'إعلان' }).getByRole('button', { name: 'إغلاق' }),
    page.getByText('إعلان', { exact: true }),
  ];
  expect((await close.boundingBox())?.x).toBeLessThan((await text.boundingBox())?.x ?? 0);
});

test('the visitor’s own size of text is followed, whatever the page has set', async ({
  page,
  app,
  site,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'the size is set over CDP');
  await app.publish(guideOf('announcement', { form: 'corner' }));
  const { origin } = await site({ '/': { body: host(app, page1, '<style>html{font-size:62.5%}</style>') } });
  await page.goto(`${origin}/`);
  const size = () => page.locator('handrail-root #text').evaluate((element) => getComputedStyle(element).fontSize);
  expect(await size()).toBe('14px');
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await expect.poll(size).toBe('28px');
  await page.locator('handrail-root').getByRole('button', { name: 'Got it' }).hover();
});

test('a theme of the app, and over it that of the guide, token by token', async ({ page, app, site, collector }) => {
  const theme = { accent: '#8a1c3c', radius: 2, font: 'mono', dark: { accent: '#ffb0c4', onAccent: '#2b0713' } };
  await collector.api('PUT', `/api/apps/${app.appId}`, { name: 'Themed', theme });
  await app.publish(guideOf('announcement', { theme: { radius: 20, light: { surface: '#fffaf2' } } }));
  const { origin } = await site({ '/': { body: host(app, page1) } });
  await page.goto(`${origin}/`);
  const card = page.getByRole('dialog', { name: 'The announcement' });
  await expect(card).toHaveCSS('border-radius', '20px');
  await expect(card).toHaveCSS('background-color', 'rgb(255, 250, 242)');
  await expect(card).toHaveCSS('font-family', /monospace/);
  await expect(card.getByRole('button', { name: 'Got it' })).toHaveCSS('background-color', 'rgb(138, 28, 60)');
});

test('nothing of what lies beside the page is printed', async ({ page, app, site, browserName }) => {
  test.skip(browserName === 'firefox', 'the driver cannot emulate print');
  await app.publish(guideOf('survey', { questions: [question('nps')] }));
  await app.publish(guideOf('banner'));
  const { origin } = await site({ '/': { body: host(app, page1) } });
  await page.goto(`${origin}/`);
  const place = page.locator('handrail-root .place').first();
  await expect(place).toBeVisible();
  await expect(page.getByRole('region', { name: 'The banner' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(place).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('padding-top', '0px');
});
