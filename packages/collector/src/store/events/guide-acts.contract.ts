import { expect, test } from 'vitest';
import { ALL, guide, holding, HOUR, identified, record, type Open } from './made-events.contract.ts';

const of = (version: number, stepId?: string, props?: object) => ({
  ...{ version, ...(stepId !== undefined && { stepId }) },
  ...(props && { props }),
});
const end = (version: number, how: string, stepId: string | null, people: number, reason: string | null = null) => ({
  ...{ version, end: how, stepId, reason, people },
});

/** What became of a guide, worked out by hand. */
export function guideActsContract(open: Open): void {
  // Ann completes version 1 and later closes version 2 at its first step. Ben closes 1 at b. Cat's step b is not found. Dan puts it off.
  // Eve leaves at b, long ago; Fay a moment ago. Gus is told that something is missing, and it is taken away. Hal goes on with what he
  // began before the window. Ida says "not again". Jon only practises.
  const story = (store: Open) =>
    holding(
      store,
      guide('anon', 'guide.started', 1, of(1)),
      guide('anon', 'step.shown', 1, of(1, 'a')),
      guide('anon', 'step.completed', 1.01, of(1, 'a')),
      identified('ann', 'anon', 1.02),
      guide('ann', 'step.shown', 1.02, of(1, 'b')),
      guide('ann', 'step.completed', 1.03, of(1, 'b')),
      guide('ann', 'guide.completed', 1.03, of(1)),
      guide('ann', 'guide.started', 40, of(2)),
      guide('ann', 'step.shown', 40, of(2, 'a')),
      guide('ann', 'guide.dismissed', 41, of(2, 'a')),
      guide('ben', 'guide.started', 2, of(1)),
      guide('ben', 'step.shown', 2, of(1, 'a')),
      guide('ben', 'step.shown', 2.05, of(1, 'a')),
      guide('ben', 'step.completed', 2.1, of(1, 'a')),
      guide('ben', 'step.shown', 2.2, of(1, 'b')),
      guide('ben', 'guide.dismissed', 3, of(1, 'b')),
      guide('cat', 'guide.started', 2, of(1)),
      guide('cat', 'step.shown', 2, of(1, 'a')),
      guide('cat', 'step.completed', 2.03, { ...of(1, 'a'), sessionId: 'another' }),
      guide('cat', 'step.missed', 2.1, of(1, 'b', { reason: 'no-match' })),
      guide('dan', 'guide.started', 2, of(1)),
      guide('dan', 'guide.snoozed', 3, of(1, undefined, { until: 9 })),
      guide('eve', 'guide.started', 4, of(1)),
      guide('eve', 'step.shown', 4, of(1, 'b')),
      guide('fay', 'guide.started', 39, of(1)),
      guide('fay', 'step.shown', 40, of(1, 'a')),
      guide('gus', 'guide.started', 5, of(1)),
      guide('gus', 'step.missed', 5, of(1, 'a', { reason: 'hidden' })),
      guide('gus', 'guide.dismissed', 6, of(1, 'a', { unseen: true })),
      guide('hal', 'step.shown', 5, of(1, 'b')),
      guide('hal', 'step.completed', 5.02, of(1, 'b')),
      guide('hal', 'guide.completed', 5.02, of(1)),
      guide('ida', 'guide.started', 5, of(1)),
      guide('ida', 'step.shown', 5, of(1, 'a')),
      guide('ida', 'guide.muted', 6, of(1, 'a')),
      guide('jon', 'guide.started', 5, of(1, undefined, { mode: 'practise' })),
      guide('jon', 'guide.completed', 5, of(1, undefined, { mode: 'practise' })),
      guide('kim', 'guide.started', 5, of(1), 'another'),
      ...['ann', 'ben', 'cat'].map((one) => record(one, 'visitor.identified', 6, { traits: { team: 'red' } })),
      record('dan', 'visitor.identified', 6, { traits: { team: 'blue' } }),
    );

  test('how each version of a guide ended, step by step, how long steps took, and by trait', async () => {
    const store = await story(open);
    const query = { window: ALL, quietSince: 20 * HOUR, by: 'team' };
    expect(await store.outcomes('app', 'g', query)).toEqual({
      ends: [
        end(1, 'completed', null, 1),
        end(1, 'dismissed', 'a', 1),
        end(1, 'dismissed', 'b', 1),
        end(1, 'snoozed', null, 1),
        end(1, 'missed', 'a', 1, 'hidden'),
        end(1, 'missed', 'b', 1, 'no-match'),
        end(1, 'left', 'b', 1),
        end(1, 'open', 'a', 1),
        end(2, 'dismissed', 'a', 1),
      ],
      reached: [
        { version: 1, stepId: 'a', people: 5 },
        { version: 1, stepId: 'b', people: 3 },
        { version: 2, stepId: 'a', people: 1 },
      ],
      times: [
        // Ann 36 s; Ben from his second show on, 3 min; Cat's was in another session.
        { version: 1, stepId: 'a', ms: [36_000, 180_000] },
        { version: 1, stepId: 'b', ms: [36_000, 72_000] },
      ],
      // eve, fay, gus, hal (who did not start) and ida say no team.
      values: [
        { value: null, startedBy: 4, completedBy: 0 },
        { value: 'red', startedBy: 3, completedBy: 1 },
        { value: 'blue', startedBy: 1, completedBy: 0 },
      ],
    });
  });

  test('how a guide ended looks at what lies in the window, and an unknown guide has no ends', async () => {
    const store = await story(open);
    const window = { from: 39.5 * HOUR, until: 40.5 * HOUR };
    expect(await store.outcomes('app', 'g', { window, quietSince: 0 })).toEqual({
      // Fay's start lies before it, and Ann has not closed it yet.
      ends: [end(2, 'open', 'a', 1)],
      reached: [{ version: 2, stepId: 'a', people: 1 }],
      times: [],
    });
    expect(await store.outcomes('app', 'none', { window, quietSince: 0 })).toEqual({
      ends: [],
      reached: [],
      times: [],
    });
  });

  // The goal is `saved` within three hours. Ann starts at 1 as somebody unknown, again at 9, and saves at 4: in time. Ben saves too late. Cat saves
  // before she starts. Dan is held out and saves. Eve is held out, asks for the guide all the same and saves: she stays with those held out. Fay is held
  // out late and still has time. Gus asked for it: he started, and compares nothing. Hal is not about it. Ida practises.
  const withGoal = (store: Open) =>
    holding(
      store,
      guide('anon', 'guide.started', 1, of(1, undefined, { by: 'page' })),
      identified('ann', 'anon', 2),
      record('ann', 'saved', 4),
      guide('ann', 'guide.started', 9, of(1)),
      guide('ben', 'guide.started', 1, of(1, undefined, { by: 'idle' })),
      record('ben', 'saved', 4.001),
      record('cat', 'saved', 1),
      guide('cat', 'guide.started', 2, of(1)),
      guide('dan', 'guide.withheld', 1, of(1)),
      record('dan', 'saved', 2),
      record('dan', 'saved', 3),
      guide('eve', 'guide.withheld', 1, of(1)),
      guide('eve', 'guide.started', 2, of(1, undefined, { by: 'help' })),
      record('eve', 'saved', 3.5),
      guide('fay', 'guide.withheld', 9.5, of(1)),
      guide('gus', 'guide.started', 9, of(1, undefined, { by: 'call' })),
      record('gus', 'saved', 11),
      record('hal', 'saved', 2),
      guide('ida', 'guide.started', 3, of(1, undefined, { mode: 'show' })),
      record('ida', 'saved', 4),
    );

  test('who met the goal of a guide in time, of those who got it and of those who were held out', async () => {
    const store = await withGoal(open);
    const window = { from: 0, until: 10 * HOUR };
    const query = { window, goal: { name: 'saved' }, withinMs: 3 * HOUR, now: 10 * HOUR };
    expect(await store.goal('app', 'g', query)).toEqual({
      // ann ben cat eve gus: ann, eve and gus met it
      started: { people: 5, met: 3, open: 0 },
      shown: { people: 3, met: 1, open: 0 },
      heldOut: { people: 3, met: 2, open: 1 },
    });
    const nobody = { people: 0, met: 0, open: 0 };
    const none = { started: nobody, shown: nobody, heldOut: nobody };
    expect(await store.goal('app', 'none', query)).toEqual(none);
    // Gus' turn lies within, and what he saved after it.
    const late = await store.goal('app', 'g', { ...query, window: { from: 9 * HOUR, until: 9.25 * HOUR } });
    expect(late).toEqual({ ...none, started: { people: 2, met: 1, open: 1 }, shown: { people: 1, met: 0, open: 1 } });
  });

  test('a goal may be the use of a feature or a page', async () => {
    const element = { kind: 'button', signals: { id: 'go' } };
    const store = await holding(
      open,
      guide('ann', 'guide.started', 1),
      record('ann', 'element.clicked', 2, { element }),
      guide('ben', 'guide.started', 1),
      record('ben', 'page.viewed', 2, { page: { path: '/done/7' } }),
    );
    const query = { window: ALL, withinMs: HOUR, now: 9 * HOUR };
    const clicked = await store.goal('app', 'g', {
      ...query,
      goal: { uses: [{ element: { signals: { id: 'go' } } }] },
    });
    expect(clicked.started).toEqual({ people: 2, met: 1, open: 0 });
    const seen = await store.goal('app', 'g', { ...query, goal: { name: 'page.viewed', path: '/done/*' } });
    expect(seen.shown).toEqual({ people: 2, met: 1, open: 0 });
  });
}
