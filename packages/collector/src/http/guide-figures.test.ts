import { expect, test } from 'vitest';
import { guide, JSON_TYPE } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const steps = ['a', 'b'].map((stepId) => ({ type: 'dialog', stepId, title: `Step ${stepId}`, blocks: [] }));
const MINUTE = 60_000;

async function withLive(content: object) {
  const all = await withMembers();
  const { ada, cleo, manage, ask, clock, appKey } = all;
  const saved = await ada('POST', '/api/apps/demo/guides', { ...guide, steps, ...content });
  expect([saved.status, await saved.clone().json()]).toMatchObject([201, {}]);
  await cleo('POST', '/api/apps/demo/guides/g/publish');
  let count = 0;
  /** What visitors did, a minute after each other. */
  const happen = async (...acts: (readonly [visitorId: string, name: string, more?: object])[]) => {
    const events = acts.map(([visitorId, name, more]) => {
      clock.time += MINUTE;
      const eventId = `01890a5d-ac96-774b-8cce-${String((count += 1)).padStart(12, '0')}`;
      const of = name.startsWith('guide.') || name.startsWith('step.') ? { guideId: 'g', version: 1 } : {};
      return { eventId, name, at: clock.time, visitorId, sessionId: 's', page: { path: '/' }, ...of, ...more };
    });
    const body = { protocol: 1, appKey, sentAt: clock.time, events };
    expect((await ask('POST', '/v1/events', JSON_TYPE, JSON.stringify(body))).status).toBe(202);
  };
  const figures = async (what: string) => (await manage('GET', `/api/apps/demo/metrics/guides/g/${what}`)).json();
  return { ...all, happen, figures };
}

test('the outcomes of a guide are told by version and step, and of small groups nothing', async () => {
  const { happen, figures, manage } = await withLive({});
  const start = (one: string) =>
    [
      [one, 'guide.started'],
      [one, 'step.shown', { stepId: 'a' }],
    ] as const;
  for (const one of ['v1', 'v2', 'v3', 'v4', 'v5']) {
    await happen(
      ...start(one),
      [one, 'step.completed', { stepId: 'a' }],
      [one, 'step.shown', { stepId: 'b' }],
      [one, 'visitor.identified', { traits: { department: 'Sales', locale: 'de' } }],
    );
  }
  await happen(['v1', 'step.completed', { stepId: 'b' }], ['v1', 'guide.completed']);
  await happen(['v2', 'guide.snoozed', { props: { until: 9 } }]);
  await happen(...start('w'), ['w', 'step.missed', { stepId: 'b', props: { reason: 'hidden' } }]);
  await happen(['w', 'visitor.identified', { traits: { department: 'IT' } }]);
  const report = await figures('outcomes?trait=department');
  expect(report.versions).toEqual([
    {
      ...{ version: 1, startedBy: 6, completionRate: 1 / 6 },
      ends: { completed: 1, dismissed: 0, snoozed: 1, missed: 1, left: 0, open: 3 },
      missedFor: [{ reason: 'hidden', people: 1 }],
      steps: [
        {
          ...{ stepId: 'a', title: 'Step a', reachedBy: 6 },
          ended: { dismissed: 0, snoozed: 0, missed: 0, left: 0, open: 0 },
          time: { times: 5, medianMs: MINUTE, p75Ms: MINUTE },
        },
        {
          ...{ stepId: 'b', title: 'Step b', reachedBy: 5 },
          ended: { dismissed: 0, snoozed: 1, missed: 1, left: 0, open: 3 },
          // From the show to the last of the others' 4 × 5 events, the identification and the completion itself.
          time: { times: 1, medianMs: 22 * MINUTE, p75Ms: 22 * MINUTE },
        },
      ],
    },
  ]);
  expect(report.byTrait).toEqual([{ value: 'Sales', startedBy: 5, completedBy: 1, completionRate: 1 / 5 }]);
  expect(report.untold).toBe(1);
  expect((await manage('GET', '/api/apps/demo/metrics/guides/none/outcomes')).status).toBe(404);
});

