import { card, css, host, lives, press, walkthrough, words } from './support/walkthrough.ts';
import { once } from './support/kinds.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';

// The ways through a walkthrough: kinds of steps, branches, buttons, other pages, fields.

test('corner, hidden and optional steps, a branch on the button pressed, and back the way that was taken', async ({
  page,
  app,
  site,
}) => {
  const buttons = [
    { buttonId: 'short', label: 'The short way', actions: [{ do: 'go', stepId: 's5' }] },
    {
      ...{ buttonId: 'long', label: 'The long way', main: true },
      actions: [{ do: 'track', name: 'way.chosen' }, { do: 'next' }],
    },
  ];
  await app.publish(
    walkthrough([
      { buttons },
      { target: css('#gone'), optional: true, waitMs: 50 },
      { type: 'hidden', actions: [{ do: 'track', name: 'hidden.passed' }] },
      { type: 'corner', corner: 'top-end' },
      { target: css('#name') },
    ]),
  );
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, '<label>Name <input id=name></label>') } });
  await page.goto(`${origin}/`);

  await press(page, 'Step 1', 'The long way');
  const corner = card(page, 'Step 4');
  await expect(corner).toContainText('2 of 3');
  await expect(corner).toHaveAttribute('data-corner', 'top-end');
  await expect(page.locator('.hole')).toHaveCount(0);
  await press(page, 'Step 4', 'Back');
  await press(page, 'Step 1', 'The short way');
  await press(page, 'Step 5', 'Back');
  await press(page, 'Step 1', 'The short way');
  await press(page, 'Step 5', 'Done');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
  expect(lives(heard)).not.toContain('step.missed s2');
  expect(heard.find(({ name }) => name === 'step.completed')?.props).toEqual({ buttonId: 'long' });
  for (const name of ['way.chosen', 'hidden.passed']) expect(heard.map((one) => one.name)).toContain(name);
  expect(faults).toEqual([]);
});

test('a press leads to the page of the next step, where the guide goes on; a link of the page is left its way', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough([
      { page: '/' },
      { url: '/orders', target: css('#new'), advance: 'click' },
      { url: '/done', page: '/done' },
    ]),
  );
  const pages = { '/': '<p>Home</p>', '/orders': '<button id=new>New</button>', '/done': '<p>Done</p>' };
  const { origin } = await site(
    Object.fromEntries(Object.entries(pages).map(([path, body]) => [path, { body: host(app, body) }])),
  );
  const heard = hearEvents(page);
  await page.goto(`${origin}/`);
  await press(page, 'Step 1', 'Next');
  await page.waitForURL('**/orders');
  await expect(card(page, 'Step 2')).toContainText('2 of 3');
  await page.locator('#new').click();
  // What was done in the page does not take the visitor elsewhere; we only offer the way.
  await expect(card(page, 'Step 3')).toContainText('another page');
  expect(new URL(page.url()).pathname).toBe('/orders');
  await press(page, 'Step 3', 'Go there');
  await page.waitForURL('**/done');
  await press(page, 'Step 3', 'Done');
  await expect
    .poll(() => lives(heard))
    .toEqual(
      'guide.started|step.shown s1|step.completed s1|step.shown s2|step.completed s2|step.shown s3|step.completed s3|guide.completed'.split(
        '|',
      ),
    );
});

