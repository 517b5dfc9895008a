import { css, guideOf, host, leftovers, NOTHING, once, told, words } from './support/kinds.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';

const STRICT = {
  'content-security-policy':
    "default-src 'none'; script-src http:; connect-src http:; style-src 'none'; img-src 'none'",
};

test('an announcement holds the page up, keeps the focus, and ends by Escape as dismissed', async ({
  page,
  app,
  site,
}) => {
  const buttons = [{ buttonId: 'more', label: 'More', main: true, actions: [{ do: 'complete' }] }];
  await app.publish(guideOf('announcement', { buttons }));
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, '<input id=field autofocus><button id=go>Go</button>') } });
  await page.goto(`${origin}/`);
  const dialog = page.getByRole('dialog', { name: 'The announcement' });
  await expect(dialog).toBeFocused();
  await expect(dialog).toHaveAttribute('aria-modal', 'true');
  for (const name of ['Don’t show again', 'More', 'Close', 'Don’t show again']) {
    await page.keyboard.press('Tab');
    await expect(dialog.getByRole('button', { name })).toBeFocused();
  }
  // What lies behind the scrim cannot be pressed.
  await expect(page.locator('#go').click({ timeout: 500 })).rejects.toThrow();
  await page.keyboard.press('Escape');
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await expect(page.locator('#field')).toBeFocused();
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'guide.dismissed']);
  await expect.poll(async () => (await app.count()).distinct).toBe(once(heard).length);
  expect(faults).toEqual([]);
});

for (const form of ['slide-in', 'corner'])
  test(`an announcement of the form ${form} leaves page and focus alone, is read out, and is reached by F6`, async ({
    page,
    app,
    site,
  }) => {
    await app.publish(guideOf('announcement', { form }));
    const heard = hearEvents(page);
    const { origin } = await site({ '/': { body: host(app, '<input id=field autofocus>') } });
    await page.goto(`${origin}/`);
    const card = page.getByRole('dialog', { name: 'The announcement' });
    await expect(card).toBeVisible();
    await expect(page.locator('#field')).toBeFocused();
    await expect(page.locator('handrail-root [aria-live]')).toContainText('The announcement');
    await page.keyboard.type('abc');
    await expect(page.locator('#field')).toHaveValue('abc');
    await page.keyboard.press('F6');
    await expect(card).toBeFocused();
    await card.getByRole('button', { name: 'Got it' }).click();
    await expect.poll(() => told(heard)).toEqual(['guide.started', 'guide.completed']);
    expect(await leftovers(page)).toEqual(NOTHING);
  });

test('"Don’t show again" is kept, and is not offered where the guide was asked for', async ({ page, app, site }) => {
  await app.publish(guideOf('announcement', { form: 'corner', frequency: { show: 'always' } }));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'Don’t show again' }).click();
  await expect.poll(() => told(heard)).toContain('guide.muted');
  await page.reload();
  await expect.poll(() => heard.filter(({ name }) => name === 'page.viewed').length).toBe(2);
  await expect(page.locator('handrail-root')).toHaveCount(0);
  await page.evaluate(() => void window.handrail?.push(['show', 'the-announcement']));
  await expect(page.getByRole('dialog', { name: 'The announcement' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Don’t show again' })).toHaveCount(0);
});

test('for a banner the page makes room: its flow, its fixed header and what sticks; and takes it back', async ({
  page,
  app,
  site,
}) => {
  const head = `<style>body{margin:0}#fixed{position:fixed;top:0;left:0;right:0;height:40px}
    #side{position:fixed;top:0;bottom:0;left:0;width:90px}#first{margin-top:60px}#sticky{position:sticky;top:0}</style>`;
  const body = `<div id=side>Side</div><div id=fixed>Fixed</div><p id=first>First</p><p id=sticky>Sticky</p><div style="height:3000px"></div>`;
  await app.publish(guideOf('banner', { buttons: [{ buttonId: 'x', label: 'Done', actions: [{ do: 'complete' }] }] }));
  const heard = hearEvents(page);
  // The page has one inline style attribute of its own, which has to stay as it is.
  const { origin } = await site({ '/': { body: host(app, body, head) } });
  const tops = () =>
    page.evaluate(() =>
      ['fixed', 'side', 'first'].map((id) => document.getElementById(id)?.getBoundingClientRect().top),
    );
  await page.goto(`${origin}/`);
  const banner = page.getByRole('region', { name: 'The banner' });
  await expect(banner).toBeVisible();
  const height = (await banner.boundingBox())?.height ?? 0;
  expect(height).toBeGreaterThan(40);
  await expect.poll(tops).toEqual([height, height, 60 + height]);
  await page.evaluate(() => window.scrollTo(0, 1_000));
  expect(await page.locator('#sticky').evaluate((element) => element.getBoundingClientRect().top)).toBe(0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await banner.getByRole('button', { name: 'Done' }).click();
  await expect.poll(tops).toEqual([0, 0, 60]);
  expect(await leftovers(page)).toEqual({ ...NOTHING, attributes: 1 });
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'guide.completed']);
});

