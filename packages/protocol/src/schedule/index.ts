export { byPriority } from './by-priority.ts';
export { isInterrupting, judge, type Schedulable, type Situation, type Verdict } from './judge.ts';
