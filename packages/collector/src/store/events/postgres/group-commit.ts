import { StoreUnavailable } from '../../store-unavailable.ts';

/** Carries out together what queued while the last group was on its way to the disk. */
export interface GroupCommit<J, R> {
  /** Kept when the job is committed. Rejected with `StoreUnavailable` when too much waits already. */
  add(job: J): Promise<R>;
  /** Kept when nothing waits any more. */
  idle(): Promise<void>;
}

export interface GroupOptions<J, R> {
  /** Carries out a group and answers in its order. */
  commit: (jobs: readonly J[]) => Promise<R[]>;
  weigh: (job: J) => number;
  maxWeight: number;
  /** How much may wait; whoever comes later is sent away, so that a slow database never fills our memory. */
  maxWaiting: number;
}

interface Waiting<J, R> {
  job: J;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

export function createGroupCommit<J, R>({
  commit,
  weigh,
  maxWeight,
  maxWaiting,
}: GroupOptions<J, R>): GroupCommit<J, R> {
  const queue: Waiting<J, R>[] = [];
  let weight = 0;
  let running: Promise<void> | undefined;

  function nextGroup(): Waiting<J, R>[] {
    let heavy = 0;
    const rest = queue.findIndex(({ job }, index) => (heavy += weigh(job)) > maxWeight && index > 0);
    const group = queue.splice(0, rest < 0 ? queue.length : rest);
    for (const { job } of group) weight -= weigh(job);
    return group;
  }

  async function carryOut(group: readonly Waiting<J, R>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ job }) => job));
      for (const [index, one] of group.entries()) {
        const result = results[index];
        if (result === undefined) one.reject(new Error('a commit gave fewer answers than it had jobs'));
        else one.resolve(result);
      }
    } catch (error) {
      // What the database refuses of one is no reason to refuse the others.
      if (group.length > 1 && !(error instanceof StoreUnavailable)) for (const one of group) await carryOut([one]);
      else for (const one of group) one.reject(error);
    }
  }

  async function run(): Promise<void> {
    // Those who come within the same turn share the first group.
    await Promise.resolve();
    while (queue.length > 0) await carryOut(nextGroup());
    running = undefined;
  }

  return {
    add: (job) =>
      new Promise((resolve, reject) => {
        if (weight >= maxWaiting) {
          reject(new StoreUnavailable('more events wait for the database than it takes'));
          return;
        }
        queue.push({ job, resolve, reject });
        weight += weigh(job);
        running ??= run();
      }),
    idle: async () => running,
  };
}
