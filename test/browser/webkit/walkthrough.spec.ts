import { css, lives, walkthrough } from '../support/walkthrough.ts';
import { expect, test } from './test.ts';
import { at, button, card, Key } from './visitor.ts';

const FORM = `<main style="padding: 60px"><label>Name <input id=name></label> <button id=save type=button>Save</button></main>`;

test('a walkthrough is shown, left by mouse, by typing, by keyboard and by a click, and is told as completed', async ({
  app,
  visitor,
  visit,
}) => {
  await app.publish(
    walkthrough([{}, { target: css('#name'), advance: 'input' }, {}, { target: css('#save'), advance: 'click' }]),
  );
  const { heard, faults } = await visit(FORM);
  const first = await visitor.see(card('Step 1'));
  expect(first.text).toContain('1 of 4');
  await visitor.press(button('Step 1', 'Next'));
  await visitor.see(card('Step 2'));
  await visitor.press(at('#name'));
  await visitor.type('ACME', Key.TAB);
  expect((await visitor.see(card('Step 3'))).focused).toBe(false);
  // The visitor is on the button Save, and comes over by the key that is told.
  expect((await visitor.see(at('#save'))).focused).toBe(true);
  await visitor.type(Key.F6);
  await expect.poll(async () => (await visitor.all(card('Step 3')))[0]?.focused).toBe(true);
  await visitor.type(Key.TAB);
  await expect.poll(async () => (await visitor.all(button('Step 3', 'Back')))[0]?.focused).toBe(true);
  await visitor.type(Key.TAB, Key.ENTER);
  await visitor.see(card('Step 4'));
  await visitor.press(at('#save'));
  await expect.poll(() => visitor.all(at('handrail-root'))).toEqual([]);
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
  expect(lives(heard)).toEqual([
    'guide.started',
    ...['s1', 's2', 's3', 's4'].flatMap((step) => [`step.shown ${step}`, `step.completed ${step}`]),
    'guide.completed',
  ]);
  await expect.poll(async () => (await app.count()).distinct).toBe(heard.length);
  const { stored, distinct } = await app.count();
  expect(stored).toBe(distinct);

  // It is done for this visitor.
  await visitor.reload();
  await expect.poll(() => heard.filter(({ name }) => name === 'page.viewed').length).toBe(2);
  expect(await visitor.all(at('handrail-root'))).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('it goes on at its step after a reload and on the next page, and Escape ends it', async ({
  app,
  visitor,
  visit,
}) => {
  await app.publish(walkthrough([{}, { target: css('#on'), advance: 'click' }, { page: '/second' }]));
  const { heard } = await visit('<p style="padding: 80px"><a id=on href=/second>On</a></p>');
  await visitor.press(button('Step 1', 'Next'));
  await visitor.see(card('Step 2'));
  await visitor.reload();
  expect((await visitor.see(card('Step 2'))).text).toContain('2 of 3');
  await visitor.press(at('#on'));
  await visitor.see(card('Step 3'));
  await visitor.type(Key.ESCAPE);
  await expect.poll(() => visitor.all(at('handrail-root'))).toEqual([]);
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.dismissed s3');
  expect(lives(heard).filter((life) => life === 'guide.started')).toHaveLength(1);
});

test('single-page navigation, back and forward: there is no Navigation API here', async ({ app, visitor, visit }) => {
  await app.publish(walkthrough([{}, { page: '/orders/*' }]));
  const { faults } = await visit('<p>App</p>');
  await visitor.press(button('Step 1', 'Next'));
  await expect.poll(() => visitor.all(at('[role=dialog]'))).toEqual([]);
  await visitor.run(`history.pushState(null, '', '/orders/7')`);
  await visitor.see(card('Step 2'));
  await visitor.run('history.back()');
  await expect.poll(() => visitor.all(at('[role=dialog]'))).toEqual([]);
  await visitor.run('history.forward()');
  await visitor.see(card('Step 2'));
  expect(await faults()).toEqual([]);
});

test('what waits for delivery outlives a page that is left at once', async ({ app, visitor, visit }) => {
  const { heard } = await visit('<p>App</p>');
  await expect.poll(() => visitor.run<boolean>('return Boolean(window.handrail?.status)')).toBe(true);
  await visitor.run(`for (let n = 0; n < 20; n += 1) handrail.track('saved', { n }); location.reload()`);
  await expect.poll(() => heard.filter(({ name }) => name === 'saved').length).toBe(20);
  await expect.poll(async () => (await app.count()).distinct).toBeGreaterThan(20);
  const { stored, distinct } = await app.count();
  expect(stored).toBe(distinct);
});