test('nobody is taken to another page because a guide begins by itself', async ({ page, app, site }) => {
  await app.publish(walkthrough([{ url: '/there' }]));
  const { origin } = await site({ '/': { body: host(app, '<p>Home') }, '/there': { body: host(app, '<p>There') } });
  const heard = hearEvents(page);
  await page.goto(`${origin}/`);
  await expect.poll(() => lives(heard)).toEqual(['guide.started']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(page.url()).toBe(`${origin}/`);
  await page.goto(`${origin}/there`);
  await expect(card(page, 'Step 1')).toBeVisible();
});

test('a field is judged while it is filled in; Next waits with a reason; the value stays in the page', async ({
  page,
  app,
  site,
}) => {
  const secret = 'PO-77421';
  const validate = [
    { required: true, message: 'Enter the order number.' },
    { pattern: 'PO-\\d{5}', message: 'It looks like PO-12345.' },
  ];
  await app.publish(walkthrough([{ target: css('#order'), validate }, {}]));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<form><input id=order></form>') } });
  await page.goto(`${origin}/`);
  const step = card(page, 'Step 1');

  await press(page, 'Step 1', 'Next');
  await expect(step).toContainText('Enter the order number.');
  await expect(page.locator('#order')).toBeFocused();
  await page.keyboard.type('PO-77');
  await expect(step).toContainText('It looks like PO-12345.');
  await expect(step.locator('[aria-live=polite]').getByText('It looks like')).toBeVisible();
  await press(page, 'Step 1', 'Next');
  await expect(step).toBeVisible();
  await page.locator('#order').pressSequentially('421');
  await expect(step).not.toContainText('It looks like');
  await press(page, 'Step 1', 'Next');
  await press(page, 'Step 2', 'Done');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');

  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(stored + requests.join()).not.toContain(secret);
  expect(stored + requests.join()).not.toContain('PO-77');
});

test('a step is done by a value that fits when the field is left, or by Enter, or by a choice', async ({
  page,
  app,
  site,
}) => {
  const input = (selector: string, more: object = {}) => ({ target: css(selector), advance: 'input', ...more });
  await app.publish(
    walkthrough([
      input('#amount', { validate: [{ min: 1, max: 10, message: 'From 1 to 10.' }] }),
      input('#note'),
      input('#kind'),
      input('#again', { validate: [{ sameAs: css('#note'), message: 'Not the same.' }] }),
      {},
    ]),
  );
  const body = `<input id=amount><input id=note><input id=again>
    <select id=kind><option value="">Choose<option>Goods<option>Services</select>`;
  const { origin } = await site({ '/': { body: host(app, body) } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#amount').fill('11');
  await page.locator('#amount').blur();
  await expect(card(page, 'Step 1')).toContainText('From 1 to 10.');
  await page.locator('#amount').fill('7');
  await page.locator('#amount').blur();
  await expect(card(page, 'Step 2')).toBeVisible();
  await page.locator('#note').fill('Urgent');
  await page.locator('#note').press('Enter');
  await expect(card(page, 'Step 3')).toBeVisible();
  await page.locator('#kind').selectOption('Goods');
  await expect(card(page, 'Step 4')).toBeVisible();
  await page.locator('#again').fill('urgent');
  await page.locator('#again').press('Enter');
  await expect(card(page, 'Step 4')).toContainText('Not the same.');
  await page.locator('#again').fill('Urgent');
  await page.locator('#again').press('Enter');
  await expect(card(page, 'Step 5')).toBeVisible();
});

test('a step is done by an event, or as soon as a condition holds', async ({ page, app, site }) => {
  const saved = { type: 'element', target: css('#saved') };
  await app.publish(
    walkthrough([
      { type: 'corner', advance: { event: 'order.saved' } },
      { type: 'corner', advance: { when: saved } },
      {},
    ]),
  );
  const { origin } = await site({ '/': { body: host(app, '<main></main>') } });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await expect(card(page, 'Step 1').getByRole('button', { name: 'Next' })).toHaveCount(0);
  // A moment after it stands there, as a visitor would be.
  await expect(async () => {
    await page.evaluate(`handrail.track('order.saved')`);
    await expect(card(page, 'Step 2')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.evaluate(() => {
    const done = document.createElement('p');
    done.id = 'saved';
    done.textContent = 'Saved';
    document.querySelector('main')?.append(done);
  });
  await expect(card(page, 'Step 3')).toBeVisible();
});

test('“Don’t show again” stands on what began by itself, and holds; a guide that was asked for has none', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough([{}], { frequency: { show: 'always' } }));
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>Home') } });
  await page.goto(`${origin}/`);
  await press(page, 'Step 1', 'Don’t show again');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.muted s1');
  await page.reload();
  await expect.poll(() => once(heard).filter(({ name }) => name === 'page.viewed').length).toBe(2);
  await page.evaluate(`handrail.show('tour')`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Don’t show again' })).toHaveCount(0);
});

test('hidden steps that lead in a circle end the guide as a fault, and the page goes on', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough([
      { blocks: words('Hello') },
      { type: 'hidden', branches: [{ when: { type: 'page', path: '/*' }, go: 's2' }] },
    ]),
  );
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, '<p>Home') } });
  await page.goto(`${origin}/`);
  await press(page, 'Step 1', 'Done');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.dismissed s1');
  expect(heard.find(({ name }) => name === 'guide.dismissed')?.props).toMatchObject({ reason: 'circle' });
});

test('a guide whose branches cannot be fetched ends unseen, with a reason; the page goes on', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough([{ branches: [{ when: { type: 'page', path: '/*' }, go: 's2' }] }, { blocks: words('Hello') }]),
  );
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  await page.route('**/assets/winding-*.js', (route) => route.abort());
  const { origin } = await site({ '/': { body: host(app, '<p>Home') } });
  await page.goto(`${origin}/`);
  await expect.poll(() => lives(heard).at(-1)).toMatch(/^guide\.dismissed/);
  const dismissed = heard.find(({ name }) => name === 'guide.dismissed');
  expect(dismissed?.props).toMatchObject({ reason: 'not-loaded', unseen: true });
  await expect(card(page, 'Step 1')).toHaveCount(0);
  expect(faults).toEqual([]);
});

test('who tabs on from a field that is filled in stays in the page, also when a card comes by it', async ({
  page,
  app,
  site,
}) => {
  await app.publish(walkthrough([{ target: css('#name'), advance: 'input' }, {}]));
  const { origin } = await site({
    '/': { body: host(app, '<input id=name aria-label=Name> <button id=save>Save</button>') },
  });
  await page.goto(`${origin}/`);
  await expect(card(page, 'Step 1')).toBeVisible();
  await page.locator('#name').pressSequentially('ACME');
  await page.keyboard.press('Tab');
  await expect(card(page, 'Step 2')).toBeVisible();
  await expect(page.locator('#save')).toBeFocused();
});
