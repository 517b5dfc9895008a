import type { ClockName, Level, SupportSettings, Ticket, TicketEntry } from '@handrail/protocol';
import { reaches, runsOf, type Run } from './clocks.ts';
import { promisesOf } from './promises.ts';

/** What the clock asks of a ticket now, and when it does so next. */
export interface Duties {
  /** Promises whose end is near, or past, and of which nobody was told. */
  tell: { clock: ClockName; state: 'warned' | 'breached' }[];
  /** The level that it goes to, since a promise was broken. */
  escalateTo: Level | undefined;
  /** Infinity where nothing will come. */
  nextAt: number;
}

const NEXT: Readonly<Record<Level, Level | undefined>> = { l1: 'l2', l2: 'l3', l3: undefined };
/** Of a promised time, what is left when agents are warned. */
const WARN_SHARE = 0.25;

/** All of it comes from the history, the oldest entry first: what was told once stands there. */
export function dutiesOf(
  ticket: Pick<Ticket, 'appId' | 'priority' | 'spam' | 'level' | 'state'>,
  entries: readonly TicketEntry[],
  settings: SupportSettings,
  now: number,
): Duties {
  const promises = promisesOf(ticket, settings);
  const { warnMs, escalateOn = [] } = promises.policy ?? {};
  const tell: Duties['tell'] = [];
  let nextAt = Infinity;
  for (const run of runsOf(entries, promises)) {
    if (run.endedAt !== undefined) continue;
    const told = toldOf(entries, run);
    const end = instantOf(run, run.targetMs);
    const warnAt = instantOf(run, Math.max(0, run.targetMs - (warnMs ?? run.targetMs * WARN_SHARE)));
    if (end !== undefined && end < now) {
      if (!told.has('breached')) tell.push({ clock: run.clock, state: 'breached' });
    } else if (warnAt !== undefined && warnAt <= now) {
      if (!told.has('warned')) tell.push({ clock: run.clock, state: 'warned' });
      // A promise is broken after its end, not at it.
      if (end !== undefined) nextAt = Math.min(nextAt, end + 1);
    } else nextAt = Math.min(nextAt, warnAt ?? Infinity);
  }
  const broken = tell.some(({ clock, state }) => state === 'breached' && escalateOn.includes(clock));
  return { tell, escalateTo: broken ? NEXT[ticket.level] : undefined, nextAt };
}

/** When so much of a promise is over, where it is known. */
function instantOf(run: Run, ms: number): number | undefined {
  const reached = reaches(run, Math.round(ms));
  return 'at' in reached ? reached.at : undefined;
}

/** What was told of a promise since it was given. */
const toldOf = (entries: readonly TicketEntry[], { clock, from }: Run): Set<string> =>
  new Set(
    entries.flatMap(({ at, change }) =>
      change?.what === 'clock' && change.clock === clock && at >= from ? [change.state] : [],
    ),
  );
