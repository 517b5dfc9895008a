import { expect, test } from 'vitest';
import { guide, holding, HOUR, identified, record, type Open } from './made-events.contract.ts';

/** What every engine must remember of one visitor. */
export function historyContract(open: Open): void {
  test('a history has the last of each kind, whatever the order in which events come', async () => {
    const events = [
      guide('v', 'guide.started', 1),
      guide('v', 'guide.started', 5),
      guide('v', 'guide.dismissed', 2, { stepId: 's1' }),
      guide('v', 'guide.completed', 6),
      guide('v', 'guide.muted', 7),
      guide('v', 'step.completed', 3, { stepId: 's1' }),
      guide('v', 'step.completed', 4, { stepId: 's2' }),
      guide('v', 'step.completed', 5, { stepId: 's1', version: 2 }),
      guide('v', 'guide.started', 1, {}, 'another'),
      guide('w', 'guide.started', 1, {}, 'of somebody else'),
      record('v', 'page.viewed', 9),
    ];
    const expected = [
      { guideId: 'another', startedAt: HOUR },
      {
        ...{ guideId: 'g', startedAt: 5 * HOUR, completedAt: 6 * HOUR, dismissedAt: 2 * HOUR, mutedAt: 7 * HOUR },
        stepIds: ['s1', 's2'],
      },
    ];
    expect(await (await holding(open, ...events)).history('app', 'v')).toEqual(expected);
    expect(await (await holding(open, ...events.toReversed())).history('app', 'v')).toEqual(expected);
  });

  test('an event that comes again changes no history, and apps do not see each other’s', async () => {
    const first = guide('v', 'guide.completed', 1);
    const store = await holding(open, first);
    const again = { ...first, at: 9 * HOUR };
    expect(await store.append('app', [again, again])).toEqual({ accepted: 0, duplicates: 2 });
    expect(await store.history('app', 'v')).toEqual([{ guideId: 'g', completedAt: HOUR }]);
    expect(await store.history('other', 'v')).toEqual([]);
    expect(await store.history('app', 'nobody')).toEqual([]);
  });

  test('the newest snooze holds, by the collector’s clock', async () => {
    const snoozed = (hour: number, until: unknown) => guide('v', 'guide.snoozed', hour, { props: { until } });
    const fast = snoozed(3, 10 * HOUR);
    // The visitor's clock is two hours ahead, and so is what it says of the end.
    const corrected = { ...fast, event: { ...fast.event, at: 5 * HOUR, props: { until: 12 * HOUR } } };
    const store = await holding(open, corrected, snoozed(2, 50 * HOUR), snoozed(4, 'tomorrow'));
    expect(await store.history('app', 'v')).toEqual([{ guideId: 'g', snoozedUntil: 10 * HOUR }]);
  });

  test('an end with something missing stands in no history, nor does its start; never again is never again', async () => {
    const unseen = { props: { unseen: true } };
    const store = await holding(
      open,
      guide('v', 'guide.started', 1),
      guide('v', 'guide.completed', 2, unseen),
      guide('w', 'guide.dismissed', 2, unseen),
      guide('w', 'guide.started', 3),
      guide('x', 'guide.muted', 2, unseen),
    );
    expect(await store.history('app', 'v')).toEqual([]);
    expect(await store.history('app', 'w')).toEqual([{ guideId: 'g', startedAt: 3 * HOUR }]);
    expect(await store.history('app', 'x')).toEqual([{ guideId: 'g', mutedAt: 2 * HOUR }]);
  });

  test('who is identified has the history of their browsers, and nobody gets that of somebody else', async () => {
    const store = await holding(
      open,
      guide('phone', 'guide.started', 1),
      guide('laptop', 'step.completed', 4, { stepId: 's1' }),
      guide('ada', 'guide.started', 2),
      guide('ada', 'guide.muted', 3, {}, 'h'),
    );
    await store.append('app', [identified('ada', 'phone'), identified('ada', 'laptop'), identified('mallory', 'ada')]);
    const mine = [
      { guideId: 'g', startedAt: 2 * HOUR, stepIds: ['s1'] },
      { guideId: 'h', mutedAt: 3 * HOUR },
    ];
    expect(await store.history('app', 'ada')).toEqual(mine);
    expect(await store.history('app', 'phone')).toEqual([{ guideId: 'g', startedAt: HOUR }]);
    expect(await store.history('app', 'mallory')).toEqual([]);
    // What a browser sends late, by its old name, still arrives.
    await store.append('app', [guide('phone', 'guide.completed', 5)]);
    expect(await store.history('app', 'ada')).toMatchObject([{ guideId: 'g', completedAt: 5 * HOUR }, {}]);
  });

  test('an answer is bounded, however much was sent', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => guide('v', 'guide.started', 1, {}, `g${index}`));
    const steps = Array.from({ length: 150 }, (_, index) =>
      guide('v', 'step.completed', index, { stepId: `s${index}` }, 'a'),
    );
    const history = await (await holding(open, ...many, ...steps)).history('app', 'v');
    expect(history).toHaveLength(1_000);
    expect(history[0]?.stepIds).toHaveLength(100);
    expect(history[0]?.stepIds?.[0]).toBe('s149');
  });
}
