import { expect, test } from 'vitest';
import { dialogStep, guideOf, tooltipStep } from '../../../../test/guides.ts';
import { event, found, setUp } from '../../../../test/walkthrough-stage.ts';

// The ways through a guide: buttons, branches, other pages.

test('buttons stand in the place of Back and Next, and do several things at once', async () => {
  const buttons = [
    { buttonId: 'later', label: 'Later', actions: [{ do: 'snooze' as const, minutes: 5 }] },
    {
      ...{ buttonId: 'yes', label: 'Yes', main: true },
      actions: [
        { do: 'track' as const, name: 'said.yes' },
        { do: 'go' as const, stepId: 'c' },
        { do: 'help' as const },
      ],
    },
  ];
  const stage = await setUp(guideOf([dialogStep('a', { buttons }), dialogStep('b'), dialogStep('c')]));
  expect(stage.labels()).toEqual(['Later', 'Yes', 'Don’t show again']);
  await stage.press('Yes');
  expect(stage.scene()?.step.stepId).toBe('c');
  expect(stage.happened).toEqual(['step.shown a', 'step.completed a', 'step.shown c']);
  expect(stage.outside).toEqual(['track said.yes', 'help']);
});

test('back leads the way that was taken through branches and hidden steps', async () => {
  const steps = [
    dialogStep('a', { branches: [{ when: { type: 'trait', name: 'role', in: ['buyer'] }, go: 'h' }] }),
    dialogStep('b'),
    { type: 'hidden' as const, stepId: 'h', actions: [{ do: 'track' as const, name: 'passed' }] },
    dialogStep('c'),
  ];
  const stage = await setUp(guideOf(steps));
  expect(stage.scene()?.count).toEqual({ step: 1, steps: 2 });
  await stage.press('Next');
  expect(stage.scene()?.step.stepId).toBe('c');
  expect(stage.outside).toEqual(['track passed']);
  await stage.press('Back');
  expect(stage.scene()?.step.stepId).toBe('a');
});

test('never again, and put away for a while, are ends of their own', async () => {
  const muted = await setUp(guideOf([dialogStep('a')]));
  await muted.press('Don’t show again');
  expect(muted.end()).toEqual({ how: 'muted', stepId: 'a' });
  const asked = await setUp(guideOf([dialogStep('a')]), { stage: { asked: true } });
  expect(asked.labels()).toEqual(['Done']);
  const actions = [{ do: 'snooze' as const, minutes: 5 }];
  const snoozed = await setUp(guideOf([dialogStep('a', { buttons: [{ buttonId: 'l', label: 'Later', actions }] })]));
  await snoozed.press('Later');
  expect(snoozed.end()).toMatchObject({ how: 'snoozed', stepId: 'a' });
});

test('a guide that leads in circles ends as a fault: it was not seen', async () => {
  const hidden = { type: 'hidden' as const, stepId: 'h', branches: [{ go: 'h' }] };
  const stage = await setUp(guideOf([dialogStep('a'), hidden]));
  await stage.press('Done');
  expect(stage.end()).toMatchObject({ how: 'dismissed', unseen: true, props: { reason: 'circle' } });
});

test('a guide that ends before anything is seen of it ends after it has begun', async () => {
  const actions = [{ do: 'start' as const, guideId: 'other' }];
  const stage = await setUp(guideOf([{ type: 'hidden', stepId: 'h', actions }]));
  expect(stage.end()).toEqual({ how: 'completed' });
  expect(stage.outside).toEqual(['start other']);
});

test('an optional step whose target does not come is passed over without a word', async () => {
  const stage = await setUp(guideOf([dialogStep('a'), tooltipStep('b', '#b', { optional: true }), dialogStep('c')]));
  await stage.press('Next');
  await stage.timeOut();
  expect(stage.scene()?.step.stepId).toBe('c');
  expect(stage.happened).toEqual(['step.shown a', 'step.completed a', 'step.shown c']);
  await stage.press('Back');
  expect(stage.scene()?.step.stepId).toBe('a');
});

