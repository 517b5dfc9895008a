import { expect, test } from 'vitest';
import { StoreUnavailable } from '../../store-unavailable.ts';
import { createGroupCommit } from './group-commit.ts';

/** Groups whose commits end when the test says so. */
function setUp() {
  const groups: number[][] = [];
  const ends: { resolve: (answers: number[]) => void; reject: (error: unknown) => void }[] = [];
  const waiting: (() => void)[] = [];
  const group = createGroupCommit<number, number>({
    commit: (jobs) => {
      groups.push([...jobs]);
      const { promise, resolve, reject } = Promise.withResolvers<number[]>();
      ends.push({ resolve, reject });
      waiting.splice(0).forEach((tell) => tell());
      return promise;
    },
    weigh: (job) => job,
    maxWeight: 100,
    maxWaiting: 200,
  });
  /** Waits until a commit with this place has begun. */
  const begun = async (place: number) => {
    while (ends[place] === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    return ends[place];
  };
  return { group, groups, begun };
}

test('what queues during a commit goes into the next one, and nobody is answered before', async () => {
  const { group, groups, begun } = setUp();
  const first = group.add(1);
  const end = await begun(0);
  const later = Promise.all([group.add(2), group.add(3)]);
  expect(groups).toEqual([[1]]);
  end.resolve([10]);
  expect(await first).toBe(10);
  (await begun(1)).resolve([20, 30]);
  expect(await later).toEqual([20, 30]);
  expect(groups).toEqual([[1], [2, 3]]);
});

test('a commit takes as much as it may, and one that is heavier alone', async () => {
  const { group, groups, begun } = setUp();
  const all = Promise.all([60, 30, 30, 150].map((job) => group.add(job)));
  (await begun(0)).resolve([1, 2]);
  (await begun(1)).resolve([3]);
  (await begun(2)).resolve([4]);
  expect(await all).toEqual([1, 2, 3, 4]);
  expect(groups).toEqual([[60, 30], [30], [150]]);
});

test('when more waits than may, whoever comes is sent away at once, and may come again when there is room', async () => {
  const { group, begun } = setUp();
  const first = group.add(90);
  const end = await begun(0);
  const waits = [group.add(150), group.add(60)];
  await expect(group.add(1)).rejects.toBeInstanceOf(StoreUnavailable);
  end.resolve([1]);
  const second = await begun(1);
  const last = group.add(1);
  second.resolve([2]);
  (await begun(2)).resolve([3, 4]);
  expect(await Promise.all([first, ...waits, last])).toEqual([1, 2, 3, 4]);
});

test('what the database refuses of one is no reason to refuse the others', async () => {
  const { group, groups, begun } = setUp();
  const all = Promise.allSettled([group.add(1), group.add(2)]);
  (await begun(0)).reject(new Error('one of them is wrong'));
  (await begun(1)).reject(new Error('this one'));
  (await begun(2)).resolve([20]);
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(groups).toEqual([[1, 2], [1], [2]]);
});

test('when the database is away all of the group learn it, and the next group is tried', async () => {
  const { group, groups, begun } = setUp();
  const both = Promise.allSettled([group.add(1), group.add(2)]);
  (await begun(0)).reject(new StoreUnavailable('away'));
  expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = group.add(3);
  (await begun(1)).resolve([30]);
  expect(await next).toBe(30);
  await group.idle();
  expect(groups).toEqual([[1, 2], [3]]);
});
