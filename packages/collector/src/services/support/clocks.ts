import type { ClockName, SlaPolicy, TicketClocks, TicketEntry, TicketState } from '@handrail/protocol';
import type { WorkTime } from './work-time.ts';

/** What counts for a ticket: what is promised, and when its teams work. */
export interface Promises {
  policy: SlaPolicy | undefined;
  hoursOf: (teamId: string | null) => WorkTime;
}

/** A time during which neither the state nor the team of a ticket changed. */
interface Stretch {
  from: number;
  until: number;
  state: TicketState;
  hours: WorkTime;
}

/** One promise under way: from when on, until when, and for how much working time. */
export interface Run {
  clock: ClockName;
  from: number;
  /** When it was kept or broken for good; undefined while it can still be kept. */
  endedAt: number | undefined;
  targetMs: number;
  /** Where its time passes. */
  stretches: readonly Stretch[];
}

/** Nobody works on a ticket in these, or is not waited for. */
const STOPPED: readonly TicketState[] = ['pending', 'on-hold', 'solved', 'closed'];
const ENDED: readonly TicketState[] = ['solved', 'closed'];

/**
 * How the promises of a ticket stand. All of it comes from its history, the oldest entry first: time passes while the ticket is
 * new or open and its team works, by the calendar of the team that had it then; it runs on after a reopening. A promise is kept
 * by what happens up to `dueAt`, and broken after it. `nextReply` tells of the last time that the requester waited.
 */
export function clocksOf(entries: readonly TicketEntry[], promises: Promises, now: number): TicketClocks {
  return Object.fromEntries(runsOf(entries, promises).map((run) => [run.clock, judge(run, now)]));
}

/** The promises that were given, each in its latest run. */
export function runsOf(entries: readonly TicketEntry[], { policy, hoursOf }: Promises): Run[] {
  const first = entries[0];
  if (first === undefined || policy === undefined) return [];
  const stretches = stretchesOf(entries, first.at, hoursOf);
  const run = (clock: ClockName, from: number, endedAt: number | undefined, targetMs: number | undefined): Run[] =>
    targetMs === undefined ? [] : [{ clock, from, endedAt, targetMs, stretches: clip(stretches, from, endedAt) }];
  const firstReply = entries.find(isReply)?.at;
  const wait = lastWait(entries);
  const last = stretches.at(-1);
  const solvedAt = last !== undefined && ENDED.includes(last.state) ? solvedSince(stretches) : undefined;
  return [
    ...run('firstReply', first.at, firstReply, policy.firstReplyMs),
    ...(wait === undefined ? [] : run('nextReply', wait.from, wait.until, policy.nextReplyMs)),
    ...run('resolution', first.at, solvedAt, policy.resolutionMs),
  ];
}

/** When so much working time of a run has passed: an instant at which it was, or will be if all stays as it is. */
export function reaches({ stretches }: Run, ms: number): { at: number | undefined } | { leftMs: number } {
  let left = ms;
  for (const { from, until, state, hours } of stretches) {
    if (STOPPED.includes(state)) continue;
    const at = hours.after(from, left);
    if (until === Infinity) return { at };
    if (at !== undefined && at < until) return { at };
    left -= hours.between(from, until);
  }
  return { leftMs: left };
}

function judge(run: Run, now: number): NonNullable<TicketClocks[ClockName]> {
  const end = reaches(run, run.targetMs);
  if ('leftMs' in end) return run.endedAt === undefined ? { state: 'paused', leftMs: end.leftMs } : { state: 'met' };
  if (end.at === undefined) return { state: 'running' };
  if (run.endedAt !== undefined) return { dueAt: end.at, endedAt: run.endedAt, state: 'breached' };
  return { dueAt: end.at, state: end.at < now ? 'breached' : 'running' };
}

/** How much working time passed in a ticket between two instants, whatever its state. */
export function workedBetween(
  entries: readonly TicketEntry[],
  { hoursOf }: Pick<Promises, 'hoursOf'>,
  from: number,
  until: number,
): number {
  const stretches = clip(stretchesOf(entries, from, hoursOf), from, until);
  return stretches.reduce((sum, one) => sum + one.hours.between(one.from, one.until), 0);
}

/** The answer of a person that the requester can read. */
export const isReply = ({ kind, by }: TicketEntry): boolean => kind === 'message' && by.kind === 'member';
const isQuestion = ({ kind, by }: TicketEntry): boolean => kind === 'message' && by.kind === 'visitor';

/** The latest time that the requester wrote after an answer, up to the answer to that. */
function lastWait(entries: readonly TicketEntry[]): { from: number; until: number | undefined } | undefined {
  let answered = false;
  let wait: { from: number; until: number | undefined } | undefined;
  for (const entry of entries) {
    if (isReply(entry)) {
      answered = true;
      if (wait?.until === undefined && wait !== undefined) wait = { ...wait, until: entry.at };
    } else if (isQuestion(entry) && answered && (wait === undefined || wait.until !== undefined)) {
      wait = { from: entry.at, until: undefined };
    }
  }
  return wait;
}

/** Since when a ticket that is solved has been. */
function solvedSince(stretches: readonly Stretch[]): number | undefined {
  const open = stretches.findLastIndex(({ state }) => !ENDED.includes(state));
  return stretches[open + 1]?.from;
}

function stretchesOf(entries: readonly TicketEntry[], start: number, hoursOf: Promises['hoursOf']): Stretch[] {
  const stretches: Stretch[] = [];
  let current: Stretch = { from: start, until: Infinity, state: 'new', hours: hoursOf(null) };
  const turn = (at: number, change: Partial<Stretch>): void => {
    if (at > current.from) stretches.push({ ...current, until: at });
    current = { ...current, from: Math.max(current.from, at), ...change };
  };
  for (const { at, change } of entries) {
    if (change?.what === 'created') turn(at, { state: change.state });
    else if (change?.what === 'state') turn(at, { state: change.to });
    else if (change?.what === 'team') turn(at, { hours: hoursOf(change.to) });
  }
  return [...stretches, current];
}

function clip(stretches: readonly Stretch[], from: number, until = Infinity): Stretch[] {
  return stretches
    .map((one) => ({ ...one, from: Math.max(one.from, from), until: Math.min(one.until, until) }))
    .filter((one) => one.from < one.until || one.until === Infinity);
}
