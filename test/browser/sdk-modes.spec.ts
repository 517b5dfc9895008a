import type { Page } from '@playwright/test';
import { card, css, host, lives, press, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';

// Ways to run a walkthrough other than “guide me”.

const modes = ['guide', 'show', 'do', 'practise'];

/** A form that takes its values as React does: it writes what it knows into the field, and learns of changes by events alone. */
const CONTROLLED = `<script>{
  const field = document.querySelector('#name');
  const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let known = '', tracked = '';
  Object.defineProperty(field, 'value', { configurable: true, get() { return get.call(this) }, set(v) { tracked = v; set.call(this, v) } });
  field.addEventListener('input', () => {
    if (get.call(field) === tracked) return;
    known = tracked = get.call(field);
    document.querySelector('#known').textContent = known;
  });
  field.addEventListener('blur', () => set.call(field, known));
}</script>`;
const FORM = `<form><input id=name><output id=known></output>
  <select id=kind><option value="">Choose</option><option value=g>Goods</option></select>
  <label><input type=checkbox id=terms> Terms</label> <div id=note contenteditable></div>
  <input id=password type=password> <button id=check type=button>Check</button> <button id=send>Send</button></form><h1>Form</h1>
  <script>
    const done = [];
    document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); done.push('sent'); });
    document.querySelector('#check').addEventListener('click', () => done.push('checked'));
    for (const field of document.querySelectorAll('select,#terms')) field.addEventListener('change', () => done.push(field.id));
  </script>${CONTROLLED}`;

const show = (page: Page, mode: string) => page.evaluate(`handrail.show('tour', { mode: '${mode}' })`);
const done = (page: Page) => page.evaluate('done.join()');
const fill = (selector: string, value: string, more: object = {}) => ({
  ...{ target: css(selector), perform: { do: 'fill', value }, ...more },
});
const ended = (heard: ReturnType<typeof hearEvents>) => heard.find(({ name }) => name === 'guide.completed')?.props;

test('do it for me: after consent it fills and clicks what is marked, and leaves decisions to the visitor', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough(
      [
        fill('#name', '{company|ACME}'),
        fill('#kind', 'Goods'),
        fill('#terms', 'yes'),
        fill('#note', 'Deliver early'),
        { target: css('#check'), advance: 'click', perform: { do: 'click' } },
        { target: css('#send'), advance: 'click', perform: { do: 'click' }, decision: true },
        {},
      ],
      { modes, trigger: { on: 'call' } },
    ),
  );
  const heard = hearEvents(page);
  const faults = hearFaults(page);
  const { origin } = await site({ '/': { body: host(app, FORM) } });
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.handrail?.show');
  await page.evaluate(`handrail.identify({ visitorId: 'v', traits: { company: 'Initech' } })`);
  await show(page, 'do');

  const consent = card(page, 'Do it for me');
  await expect(consent.getByRole('listitem')).toHaveText([
    ...['Step 1: “Initech”', 'Step 2: “Goods”', 'Step 3: “yes”', 'Step 4: “Deliver early”', 'Step 5'],
  ]);
  expect(await done(page)).toBe('');
  await consent.getByRole('button', { name: 'Agree and start' }).click();
  await expect(card(page, 'Step 6')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('#known')).toHaveText('Initech');
  await expect(page.locator('#name')).toHaveValue('Initech');
  await expect(page.locator('#note')).toHaveText('Deliver early');
  expect(await done(page)).toBe('kind,terms,checked');
  await page.locator('#send').click();
  await press(page, 'Step 7', 'Done');
  expect(await done(page)).toBe('kind,terms,checked,sent');
  await expect.poll(() => ended(heard)).toEqual({ mode: 'do' });
  expect(faults).toEqual([]);
});