test('a press takes the visitor to the page of the next step, arriving and clicking do not', async () => {
  const there = dialogStep('b', { url: '/there' });
  const pressed = await setUp(guideOf([dialogStep('a'), there]));
  await pressed.press('Next');
  expect(pressed.outside).toEqual(['open /there']);
  expect(pressed.kept.read()).toMatchObject({ stepIndex: 1, shown: false });

  const arrived = await setUp(guideOf([there]));
  await arrived.timeOut();
  expect([arrived.outside, arrived.scene()]).toEqual([[], undefined]);
  arrived.page.path = '/there';
  arrived.run.navigated();
  expect(arrived.scene()?.step.stepId).toBe('b');

  const foreign = await setUp(
    guideOf([dialogStep('a'), dialogStep('b', { url: 'https://elsewhere.example/', page: '/x' })]),
  );
  await foreign.press('Next');
  expect(foreign.outside).toEqual([]);

  const clicked = await setUp(guideOf([tooltipStep('a', '#a', { advance: 'click' }), there]));
  const button = document.createElement('button');
  await clicked.find(found(button));
  clicked.run.clicked([button]);
  expect(clicked.outside).toEqual([]);
  await clicked.timeOut();
  expect(clicked.scene()?.step.type).toBe('corner');
  await clicked.press('Go there');
  expect(clicked.outside).toEqual(['open /there']);
});

test('a guide that was asked for goes to the page of its first step', async () => {
  const stage = await setUp(guideOf([dialogStep('a', { url: '/there' })]), { stage: { asked: true } });
  expect(stage.outside).toEqual(['open /there']);
});

test('a guide that was asked for says that it begins on another page, where no way there is known', async () => {
  const guide = guideOf([dialogStep('a', { page: '/there' }), dialogStep('b', { page: '/farther' })]);
  const stage = await setUp(guide, { stage: { asked: true } });
  expect(stage.scene()?.step).toMatchObject({ type: 'corner', stepId: 'a' });
  expect(JSON.stringify(stage.scene()?.step.blocks)).toContain('This goes on on another page.');
  expect([stage.labels(), stage.outside, stage.happened]).toEqual([[], [], []]);
  stage.page.path = '/there';
  stage.run.navigated();
  expect(stage.scene()?.step.stepId).toBe('a');
  // Later it waits in silence: what it is about is known by then.
  await stage.press('Next');
  expect(stage.scene()).toBeUndefined();

  const closed = await setUp(guide, { stage: { asked: true } });
  closed.scene()?.act('dismiss');
  expect(closed.end()).toMatchObject({ how: 'dismissed' });
  const began = await setUp(guide);
  expect(began.scene()).toBeUndefined();
});

test('a step may end by an event, not by one of its own guide', async () => {
  const stage = await setUp(guideOf([tooltipStep('a', '#a', { advance: { event: 'order.saved' } }), dialogStep('b')]));
  await stage.find(found(document.createElement('p')));
  expect(stage.labels()).not.toContain('Next');
  stage.run.recorded?.(event('order.saved', 'g1'));
  expect(stage.scene()?.step.stepId).toBe('a');
  stage.run.recorded?.(event('order.saved'));
  expect(stage.happened).toEqual(['step.shown a', 'step.completed a', 'step.shown b']);
});

test('what was kept of another version, or points nowhere, is not gone on with', async () => {
  const guide = guideOf([dialogStep('a'), dialogStep('b')]);
  for (const from of [{ stepIndex: 1, version: 7 }, { stepIndex: 9 }, { stepIndex: 1, trail: [9] }]) {
    const stage = await setUp(guide, { from });
    expect(stage.scene()?.step.stepId).toBe('a');
  }
});

test('other ways to run it are offered on the first card only', async () => {
  const guide = guideOf([dialogStep('a'), dialogStep('b')], { modes: ['guide', 'show', 'practise'] });
  const stage = await setUp(guide, { stage: { asked: true } });
  await expect.poll(() => stage.labels()).toEqual(['Next', 'Show me', 'Practise']);
  await stage.press('Next');
  expect(stage.labels()).toEqual(['Back', 'Done']);
});
