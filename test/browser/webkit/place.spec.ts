import { css, lives, walkthrough } from '../support/walkthrough.ts';
import { at, button, card, Key, type Seen } from './visitor.ts';
import { expect, test } from './test.ts';

const beside = (one: Seen, other: Seen): number =>
  Math.max(
    Math.abs(one.x - other.x) - (one.width + other.width) / 2,
    Math.abs(one.y - other.y) - (one.height + other.height) / 2,
  );

test('in front of a modal dialog of the page a step can be used, and the dialog typed in', async ({
  app,
  visitor,
  visit,
}) => {
  await app.publish(
    walkthrough([{ target: css('#open'), advance: 'click' }, { target: css('#inside'), advance: 'input' }, {}]),
  );
  const { heard } =
    await visit(`<button id=open>Open</button><dialog><input id=inside><button id=ok>OK</button></dialog>
    <script>document.querySelector('#open').onclick = () => document.querySelector('dialog').showModal()</script>`);
  await visitor.see(card('Step 1'));
  await visitor.press(at('#open'));
  await visitor.see(card('Step 2'));
  await visitor.press(at('#inside'));
  await visitor.type('7', Key.TAB);
  await visitor.press(button('Step 3', 'Done'));
  await visitor.see(at('#ok'));
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
});

test('a target in a frame in a frame is pointed at in its place, and its click is heard', async ({
  app,
  visitor,
  visit,
}) => {
  await app.publish(
    walkthrough([
      { target: { ...css('#deep'), within: [css('[src="/outer"]'), css('[src="/inner"]')] }, advance: 'click' },
      {},
    ]),
  );
  const { heard, faults } = await visit(
    '<iframe src=/outer style="margin: 60px; width: 600px; height: 400px"></iframe>',
    {
      '/outer': '<!doctype html><p>Outer<iframe src=/inner style="margin: 30px; border: 5px solid"></iframe>',
      '/inner': '<!doctype html><button id=deep style="margin: 40px">Deep</button>',
    },
  );
  const shown = await visitor.see(card('Step 1'));
  expect(beside(shown, await visitor.see(at('#deep')))).toBeLessThan(24);
  await visitor.press(at('#deep'));
  await visitor.press(button('Step 2', 'Done'));
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
  expect(await faults()).toEqual([]);
});

test('a target in shadow roots is pointed at, and its click is heard', async ({ app, visitor, visit }) => {
  await app.publish(
    walkthrough([{ target: { ...css('#deep'), within: [css('x-outer'), css('x-inner')] }, advance: 'click' }, {}]),
  );
  const { heard } = await visit(`<x-outer style="display:block; padding: 120px"></x-outer><script>
    const outer = document.querySelector('x-outer').attachShadow({ mode: 'open' });
    const inner = outer.appendChild(document.createElement('x-inner')).attachShadow({ mode: 'open' });
    inner.appendChild(Object.assign(document.createElement('button'), { id: 'deep', textContent: 'Deep' }));
  </script>`);
  const shown = await visitor.see(card('Step 1'));
  expect(beside(shown, await visitor.see(at('#deep')))).toBeLessThan(24);
  await visitor.press(at('#deep'));
  await visitor.press(button('Step 2', 'Done'));
  await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
});

test('from right to left: the card stands by its element and reads its own way', async ({ app, visitor, visit }) => {
  await app.publish(walkthrough([{ target: css('#new'), title: 'خطوة' }, {}]));
  await visit(
    '<button id=new style="margin: 120px">جديد</button><script>document.documentElement.dir = "rtl"</script>',
  );
  const shown = await visitor.see(card('خطوة'));
  expect(beside(shown, await visitor.see(at('#new')))).toBeLessThan(24);
  expect(
    await visitor.run(
      `return getComputedStyle(document.querySelector('handrail-root').shadowRoot.querySelector('.card')).direction`,
    ),
  ).toBe('rtl');
  await visitor.see(button('خطوة', 'Next'));
});
