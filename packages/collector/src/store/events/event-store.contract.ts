import { expect, test } from 'vitest';
import type { EventStore } from './event-store.ts';
import { goldenClientsContract } from './golden-clients.contract.ts';
import { goldenContract } from './golden.contract.ts';
import { guideActsContract } from './guide-acts.contract.ts';
import { historyContract } from './history.contract.ts';
import { ALL, guide, holding, HOUR, identified, record, type Open } from './made-events.contract.ts';
import { rightsContract } from './rights.contract.ts';
import { usageContract } from './usage.contract.ts';

/** What every engine of the event store must do. */
export function eventStoreContract(open: Open): void {
  appendContract(open);
  peopleContract(open);
  guideContract(open);
  historyContract(open);
  goldenContract(open);
  goldenClientsContract(open);
  usageContract(open);
  rightsContract(open);
  guideActsContract(open);
}

const activeIn = async (store: EventStore) => (await store.activePeople('app', [ALL]))[0];

function appendContract(open: Open): void {
  test('an event that comes again is counted once, in the same batch and in a later one', async () => {
    const store = await open();
    const one = record('v', 'page.viewed', 1);
    expect(await store.append('app', [one, one])).toEqual({ accepted: 1, duplicates: 1 });
    expect(await store.append('app', [one, record('v', 'saved', 1)])).toEqual({ accepted: 1, duplicates: 1 });
    expect(await store.count('app')).toEqual({ stored: 2, distinct: 2 });
  });

  test('many who send the same batch at once are told so, and it is there once', async () => {
    const store = await open();
    const batch = [record('v', 'page.viewed', 1), record('v', 'saved', 1)];
    const results = await Promise.all(Array.from({ length: 10 }, () => store.append('app', batch)));
    expect(results.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(2);
    expect(results.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(18);
    expect(await store.count('app')).toEqual({ stored: 2, distinct: 2 });
  });

  test('of batches that come together, each is told which of its own events are new', async () => {
    const store = await open();
    const events = Array.from({ length: 60 }, (_, index) => record(`v-${index % 7}`, 'saved', 1));
    const some = events.filter((_, index) => index % 3 === 0 || index > 50);
    expect(await store.append('app', some)).toEqual({ accepted: some.length, duplicates: 0 });
    const parts = [events.slice(0, 20), events.slice(20, 50), [...events.slice(50), identified('v-1', 'anon')]];
    const results = await Promise.all(parts.map((part) => store.append('app', part)));
    expect(results).toEqual(
      parts.map((part) => {
        const duplicates = part.filter((one) => some.includes(one)).length;
        return { accepted: part.length - duplicates, duplicates };
      }),
    );
    expect(await store.count('app')).toEqual({ stored: 61, distinct: 61 });
  });

  test('apps do not see each other, and the same id may come from both', async () => {
    const one = guide('v', 'guide.started', 1);
    const store = await holding(open, one);
    expect(await store.append('other', [one])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await store.append('other', [record('w', 'saved', 1)])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await store.count('app')).toEqual({ stored: 1, distinct: 1 });
    expect(await activeIn(store)).toBe(0);
    expect(await store.count('nobody')).toEqual({ stored: 0, distinct: 0 });
    expect((await store.guideTotals('nobody', ['g'], [ALL]))[0]).toMatchObject([
      { guideId: 'g', starts: 0, startedBy: 0, shown: 0 },
    ]);
  });
}

function peopleContract(open: Open): void {
  test('what we showed makes nobody active', async () => {
    const store = await holding(
      open,
      record('a', 'page.viewed', 1),
      guide('b', 'guide.started', 1),
      guide('b', 'step.shown', 1, { stepId: 's1' }),
      record('b', 'survey.shown', 1),
      record('c', 'survey-like', 1),
      guide('d', 'issue.affected', 1),
      guide('e', 'guide.snoozed', 1, { props: { until: 9 } }),
      guide('f', 'guide.muted', 1),
      guide('g', 'step.completed', 1, { stepId: 's1', props: { answer: '9' } }),
      guide('h', 'hint.opened', 1),
      record('i', 'issue.created', 1),
    );
    expect(await activeIn(store)).toBe(3);
  });

  test('a window holds its first instant and not its last', async () => {
    const store = await holding(open, record('a', 'x', 1), record('b', 'x', 2), record('c', 'x', 3));
    const windows = [
      { from: HOUR, until: 2 * HOUR },
      { from: 2 * HOUR, until: 4 * HOUR },
      { from: 9 * HOUR, until: 10 * HOUR },
    ];
    expect(await store.activePeople('app', windows)).toEqual([1, 2, 0]);
  });

  test('who was anonymous and then identified is one person, also for what they did before', async () => {
    const store = await holding(open, record('anon-1', 'x', 1), record('anon-2', 'x', 2), record('ada', 'x', 3));
    expect(await activeIn(store)).toBe(3);
    await store.append('app', [identified('ada', 'anon-1'), identified('ada', 'anon-2')]);
    expect(await activeIn(store)).toBe(1);
    expect(await store.activePeople('app', [{ from: HOUR, until: 3 * HOUR }])).toEqual([1]);
  });

  test('a browser belongs to the first who was identified in it', async () => {
    const store = await holding(open, record('anon', 'x', 1), identified('ada', 'anon'), identified('ben', 'anon'));
    expect(await activeIn(store)).toBe(2);
    expect(await store.activePeople('app', [{ from: 0, until: 2 * HOUR }])).toEqual([1]);
  });

  test('nobody can make an identified visitor part of another, whichever is told first', async () => {
    const after = await holding(open, identified('ada', 'a'), identified('mallory', 'ada'), record('ada', 'x', 1));
    expect(await activeIn(after)).toBe(2);
    const before = await holding(open, identified('mallory', 'ada'), identified('ada', 'a'), record('ada', 'x', 1));
    expect(await activeIn(before)).toBe(2);
    const self = await holding(open, identified('ada', 'ada'));
    expect(await activeIn(self)).toBe(1);
  });
}

function guideContract(open: Open): void {
  test('people of a guide are counted once, starts each time, and completions only of those who started', async () => {
    const store = await holding(
      open,
      guide('anon', 'guide.started', 1),
      guide('ada', 'guide.started', 2),
      identified('ada', 'anon'),
      guide('ada', 'guide.completed', 3),
      guide('ben', 'guide.started', 1),
      guide('ben', 'step.shown', 1, { stepId: 's1' }),
      guide('ben', 'step.missed', 2, { stepId: 's2' }),
      guide('cat', 'guide.completed', 2),
      guide('dan', 'guide.started', 2, {}, 'another'),
    );
    expect((await store.guideTotals('app', ['another', 'g', 'never seen'], [ALL]))[0]).toEqual([
      { guideId: 'another', starts: 1, startedBy: 1, completedBy: 0, shown: 0, missed: 0, affectedBy: 0 },
      { guideId: 'g', starts: 3, startedBy: 2, completedBy: 1, shown: 1, missed: 1, affectedBy: 0 },
      { guideId: 'never seen', starts: 0, startedBy: 0, completedBy: 0, shown: 0, missed: 0, affectedBy: 0 },
    ]);
    const later = { from: 500 * HOUR, until: 501 * HOUR };
    expect((await store.guideTotals('app', ['g'], [later]))[0]).toMatchObject([{ starts: 0, startedBy: 0, missed: 0 }]);
  });

  test('who has a known issue too is counted once, in whatever browser', async () => {
    const store = await holding(
      open,
      guide('anon', 'issue.affected', 1),
      guide('ada', 'issue.affected', 2),
      guide('ben', 'issue.affected', 2),
      guide('cat', 'guide.started', 2),
      identified('ada', 'anon'),
    );
    expect((await store.guideTotals('app', ['g'], [ALL]))[0]).toMatchObject([{ startedBy: 1, affectedBy: 2 }]);
  });

  test('a run in another mode is stored and counts in no figure of the guide', async () => {
    const practised = { props: { mode: 'practise' } };
    const store = await holding(
      open,
      guide('ada', 'guide.started', 1, { props: { mode: 'guide' } }),
      guide('ada', 'step.shown', 1, { stepId: 's1' }),
      guide('ada', 'guide.completed', 3, practised),
      guide('ben', 'guide.started', 1, practised),
      guide('ben', 'step.shown', 1, { stepId: 's1', ...practised }),
      guide('ben', 'guide.completed', 2, { props: { mode: 'show' } }),
    );
    expect((await store.guideTotals('app', ['g'], [ALL]))[0]).toMatchObject([
      { starts: 1, startedBy: 1, completedBy: 0, shown: 1 },
    ]);
    expect(await store.stepTotals('app', 'g', ALL)).toEqual([{ stepId: 's1', shown: 1, missed: 0 }]);
    expect(await store.journeys('app', 'g', ALL)).toEqual([
      { stepIds: ['s1'], completed: false, dismissedAt: undefined, people: 1 },
    ]);
    expect(await store.count('app')).toEqual({ stored: 6, distinct: 6 });
  });

  test('steps are counted as often as they were shown and missed', async () => {
    const store = await holding(
      open,
      guide('a', 'step.shown', 1, { stepId: 's1' }),
      guide('a', 'step.shown', 2, { stepId: 's1' }),
      guide('b', 'step.missed', 1, { stepId: 's1' }),
      guide('b', 'step.missed', 1, { stepId: 's2' }),
      guide('b', 'step.missed', 1, { stepId: 's1' }, 'another'),
    );
    expect(await store.stepTotals('app', 'g', ALL)).toEqual([
      { stepId: 's1', shown: 2, missed: 1 },
      { stepId: 's2', shown: 0, missed: 1 },
    ]);
  });

  test('journeys say what people were shown and what their last word was', async () => {
    const shown = (visitorId: string, stepId: string, hour: number) => guide(visitorId, 'step.shown', hour, { stepId });
    const store = await holding(
      open,
      ...['a', 'b'].flatMap((one) => [shown(one, 's2', 3), shown(one, 's1', 2), guide(one, 'guide.completed', 4)]),
      shown('c', 's1', 2),
      guide('c', 'guide.dismissed', 3, { stepId: 's1' }),
      shown('d', 's1', 2),
      guide('d', 'guide.dismissed', 3, { stepId: 's1' }),
      shown('d', 's1', 4),
      guide('e', 'guide.started', 1),
    );
    const journeys = (await store.journeys('app', 'g', ALL)).map((one) => ({
      ...one,
      stepIds: one.stepIds.toSorted(),
    }));
    expect(journeys).toHaveLength(4);
    expect(journeys).toEqual(
      expect.arrayContaining([
        { stepIds: ['s1', 's2'], completed: true, dismissedAt: undefined, people: 2 },
        { stepIds: ['s1'], completed: false, dismissedAt: 's1', people: 1 },
        { stepIds: ['s1'], completed: false, dismissedAt: undefined, people: 1 },
        { stepIds: [], completed: false, dismissedAt: undefined, people: 1 },
      ]),
    );
  });

  test('an empty batch is nothing, and a store that is asked whether it can store says so', async () => {
    const store = await open();
    expect(await store.append('app', [])).toEqual({ accepted: 0, duplicates: 0 });
    await expect(store.check()).resolves.toBeUndefined();
    await store.close();
  });
}
