import type { Page } from '@playwright/test';
import { card, css, host, lives, press, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test, type WireEvent } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// Routers of frameworks, and pages without one: a guide goes with the visitor from page to page, waits where they went
// back to, outlives a reload and a sign-in, and is begun and completed once.

/** A router that listens to the Navigation API, and one that has every page loaded. */
const PLAIN = `<nav><a id=home href=/>Home</a> <a id=orders href=/orders>Orders</a></nav><main></main><script>
  const draw = () => {
    const [, section, order] = location.pathname.split('/');
    const main = document.querySelector('main');
    main.replaceChildren();
    if (order) main.append(Object.assign(document.createElement('input'), { id: 'amount', ariaLabel: 'Amount' }));
    else if (section) main.append(Object.assign(document.createElement('a'), { id: 'first', href: '/orders/7', textContent: 'Order 7' }));
  };
  draw();`;
const BY_NAVIGATION = `${PLAIN}
  navigation.addEventListener('navigate', (event) => { if (event.canIntercept && event.navigationType !== 'reload') event.intercept({ handler: async () => draw() }); });</script>`;

const CELLS = {
  'React Router': { library: 'react-router', start: '/', hash: '' },
  'Vue Router, history': { library: 'vue-router', start: '/', hash: '' },
  'Vue Router, hash': { library: 'vue-router', start: '/hash', hash: '/hash#' },
  'Angular Router': { library: 'angular-router', start: '/', hash: '' },
  'Navigation API': { body: BY_NAVIGATION, start: '/', hash: '' },
  'full page loads': { body: `${PLAIN}</script>`, start: '/', hash: '' },
};

const guide = (hash: string) =>
  walkthrough(
    [
      { target: css('#orders'), advance: 'click' },
      { page: `${hash}/orders`, target: css('#first'), advance: 'click' },
      { page: `${hash}/orders/*`, target: css('#amount'), advance: 'input' },
      { page: `${hash}/orders/*` },
    ],
    { trigger: { on: 'page', path: '/*' } },
  );

const begun = (heard: WireEvent[]) => lives(heard).filter((life) => life === 'guide.started');

async function goThrough(page: Page, heard: WireEvent[]): Promise<void> {
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#orders').click();
  await expect(card(page, 'Step 2')).toBeVisible();
  await page.locator('#first').click();
  await expect(card(page, 'Step 3')).toBeVisible();
  // Back to where the step is not: the guide waits, and goes on when the visitor comes forward.
  await page.goBack();
  await expect(page.locator('#first')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goForward();
  await expect(card(page, 'Step 3')).toBeVisible();
  await page.reload();
  await expect(card(page, 'Step 3')).toBeVisible();
  await page.locator('#amount').pressSequentially('12');
  await page.keyboard.press('Enter');
  await press(page, 'Step 4', 'Done');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
  expect(begun(heard)).toHaveLength(1);
  expect(lives(heard).filter((life) => /missed|dismissed/.test(life))).toEqual([]);
  const completed = lives(heard).filter((life) => life.startsWith('step.completed'));
  expect(completed).toEqual(['s1', 's2', 's3', 's4'].map((step) => `step.completed ${step}`));
}

for (const [name, cell] of Object.entries(CELLS))
  test(`${name}: a guide goes with the visitor, back, forward and through a reload`, async ({ page, app, site }) => {
    await app.publish(guide(cell.hash));
    const heard = hearEvents(page);
    const faults = hearFaults(page);
    const { origin } = await site(
      'body' in cell ? () => ({ body: host(app, cell.body) }) : await widgetPages(cell.library, app)(),
    );
    await page.goto(`${origin}${cell.start}`);
    await goThrough(page, heard);
    expect(faults).toEqual([]);
  });

test('a redirect to a sign-in in the middle: the guide is silent there, and goes on after it', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough([
      { target: css('#on'), advance: 'click' },
      { page: '/account', target: css('#name'), advance: 'input' },
      { page: '/account' },
    ]),
  );
  const heard = hearEvents(page);
  let isIn = false;
  const to = (location: string) => ({ body: '', status: 303, headers: { location } });
  const { origin } = await site((path) => {
    if (path === '/session') {
      isIn = true;
      return to('/account');
    }
    if (path === '/account' && !isIn) return to('/login');
    if (path === '/login')
      return { body: host(app, '<form method=post action=/session><button id=in>Sign in</button></form>') };
    return { body: host(app, path === '/' ? '<a id=on href=/account>Account</a>' : '<input id=name aria-label=Name>') };
  });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#on').click();
  await expect(page.locator('#in')).toBeVisible();
  await expect.poll(() => heard.filter((one) => one.name === 'page.viewed').length).toBe(2);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('#in').click();
  await expect(card(page, 'Step 2')).toBeVisible();
  await page.locator('#name').pressSequentially('Ada');
  await page.keyboard.press('Enter');
  await press(page, 'Step 3', 'Done');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
  expect(begun(heard)).toHaveLength(1);
  expect(lives(heard).filter((life) => /missed|dismissed/.test(life))).toEqual([]);
});