test('do it for me stops when told to, when something is locked, and before secrets', async ({ page, app, site }) => {
  await app.publish(
    walkthrough(
      [fill('#password', 'x'), { target: css('#check'), perform: { do: 'click' } }, fill('#kind', 'Rockets'), {}],
      {
        ...{ modes, trigger: { on: 'call' } },
      },
    ),
  );
  const { origin } = await site({ '/': { body: host(app, FORM) } });
  const heard = hearEvents(page);
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.handrail?.show');
  await page.evaluate(`document.querySelector('#check').disabled = true`);
  await show(page, 'do');
  await card(page, 'Do it for me').getByRole('button', { name: 'Agree and start' }).click();
  // A secret is the visitor's own to fill in.
  await press(page, 'Step 1', 'Next');
  await expect(page.locator('#password')).toHaveValue('');
  const stopped = card(page, 'Stopped here');
  await expect(stopped).toContainText('Step 2: It cannot be used right now.');
  await page.evaluate(`document.querySelector('#check').disabled = false`);
  await stopped.getByRole('button', { name: 'Try again' }).click();
  await expect(stopped).toContainText('Step 3: The list does not have the value', { timeout: 15_000 });
  expect(await done(page)).toBe('checked');
  await page.locator('handrail-root').getByRole('button', { name: 'I’ll do it myself' }).click();
  await expect(card(page, 'Step 3').getByRole('button', { name: 'Next' })).toBeVisible();
  await press(page, 'Step 3', 'Close');
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.dismissed s3');
});

test('show me: it goes on by itself, can be paused, and does nothing in the page', async ({ page, app, site }) => {
  await app.publish(
    walkthrough(
      [
        { ...fill('#name', 'ACME'), advance: 'input' },
        { target: css('#check'), advance: 'click', perform: { do: 'click' } },
        { target: css('#later'), advance: 'click' },
        {},
      ],
      { modes, trigger: { on: 'call' } },
    ),
  );
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, FORM) } });
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.handrail?.show');
  await show(page, 'show');
  await expect(card(page, 'Step 1')).toBeVisible();
  await expect(page.locator('.hole svg')).toBeVisible();
  await expect(card(page, 'Step 2')).toBeVisible({ timeout: 15_000 });
  await press(page, 'Step 2', 'Pause');
  await expect(card(page, 'Step 2').getByRole('button', { name: 'Play' })).toBeVisible();
  await press(page, 'Step 2', 'Next');
  // What is not on the page is spoken of without it.
  await expect(card(page, 'Step 3')).toContainText('not on the page right now', { timeout: 10_000 });
  await press(page, 'Step 3', 'Next');
  await press(page, 'Step 4', 'Done');
  await expect.poll(() => ended(heard)).toEqual({ mode: 'show' });
  expect(lives(heard).filter((life) => life.startsWith('step.missed'))).toEqual([]);
  expect(await done(page)).toBe('');
  await expect(page.locator('#name')).toHaveValue('');
});

test('practise: without the light; mistakes and hints count, and the result is told and sent', async ({
  page,
  app,
  site,
}) => {
  await app.publish(
    walkthrough(
      [
        { target: css('#name'), advance: 'input' },
        { target: css('#check'), advance: 'click' },
        { target: css('#send'), advance: 'click' },
      ],
      { modes, trigger: { on: 'call' } },
    ),
  );
  const heard = hearEvents(page);
  const { origin } = await site({ '/': { body: host(app, FORM) } });
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.handrail?.show');
  await show(page, 'guide');
  await press(page, 'Step 1', 'Practise');
  await expect(card(page, 'Step 1')).toHaveAttribute('data-corner', /./);
  await expect(page.locator('.hole')).toHaveCount(0);
  await page.locator('#name').fill('ACME');
  await page.locator('#name').press('Enter');
  await expect(card(page, 'Step 2')).toBeVisible();
  await expect(async () => {
    await page.locator('h1').click();
    await expect(card(page, 'Step 2')).toContainText('Try again', { timeout: 300 });
  }).toPass();
  await press(page, 'Step 2', 'Show a hint');
  await expect(page.locator('.hole')).toHaveCount(1);
  await page.locator('#check').click();
  await expect(card(page, 'Step 3')).toBeVisible();
  await page.locator('#send').click();
  const result = card(page, 'Well done!');
  await expect(result).toContainText('Right at the first go: 2 of 3');
  await expect(result).toContainText('Hints: 1');
  // Told again after a page load, until it was read.
  await page.reload();
  await expect(result).toContainText('Right at the first go: 2 of 3');
  await press(page, 'Well done!', 'Done');
  await expect.poll(() => ended(heard)).toMatchObject({ mode: 'practise', hints: 1, tasks: 3, first: 2 });
  expect(Number(ended(heard)?.mistakes)).toBeGreaterThan(0);
  expect(Number(ended(heard)?.ms)).toBeGreaterThan(0);
});
