import { css, guideOf, told } from '../support/kinds.ts';
import { at, button, card, Key, type Visitor } from './visitor.ts';
import { expect, test } from './test.ts';

// Each kind is shown, used, told of, and not shown again.

const region = (name: string) => ({ selector: '[role=region]', name });
const gone = (visitor: Visitor) => expect.poll(() => visitor.all(at('handrail-root'))).toEqual([]);
const PAGE = '<main style="padding: 90px"><input id=field> <button id=new>New</button></main>';

async function notAgain(visitor: Visitor, heard: { name: string }[]): Promise<void> {
  const views = () => heard.filter(({ name }) => name === 'page.viewed').length;
  const before = views();
  await visitor.reload();
  await expect.poll(views).toBe(before + 1);
  expect(await visitor.all(at('handrail-root'))).toEqual([]);
}

test('an announcement holds the page up, and ends by its button', async ({ app, visitor, visit }) => {
  await app.publish(guideOf('announcement'));
  const { heard, faults } = await visit(PAGE);
  const dialog = await visitor.see(card('The announcement'));
  expect(dialog.focused).toBe(true);
  expect((await visitor.all(at('#new')))[0]?.free).toBe(false);
  await visitor.press(button('The announcement', 'Got it'));
  await gone(visitor);
  expect((await visitor.all(at('#new')))[0]?.free).toBe(true);
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'guide.completed']);
  await notAgain(visitor, heard);
  expect(await faults()).toEqual([]);
});

test('for a banner the page makes room, and takes it back', async ({ app, visitor, visit }) => {
  await app.publish(guideOf('banner'));
  const { heard } = await visit(`<style>body { margin: 0 }</style><div id=top>Top</div>${PAGE}`);
  const { height } = await visitor.see(region('The banner'));
  const top = () => visitor.run<number>(`return document.querySelector('#top').getBoundingClientRect().top`);
  await expect.poll(top).toBe(height);
  await visitor.press(button('The banner', 'Close'));
  await expect.poll(top).toBe(0);
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'guide.dismissed']);
  await notAgain(visitor, heard);
});

test('a hint opens its tip by mouse and by keyboard, and stays away when it was dismissed', async ({
  app,
  visitor,
  visit,
}) => {
  await app.publish(guideOf('hint', { target: css('#new') }));
  const { heard } = await visit(PAGE);
  await visitor.press(at('button.mark'));
  expect((await visitor.see(card('The hint'))).focused).toBe(true);
  await visitor.type(Key.ESCAPE);
  await expect.poll(() => visitor.all(card('The hint'))).toEqual([]);
  await visitor.type(Key.ENTER);
  await visitor.press(button('The hint', 'Got it'));
  await expect.poll(() => told(heard)).toEqual(['guide.started', 'step.shown hint', 'guide.completed']);
  await notAgain(visitor, heard);
});

test('a checklist is done by an event and a tick, and its progress outlives the page', async ({
  app,
  visitor,
  visit,
}) => {
  const items = [
    { itemId: 'save', title: 'Save', completedBy: { event: 'saved' } },
    { itemId: 'tell', title: 'Tell others', completedBy: 'tick' },
  ];
  await app.publish(guideOf('checklist', { items }));
  const { heard } = await visit(PAGE);
  expect((await visitor.see(region('The checklist'))).text).toContain('0 of 2 done');
  await visitor.run(`handrail.push(['track', 'saved'])`);
  await expect.poll(async () => (await visitor.see(region('The checklist'))).text).toContain('1 of 2 done');
  await visitor.reload();
  await expect.poll(async () => (await visitor.see(region('The checklist'))).text).toContain('1 of 2 done');
  await visitor.press(button('The checklist', 'Mark as done'));
  await visitor.press(button('All done', 'Close'));
  await expect.poll(() => told(heard)).toContain('guide.completed');
  await notAgain(visitor, heard);
});

test('a survey is answered with stars, a choice and words, by mouse and by keyboard', async ({
  app,
  visitor,
  visit,
}) => {
  const question = (type: string, more: object = {}) => ({ type, questionId: type, title: `${type}?`, ...more });
  const options = ['One', 'Two'].map((label) => ({ optionId: label, label }));
  await app.publish(
    guideOf('survey', { questions: [question('rating'), question('single', { options }), question('text')] }),
  );
  const { heard, faults } = await visit(PAGE);
  await visitor.press({ selector: 'label.place:nth-child(4)' });
  await visitor.press(button('The survey rating?', 'Next'));
  await visitor.press({ selector: 'label.option', name: 'Two' });
  await visitor.press(button('The survey single?', 'Next'));
  await visitor.press(at('textarea'));
  await visitor.type('It is clear.');
  await visitor.type(Key.TAB);
  await visitor.press(button('The survey text?', 'Send'));
  await visitor.press(button('Thank you!', 'Done'));
  await gone(visitor);
  await expect.poll(() => told(heard)).toContain('guide.completed');
  const answers = heard.filter(({ name }) => name === 'step.completed').map(({ props }) => props?.answer);
  expect(answers).toEqual([4, 'Two', 'It is clear.']);
  await notAgain(visitor, heard);
  expect(await faults()).toEqual([]);
});
