import { expect, test } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

function setUp(commit: (jobs: readonly number[]) => number[] = (jobs) => jobs.map((job) => job * 2)) {
  const groups: number[][] = [];
  const scheduled: (() => void)[] = [];
  const group = createGroupCommit<number, number>({
    commit(jobs) {
      groups.push([...jobs]);
      return commit(jobs);
    },
    weigh: (job) => job,
    maxWeight: 100,
    later: (flush) => scheduled.push(flush),
  });
  return { group, groups, scheduled };
}

test('those who come within the same moment share one commit, each with its own answer', async () => {
  const { group, groups, scheduled } = setUp();
  const answers = Promise.all([group.add(1), group.add(2), group.add(3)]);
  expect(scheduled).toHaveLength(1);
  scheduled[0]?.();
  expect(await answers).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1, 2, 3]]);
});

test('nobody is answered before the commit', async () => {
  const { group, scheduled } = setUp();
  let answered = false;
  const answer = group.add(1).then(() => (answered = true));
  await Promise.resolve();
  expect(answered).toBe(false);
  scheduled[0]?.();
  await answer;
  expect(answered).toBe(true);
});

test('a group that is heavy enough does not wait', async () => {
  const { group, groups } = setUp();
  await Promise.all([group.add(60), group.add(40)]);
  expect(groups).toEqual([[60, 40]]);
});

test('when a commit fails all of its group learn it, and the next group is not touched', async () => {
  let fail = true;
  const { group, scheduled } = setUp((jobs) => {
    if (fail) throw new Error('disk full');
    return [...jobs];
  });
  const both = Promise.allSettled([group.add(1), group.add(2)]);
  scheduled[0]?.();
  expect((await both).map((one) => one.status)).toEqual(['rejected', 'rejected']);
  fail = false;
  const next = group.add(3);
  scheduled[1]?.();
  expect(await next).toBe(3);
});
