export { byPriority } from './by-priority.ts';
export { isHeldOut } from './hold-out.ts';
export { BY_CALL, isInterrupting, judge, type Schedulable, type Situation, type Verdict } from './judge.ts';
