import type { ClockName, TicketClocks } from '@handrail/protocol';

/** How near the end of what was promised is. */
type Urgency = 'breached' | 'soon' | 'running' | 'paused' | 'late' | 'met';

export interface ClockView {
  clock: ClockName;
  urgency: Urgency;
  /** Until it ends, or since it ended as a negative number; how late it was done, of what was; missing where it does not run. */
  leftMs?: number;
}

/** From here on, somebody should look now. The collector's `risk=soon` means the same. */
const SOON_MS = 3_600_000;
const ORDER: readonly ClockName[] = ['firstReply', 'nextReply', 'resolution'];
const RANK: Record<Urgency, number> = { breached: 0, soon: 1, running: 2, paused: 3, late: 4, met: 5 };

/** The clocks of a ticket as they stand now. A running one that has passed its end is breached, though nobody wrote that down yet. */
export function clockViews(clocks: TicketClocks, now: number): ClockView[] {
  return ORDER.flatMap((clock): ClockView[] => {
    const one = clocks[clock];
    if (!one) return [];
    if (one.state === 'met' || one.state === 'paused') {
      return [{ clock, urgency: one.state, ...(one.leftMs !== undefined && { leftMs: one.leftMs }) }];
    }
    if (one.dueAt !== undefined && one.endedAt !== undefined)
      return [{ clock, urgency: 'late', leftMs: one.dueAt - one.endedAt }];
    const left = one.dueAt === undefined ? {} : { leftMs: one.dueAt - now };
    if (one.state === 'breached' || (left.leftMs ?? 1) <= 0) return [{ clock, urgency: 'breached', ...left }];
    return [{ clock, urgency: (left.leftMs ?? Infinity) <= SOON_MS ? 'soon' : 'running', ...left }];
  });
}

/** The clock that is looked at first: what was broken, then what ends next. What was done, in time or late, needs no look. */
export function mostPressing(clocks: TicketClocks, now: number): ClockView | undefined {
  const open = clockViews(clocks, now).filter(({ urgency }) => urgency !== 'met' && urgency !== 'late');
  return open.sort((a, b) => RANK[a.urgency] - RANK[b.urgency] || (a.leftMs ?? Infinity) - (b.leftMs ?? Infinity))[0];
}
