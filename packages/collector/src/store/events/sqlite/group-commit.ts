/** Collects jobs and carries them out together, so that all who wait share one write to the disk. */
export interface GroupCommit<J, R> {
  /** Kept when the job is committed; rejected with the others of its group when the commit fails. */
  add(job: J): Promise<R>;
  /** Carries out at once what waits. */
  flush(): void;
}

interface Waiting<J, R> {
  job: J;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

export interface GroupOptions<J, R> {
  /** Carries out a group and answers in its order. */
  commit: (jobs: readonly J[]) => R[];
  weigh: (job: J) => number;
  maxWeight: number;
  /** Calls `flush` a moment later; the last group had so many jobs. */
  later: (flush: () => void, lastGroup: number) => void;
}

export function createGroupCommit<J, R>({ commit, weigh, maxWeight, later }: GroupOptions<J, R>): GroupCommit<J, R> {
  let waiting: Waiting<J, R>[] = [];
  let weight = 0;
  let lastGroup = 0;

  function flush(): void {
    const group = waiting;
    waiting = [];
    weight = 0;
    if (group.length === 0) return;
    lastGroup = group.length;
    try {
      const results = commit(group.map((one) => one.job));
      for (const [index, one] of group.entries()) {
        const result = results[index];
        if (result === undefined) one.reject(new Error('a commit gave fewer answers than it had jobs'));
        else one.resolve(result);
      }
    } catch (error) {
      for (const one of group) one.reject(error);
    }
  }

  return {
    add: (job) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        weight += weigh(job);
        if (weight >= maxWeight) flush();
        else if (waiting.length === 1) later(flush, lastGroup);
      }),
    flush,
  };
}