test('the goal of a guide is told with the lift, once both groups are large enough', async () => {
  const { happen, figures } = await withLive({ goal: { event: 'saved', days: 7 }, holdOut: 50 });
  expect(await figures('goal')).toMatchObject({
    ...{ goal: { event: 'saved', days: 7 }, holdOut: 50, comparison: null },
    started: { people: 0, met: 0, rate: null },
  });
  const many = (name: string, prefix: string, from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => [`${prefix}${from + index}`, name] as const);
  await happen(...many('guide.started', 'x', 0, 20), ...many('guide.withheld', 'y', 0, 19));
  await happen(...many('saved', 'x', 0, 15), ...many('saved', 'y', 0, 5));
  expect(await figures('goal')).toMatchObject({
    started: { people: 20, met: 15, rate: 0.75, open: 5 },
    comparison: { shown: { people: 20, met: 15 }, heldOut: { people: 19, met: 5, open: 14 }, lift: null, needed: 20 },
  });
  await happen(...many('guide.withheld', 'y', 19, 20));
  const { comparison } = await figures('goal');
  // 15 of 20 and 5 of 20 by Newcombe's method 10: Wilson's intervals are 0.5313 to 0.8881 and 0.1119 to 0.4687.
  expect(comparison.lift.difference).toBeCloseTo(0.5, 10);
  expect(comparison.lift.low).toBeCloseTo(0.5 - Math.hypot(0.75 - 0.5313, 0.4687 - 0.25), 3);
  expect(comparison.lift.high).toBeCloseTo(0.5 + Math.hypot(0.8881 - 0.75, 0.25 - 0.1119), 3);
});

test('pages get the share that is held out, in production, and never the goal', async () => {
  const { cleo, ask, manage, appKey } = await withLive({ goal: { path: '/done', days: 1 }, holdOut: 20 });
  const first = async (key: string) => (await (await ask('GET', `/v1/manifest?appKey=${key}`)).json()).guides[0];
  const live = await first(appKey);
  expect([live.guideId, live.holdOut, live.goal]).toEqual(['g', 20, undefined]);
  const whole = await (await ask('GET', `/v1/guides/g/1?appKey=${appKey}`)).json();
  expect([whole.guideId, whole.goal]).toEqual(['g', undefined]);
  const { keys } = await (await manage('POST', '/api/apps/demo/staging-keys')).json();
  await cleo('POST', '/api/apps/demo/guides/g/releases', { environment: 'staging' });
  const staged = await first(String(keys[0]));
  expect([staged.guideId, staged.holdOut]).toEqual(['g', undefined]);
});

test('the answers to a survey: what stands, the score, and what was written with it', async () => {
  const questions = [
    { type: 'nps', questionId: 'likely', title: 'How likely?' },
    {
      type: 'multiple',
      questionId: 'what',
      title: 'What?',
      options: [
        { optionId: 'x', label: 'X' },
        { optionId: 'y', label: 'Y' },
      ],
    },
    { type: 'text', questionId: 'why', title: 'Why?' },
  ];
  const { happen, figures, manage } = await withLive({ kind: 'survey', steps: undefined, questions });
  const say = (one: string, stepId: string, answer: string) =>
    [one, 'step.completed', { stepId, props: { answer } }] as const;
  await happen(say('v1', 'likely', '3'), say('v1', 'likely', '9'), say('v1', 'what', 'x,y'), say('v1', 'why', 'Good'));
  await happen(say('v2', 'likely', '6'), say('v2', 'what', 'y'), say('v3', 'likely', '8'), say('v3', 'why', 'Well'));
  await happen(say('v3', 'why', ''), say('v4', 'likely', ''), say('v5', 'why', '=1+1'));
  const [likely, what, why] = (await figures('answers')).questions;
  // 9, 6 and 8: v1 changed their mind, v4 took theirs back.
  expect(likely).toMatchObject({ answers: 3, nps: 0, mean: 23 / 3, comments: [] });
  expect(likely.options.map(({ answers }: { answers: number }) => answers)).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0]);
  expect(what).toMatchObject({
    answers: 2,
    options: [
      { label: 'X', answers: 1 },
      { label: 'Y', answers: 2 },
    ],
    nps: null,
  });
  expect(why.comments).toMatchObject([
    { text: '=1+1', score: null },
    { text: 'Good', score: 9 },
  ]);
  // One figure, one answer: the service centre's says the same.
  expect((await (await manage('GET', '/api/apps/demo/metrics/support')).json()).nps).toMatchObject({
    answers: 3,
    promoters: 1,
  });
});