test('two banners lie one below the other, and a card in the corner above one at the bottom', async ({
  page,
  app,
  site,
}) => {
  await app.publish(guideOf('banner'));
  await app.publish(guideOf('banner', { guideId: 'second', title: 'Second' }));
  await app.publish(guideOf('banner', { guideId: 'low', title: 'Low', place: 'bottom' }));
  await app.publish(guideOf('launcher', { actions: [{ do: 'help' }] }));
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const boxOf = async (name: string) => {
    const box = await page.getByRole('region', { name, exact: true }).boundingBox();
    return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
  };
  const launcher = page.getByRole('button', { name: 'The launcher', exact: true });
  await expect(launcher).toBeVisible();
  await expect(page.getByRole('region')).toHaveCount(3);
  const both = [await boxOf('The banner'), await boxOf('Second')].sort((one, other) => one.top - other.top);
  expect(both[0]?.top).toBe(0);
  expect(both[1]?.top).toBe(both[0]?.bottom);
  const button = await launcher.boundingBox();
  await expect.poll(async () => (await boxOf('Low')).top).toBeGreaterThan((button?.y ?? 0) + (button?.height ?? 0));
});

for (const place of ['before', 'inside'])
  test(`a banner ${place} an element stands in the flow, outlives a page that draws anew, and leaves nothing`, async ({
    page,
    app,
    site,
  }) => {
    await app.publish(guideOf('banner', { place: { [place]: css('#list') }, tone: 'success' }));
    const faults = hearFaults(page);
    const { origin } = await site({ '/': { body: host(app, '<main><section id=list><p>One</p></section></main>') } });
    await page.goto(`${origin}/`);
    const banner = page.getByRole('region', { name: 'The banner' });
    await expect(banner).toBeVisible();
    const isPlaced = () =>
      page.evaluate((at) => {
        const [root, list] = [document.querySelector('handrail-root'), document.querySelector('#list')];
        return at === 'before' ? root === list?.previousSibling : root === list?.firstChild;
      }, place);
    expect(await isPlaced()).toBe(true);
    // Drawn anew as frameworks do: the children replaced, then the element itself.
    await page.evaluate(() => {
      const list = document.querySelector('#list');
      list?.replaceChildren(...[1, 2].map(() => document.createElement('p')));
      list?.parentElement?.replaceChildren(list);
    });
    await expect.poll(isPlaced).toBe(true);
    await page.evaluate(() => {
      const fresh = Object.assign(document.createElement('section'), { id: 'list', textContent: 'Fresh' });
      document.querySelector('main')?.replaceChildren(fresh);
    });
    await expect.poll(isPlaced).toBe(true);
    await page.evaluate(() => document.querySelector('main')?.replaceChildren());
    await expect(page.locator('handrail-root')).toHaveCount(0);
    await page.evaluate(() => {
      const again = Object.assign(document.createElement('section'), { id: 'list', textContent: 'Again' });
      document.querySelector('main')?.replaceChildren(again);
    });
    await banner.getByRole('button', { name: 'Close' }).click();
    await expect(page.locator('handrail-root')).toHaveCount(0);
    expect(faults).toEqual([]);
  });

