import { expect, hearFaults, test } from './support/test.ts';
import { captured, hear, hostPage } from './support/usage.ts';

test.use({ noted: {} });

const RECTANGLE = 'style="display:block;width:300px;height:80px"';

test('clicks tell what kind of element was used and where, never what it says', async ({ page, app, site }) => {
  const { origin } = await site({
    '/orders': hostPage(
      app,
      `<main><form id="order"><div data-handrail-region="toolbar">
         <button type="button" data-testid="save" aria-label="Save for Ada Lovelace"><span><b>Save it</b></span></button>
         <button type="button" id="x-48213-q7zzk" role="switch">Generated</button>
       </div></form></main>
       <div role="dialog"><label>Agree <input type="checkbox" name="agree"></label></div>
       <article><header><a href="#more" id="more">More</a></header></article>`,
    ),
  });
  const heard = hear(page);
  const faults = hearFaults(page);
  await page.goto(`${origin}/orders?secret=1#also`);
  await captured(page);
  await page.getByText('Save it').click();
  await page.getByText('Generated').click();
  await page.getByText('Agree').click();
  await page.getByText('More').click();
  await expect
    .poll(() => heard.of('element.clicked').map(({ element }) => element))
    .toEqual([
      {
        kind: 'button',
        role: 'button',
        signals: { 'data-testid': 'save' },
        within: ['main', 'form#order', 'region:toolbar'],
      },
      { kind: 'button', role: 'switch', within: ['main', 'form#order', 'region:toolbar'] },
      { kind: 'input[checkbox]', role: 'checkbox', signals: { name: 'agree' }, within: ['dialog'] },
      { kind: 'a', role: 'link', signals: { id: 'more' } },
    ]);
  expect(heard.of('element.clicked').map(({ page: { path } = { path: '' } }) => path)).toEqual(
    Array(4).fill('/orders'),
  );
  expect(JSON.stringify(heard.all)).not.toMatch(/Save it|Lovelace|Agree|secret|also/);
  expect(faults).toEqual([]);
});

test.describe('where the owner allows the text of a region', () => {
  test.use({ noted: { textRegions: ['menu'] } });

  test('it is sent from there alone, masked, and never from what can be typed into', async ({ page, app, site }) => {
    const body = `
      <nav data-handrail-region="menu">
        <button id="one">Orders  of <i>ada@example.com</i></button>
        <button id="two"><span data-handrail-mask>Ada</span></button>
        <div contenteditable id="three">typed</div>
      </nav>
      <nav data-handrail-region="people"><button id="four">Ada</button></nav>
      <nav data-handrail-region="menu" data-handrail-mask><button id="five">Ada</button></nav>`;
    const { origin } = await site({ '/': hostPage(app, body) });
    const heard = hear(page);
    await page.goto(`${origin}/`);
    await captured(page);
    for (const button of await page.locator('nav > *').all()) await button.click();
    await expect.poll(() => heard.of('element.clicked').length).toBe(5);
    expect(heard.of('element.clicked').map(({ element }) => element?.text)).toEqual([
      'Orders of :email',
      ...Array<undefined>(4).fill(undefined),
    ]);
  });
});

test('a click that leaves the page at once is not lost, and clicks inside shadow roots are seen', async ({
  page,
  app,
  site,
}) => {
  const { origin } = await site({
    '/': hostPage(
      app,
      `<x-menu id="menu"></x-menu><script>
         const root = document.querySelector('x-menu').attachShadow({ mode: 'open' });
         root.innerHTML = '<nav><button data-testid="go"><span>Go</span></button></nav>';
         root.querySelector('button').onclick = () => { location.href = '/next'; };
       </script>`,
    ),
    '/next': hostPage(app, ''),
  });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.getByText('Go').click();
  await page.waitForURL('**/next');
  await expect
    .poll(() => heard.of('element.clicked'))
    .toMatchObject([
      { page: { path: '/' }, element: { kind: 'button', signals: { 'data-testid': 'go' }, within: ['navigation'] } },
    ]);
});

test('what a script clicks is no click of the visitor', async ({ page, app, site }) => {
  const { origin } = await site({ '/': hostPage(app, `<button id="a">A</button><button id="b">B</button>`) });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.evaluate(() => {
    for (let n = 0; n < 10; n += 1) document.getElementById('a')?.click();
  });
  await page.locator('#b').click();
  await expect.poll(() => heard.of('element.clicked')).toMatchObject([{ element: { signals: { id: 'b' } } }]);
  expect(heard.of('frustration.noticed')).toEqual([]);
});

test('pages of a single-page application are told of with the title that they get, masked', async ({
  page,
  app,
  site,
}) => {
  const { origin } = await site({ '/orders': hostPage(app, '') });
  const heard = hear(page);
  await page.goto(`${origin}/orders?page=2#top`);
  await captured(page);
  await page.evaluate(async () => {
    history.pushState(null, '', '/orders/4400123456');
    // As applications do: what it is called is known when it is drawn.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    document.title = 'Order 4400123456 of ada@example.com';
  });
  await expect.poll(() => heard.of('page.viewed').length).toBe(2);
  await page.evaluate(() => {
    history.replaceState(null, '', '?only=query');
    history.pushState(null, '', '/quick');
    window.handrail?.push(['track', 'order.saved']);
  });
  await expect.poll(() => heard.of('order.saved').length).toBe(1);
  expect(heard.of('page.viewed').map((event) => event.page)).toEqual([
    { path: '/orders', title: 'Orders' },
    { path: '/orders/:number', title: 'Order :number of :email' },
    // It had no title of its own yet when something else happened.
    { path: '/quick' },
  ]);
  const order = heard.all.filter(({ name }) => /page.viewed|order.saved/.test(name)).map(({ name }) => name);
  expect(order).toEqual(['page.viewed', 'page.viewed', 'page.viewed', 'order.saved']);
});

