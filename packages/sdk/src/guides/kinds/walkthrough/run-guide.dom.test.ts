import { expect, test } from 'vitest';
import { dialogStep, guideOf, tooltipStep } from '../../../../test/guides.ts';
import { found, setUp } from '../../../../test/walkthrough-stage.ts';
import { WAIT_MS } from '../../seek-target.ts';

test('a step is recorded as shown when it is shown, once, also when its element is replaced', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a')]));
  expect(stage.happened).toEqual([]);
  const [one, two] = [document.createElement('p'), document.createElement('p')];
  await stage.find(found(one));
  await stage.find({ missing: 'no-match' });
  expect(stage.scene()).toBeUndefined();
  await stage.find(found(two));
  expect(stage.scene()?.element).toBe(two);
  expect(stage.happened).toEqual(['step.shown a']);
});

test('a click on a child of the target advances, one beside it does not', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a', { advance: 'click' }), dialogStep('b')]));
  const target = document.createElement('button');
  const child = target.appendChild(document.createElement('b'));
  stage.run.clicked([child, target]);
  await stage.find(found(target));
  stage.run.clicked([document.body]);
  expect(stage.happened).toEqual(['step.shown a']);
  stage.run.clicked([child, target, document.body]);
  expect(stage.happened).toEqual(['step.shown a', 'step.completed a', 'step.shown b']);
  expect(stage.kept.read()).toMatchObject({ stepIndex: 1 });
});

test('a target that does not come is missed after its time; trying again and a late arrival both help', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a'), dialogStep('b')]));
  expect(stage.spans).toEqual([WAIT_MS]);
  await stage.find({ missing: 'hidden' });
  await stage.timeOut();
  expect(stage.scene()?.missed).toBe('missed');
  await stage.press('Try again');
  expect(stage.scene()?.missed).toBe('looking');
  await stage.timeOut();
  expect(stage.scene()?.missed).toBe('missed');
  expect(stage.happened).toEqual(['step.missed a']);
  await stage.find(found(document.createElement('p')));
  expect(stage.scene()?.missed).toBeUndefined();
  expect(stage.happened).toEqual(['step.missed a', 'step.shown a']);
});

test.each([
  ['closing after a miss', ['dismiss'], true, { how: 'dismissed', stepId: 'a' }],
  ['skipping the miss and finishing', ['skip', 'next'], false, { how: 'completed' }],
  ['skipping the miss and closing later', ['skip', 'dismiss'], true, { how: 'dismissed', stepId: 'b' }],
] as const)('%s', async (_what, acts, unseen, last) => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a', { waitMs: 5 }), dialogStep('b')]));
  await stage.timeOut();
  for (const act of acts) stage.scene()?.act(act);
  expect(stage.end()).toEqual({ ...last, ...(unseen && { unseen }) });
  expect(stage.kept.read()).toBeUndefined();
});

test('skipping the last step is no completion', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a')]));
  await stage.timeOut();
  stage.scene()?.act('skip');
  expect(stage.end()).toEqual({ how: 'dismissed', stepId: 'a', unseen: true });
});

test('elsewhere it waits silently; a step that was shown before a page load is not counted again', async () => {
  const guide = guideOf([dialogStep('a'), dialogStep('b', { page: '/orders/*' })]);
  const stage = await setUp(guide, { from: { stepIndex: 1, trail: [0], shown: true } });
  expect(stage.scene()).toBeUndefined();
  stage.page.path = '/orders/7';
  stage.run.navigated();
  expect(stage.scene()?.step.stepId).toBe('b');
  expect(stage.labels()).toContain('Back');
  expect(stage.happened).toEqual([]);
});

test('a button on a card that lingers comes too late', async () => {
  const stage = await setUp(guideOf([dialogStep('a'), dialogStep('b'), dialogStep('c')]));
  const stale = stage.scene();
  stale?.act('next');
  stale?.act('next');
  stale?.act('dismiss');
  expect(stage.scene()?.step.stepId).toBe('b');
});

test('a click on a target that has been drawn anew since it was found counts', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#drawn-anew', { advance: 'click' }), dialogStep('b')]));
  const [old, fresh, other] = [0, 1, 2].map(() => document.createElement('button'));
  if (!old || !fresh || !other) throw new Error('no elements');
  await stage.find(found(old));
  fresh.id = 'drawn-anew';
  fresh.textContent = 'Press';
  document.body.append(fresh, other);
  stage.run.clicked([other, document.body]);
  expect(stage.happened).not.toContain('step.completed a');
  stage.run.clicked([fresh, document.body]);
  expect(stage.happened).toContain('step.completed a');
  fresh.remove();
  other.remove();
});

test('a press on a target that was taken away by it, and has been seen to be gone, counts', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a', { advance: 'click' }), dialogStep('b')]));
  const element = document.createElement('button');
  await stage.find(found(element));
  await stage.find({ missing: 'no-match' });
  stage.run.clicked([element]);
  expect(stage.happened).toContain('step.completed a');
});