test('"I have this too" counts a visitor once, thanks for it, and keeps the focus', async ({ page, app, site }) => {
  await app.publish(guideOf('known-issue'));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>') } });
  await page.goto(`${origin}/`);
  const issue = page.getByRole('region', { name: 'The known-issue' });
  await expect(issue).toContainText(/Since \d+ \w+/);
  await issue.getByRole('button', { name: 'I have this too' }).focus();
  await page.keyboard.press('Enter');
  const thanks = issue.getByRole('button', { name: 'Thanks, counted' });
  await expect(thanks).toBeFocused();
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(thanks).toBeVisible();
  await expect.poll(() => told(heard).filter((name) => name === 'issue.affected')).toHaveLength(1);
});

test('blocks: a picture that the policy refuses is said in words, a film fetches nothing before the click', async ({
  page,
  app,
  site,
}) => {
  const other = await site({ '/film': { body: '<!doctype html><title>Film</title>' } });
  const film = other.origin.replace('127.0.0.1', 'localhost');
  const blocks = [
    { type: 'image', src: '/a.png', alt: 'A plan of the house' },
    { type: 'video', src: `${film}/film`, embed: true, title: 'How it works' },
    { type: 'table', header: [[{ text: 'Level' }]], rows: [[[{ text: 'L1' }]]] },
    { type: 'callout', tone: 'warning', blocks: words('Take care.') },
    { type: 'columns', columns: [words('Left'), words('Right')] },
    { type: 'code', text: 'npm test' },
    { type: 'divider' },
  ];
  await app.publish(guideOf('announcement', { blocks, title: 'Blocks' }));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const policy = { 'content-security-policy': `${STRICT['content-security-policy']}; frame-src http:` };
  const { origin } = await site({ '/': { body: host(app, '<p>App</p>'), headers: policy } });
  await page.goto(`${origin}/`);
  const dialog = page.getByRole('dialog', { name: 'Blocks' });
  await expect(dialog.getByText('A plan of the house')).toBeVisible();
  await expect(dialog.getByRole('columnheader', { name: 'Level' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Warning' })).toBeVisible();
  const play = dialog.getByRole('button', { name: 'Play: How it works' });
  await expect(play).toContainText('Loads from localhost');
  expect(asked.filter((url) => url.startsWith(film))).toEqual([]);
  await play.click();
  const frame = dialog.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', /allow-scripts/);
  await expect(frame).not.toHaveAttribute('sandbox', /allow-top-navigation/);
  await expect.poll(() => asked.filter((url) => url.startsWith(film))).toHaveLength(1);
});

for (const kind of ['announcement', 'banner', 'known-issue'])
  test(`${kind}: a strict policy is kept, and stop() leaves nothing behind`, async ({ page, app, site }) => {
    await app.publish(guideOf(kind));
    const faults = hearFaults(page);
    const { origin } = await site({ '/': { body: host(app, '<p>App</p>'), headers: STRICT } });
    await page.goto(`${origin}/`);
    const shown = page.locator('handrail-root').getByText(`The ${kind}`, { exact: true });
    await expect(shown).toBeVisible();
    expect(await shown.evaluate((element) => getComputedStyle(element).fontWeight)).not.toBe('400');
    await page.evaluate(() => void window.handrail?.push(['stop']));
    expect(await leftovers(page)).toEqual(NOTHING);
    expect(faults).toEqual([]);
  });