test('forms tell when they are begun, sent and left, and how long each field took', async ({ page, app, site }) => {
  const form = `<form id="order" onsubmit="event.preventDefault()">
      <input name="supplier"><input name="ada@example.com"><textarea id="why"></textarea><button>Send</button></form>
    <form id="search" role="search"><input name="q"></form>
    <input name="alone">`;
  const { origin } = await site({ '/': hostPage(app, form), '/other': hostPage(app, '') });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.locator('[name=alone]').pressSequentially('outside of forms');
  await page.locator('[name=q]').click();
  await page.locator('[name=supplier]').pressSequentially('ACME');
  await page.locator('[name="ada@example.com"]').pressSequentially('typed');
  await page.getByText('Send').click();
  await expect.poll(() => heard.of('form.submitted').length).toBe(1);
  expect(heard.of('form.started')).toMatchObject([{ element: { kind: 'form', signals: { id: 'order' } } }]);
  const { props = {}, element } = heard.of('form.submitted')[0] ?? {};
  expect(element).toMatchObject({ kind: 'form', signals: { id: 'order' } });
  expect(props).toMatchObject({ fields: 2, lastField: 'input[text]:2' });
  expect(Object.keys(props).sort()).toEqual(
    ['durationMs', 'fields', 'lastField', 'ms:input[text]:2', 'ms:supplier'].sort(),
  );
  for (const name of ['durationMs', 'ms:input[text]:2', 'ms:supplier'] as const) expect(props[name]).toBeGreaterThan(0);

  await page.locator('#why').pressSequentially('because');
  await page.goto(`${origin}/other`);
  await expect
    .poll(() => heard.of('form.abandoned'))
    .toMatchObject([
      { page: { path: '/' }, element: { signals: { id: 'order' } }, props: { fields: 1, lastField: 'why' } },
    ]);
  expect(heard.of('form.started')).toHaveLength(2);
  expect(JSON.stringify(heard.all)).not.toMatch(/ACME|typed|because|outside|example/);
});

test('a form is left when a single-page application goes elsewhere', async ({ page, app, site }) => {
  const { origin } = await site({ '/': hostPage(app, '<form id="f"><input name="a"></form>') });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.locator('[name=a]').pressSequentially('x');
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
  await expect.poll(() => heard.of('form.abandoned')).toMatchObject([{ page: { path: '/' } }]);
});

test('errors that nobody caught are told of without what they quote', async ({ page, app, site }) => {
  const { origin } = await site({
    '/': hostPage(app, '<img src="/missing.png">'),
  });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.evaluate(() => {
    const fail = (message: string) =>
      setTimeout(() => {
        throw new Error(message);
      });
    fail('Cannot save order 4400123456 of ada@example.com: "Ada Lovelace" is not known');
    fail("Cannot read properties of undefined (reading 'name')");
    void Promise.reject(new TypeError('Failed to fetch https://api.example.com/people/ada%40example.com?token=abc'));
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- pages do this
    void Promise.reject('a text that a visitor typed');
    for (let n = 0; n < 20; n += 1) fail('again and again');
  });
  await expect.poll(() => heard.of('error.caught').length).toBe(9);
  const messages = heard.of('error.caught').map(({ props }) => props?.message);
  expect(messages.filter((message) => message !== 'Uncaught Error: again and again').sort()).toEqual([
    'Uncaught (in promise) TypeError: Failed to fetch /people/:email',
    'Uncaught (in promise) string',
    "Uncaught Error: Cannot read properties of undefined (reading 'name')",
    'Uncaught Error: Cannot save order :number of :email :text is not known',
  ]);
  expect(messages.filter((message) => message === 'Uncaught Error: again and again')).toHaveLength(5);
});

test('a page tells how fast it was when it is left, once', async ({ page, app, site }) => {
  const { origin } = await site({ '/': hostPage(app, `<p ${RECTANGLE}>Words</p>`), '/next': hostPage(app, '') });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.goto(`${origin}/next`);
  await expect
    .poll(() => heard.of('page.timed'))
    .toMatchObject([
      {
        page: { path: '/' },
        props: { ttfbMs: expect.any(Number), domMs: expect.any(Number), loadMs: expect.any(Number) },
      },
    ]);
  const props = heard.of('page.timed')[0]?.props ?? {};
  expect(Object.values(props).every((ms) => Number.isInteger(ms))).toBe(true);
});

test('an idle page sends nothing', async ({ page, app, site }) => {
  const { origin } = await site({ '/': hostPage(app, '<button>A</button>') });
  await page.goto(`${origin}/`);
  await captured(page);
  await expect.poll(async () => (await app.count()).stored).toBe(1);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url()));
  await page.clock.install();
  await page.clock.runFor(60 * 60_000);
  expect(sent).toEqual([]);
});
