import type { SlaPolicy, TicketChange, TicketEntry, TicketState } from '@handrail/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocksOf, reaches, runsOf, type Promises } from './clocks.ts';
import { ALWAYS, workTimeOf } from './work-time.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const at = (text: string): number => Date.parse(text);
const office = workTimeOf({
  timeZone: 'Europe/Berlin',
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '17:00' })),
  holidays: [],
});

let made = 0;
const entry = (time: number, by: 'visitor' | 'member' | 'system', rest: Partial<TicketEntry>): TicketEntry => ({
  entryId: (made += 1).toString(16).padStart(32, '0'),
  ...{ kind: 'message', by: { kind: by }, blocks: [], attachments: [], at: time, via: 'dashboard' },
  ...rest,
});
const change = (time: number, what: TicketChange) => entry(time, 'member', { kind: 'change', change: what });
const state = (time: number, to: TicketState) => change(time, { what: 'state', from: 'open', to });
const team = (time: number, to: string) => change(time, { what: 'team', from: null, to });
const created = (time: number) => [
  change(time, { what: 'created', state: 'new', level: 'l1', priority: 'normal' }),
  entry(time, 'visitor', {}),
];
const policy: SlaPolicy = {
  ...{ policyId: 'usual', name: 'Usual' },
  ...{ firstReplyMs: 2 * HOUR_MS, nextReplyMs: HOUR_MS, resolutionMs: 8 * HOUR_MS },
};
const promises: Promises = { policy, hoursOf: (teamId) => (teamId === 'night' ? ALWAYS : office) };

describe('worked by hand', () => {
  // Friday, 15:30 in Berlin, before the Sunday on which summer time begins.
  const friday = at('2026-03-27T14:30Z');

  test('a ticket of Friday afternoon wants its first reply on Monday morning, an hour earlier by UTC than in winter', () => {
    expect(clocksOf(created(friday), promises, friday)).toEqual({
      firstReply: { dueAt: at('2026-03-30T07:30Z'), state: 'running' },
      resolution: { dueAt: at('2026-03-30T13:30Z'), state: 'running' },
    });
  });

  test('a reply at the last instant keeps the promise, one later breaks it; notes and machines are no reply', () => {
    const due = at('2026-03-30T07:30Z');
    const first = (...more: TicketEntry[]) => clocksOf([...created(friday), ...more], promises, due + 1).firstReply;
    expect(first(entry(due, 'member', {}))).toEqual({ state: 'met' });
    expect(first(entry(due + 1, 'member', {}))).toEqual({ state: 'breached', dueAt: due, endedAt: due + 1 });
    expect(first(entry(friday, 'system', {}), entry(friday, 'member', { kind: 'note' }))).toEqual({
      ...{ state: 'breached', dueAt: due },
    });
  });

  test('no time passes in pending and on hold, and what was left is left when it goes on', () => {
    const asked = [...created(friday), entry(friday + HOUR_MS, 'member', {}), state(friday + HOUR_MS, 'pending')];
    const now = at('2026-04-06T10:00Z');
    expect(clocksOf(asked, promises, now).resolution).toEqual({ state: 'paused', leftMs: 7 * HOUR_MS });
    // Tuesday the 7th, 9:00 in Berlin; the day ends at 16:00 for this promise.
    const again = [...asked, entry(at('2026-04-07T07:00Z'), 'visitor', {}), state(at('2026-04-07T07:00Z'), 'open')];
    expect(clocksOf(again, promises, now)).toEqual({
      firstReply: { state: 'met' },
      nextReply: { state: 'running', dueAt: at('2026-04-07T08:00Z') },
      resolution: { state: 'running', dueAt: at('2026-04-07T14:00Z') },
    });
    const held = [...again, state(at('2026-04-07T08:00Z'), 'on-hold')];
    expect(clocksOf(held, promises, now)).toMatchObject({
      nextReply: { state: 'paused', leftMs: 0 },
      resolution: { state: 'paused', leftMs: 6 * HOUR_MS },
    });
  });

  test('a ticket that is solved in time and reopened runs on with what was left, not with the time in between', () => {
    const solved = [...created(friday), state(friday + HOUR_MS, 'solved')];
    const monday = at('2026-03-30T07:00Z');
    expect(clocksOf(solved, promises, monday).resolution).toEqual({ state: 'met' });
    const reopened = [...solved, state(monday, 'open')];
    expect(clocksOf(reopened, promises, monday).resolution).toEqual({
      ...{ state: 'running', dueAt: at('2026-03-30T14:00Z') },
    });
    expect(
      clocksOf([...reopened, state(monday + 5, 'solved'), state(monday + 9, 'closed')], promises, monday + 99),
    ).toMatchObject({ resolution: { state: 'met' } });
  });

  test('a broken promise stays broken, however the ticket goes on', () => {
    const late = at('2026-03-31T10:00Z');
    const entries = [...created(friday), entry(late, 'member', {}), state(late, 'pending'), state(late + 1, 'solved')];
    expect(clocksOf(entries, promises, late + 2)).toMatchObject({
      firstReply: { state: 'breached' },
      resolution: { state: 'breached', dueAt: at('2026-03-30T13:30Z') },
    });
  });

  test('the hours of the team that had the ticket count', () => {
    // An hour of the office on Friday, then the night team from 18:00 on: what is left passes without a pause.
    const entries = [...created(at('2026-03-27T15:00Z')), team(at('2026-03-27T17:00Z'), 'night')];
    expect(clocksOf(entries, promises, at('2026-03-27T17:00Z'))).toMatchObject({
      firstReply: { dueAt: at('2026-03-27T18:00Z') },
      resolution: { dueAt: at('2026-03-28T00:00Z') },
    });
  });

  test('without a promise there is no clock, and without working hours no end', () => {
    expect(clocksOf(created(friday), { ...promises, policy: undefined }, friday)).toEqual({});
    expect(clocksOf([], promises, friday)).toEqual({});
    const never = { between: () => 0, after: () => undefined };
    expect(clocksOf(created(friday), { policy, hoursOf: () => never }, friday + 1e12)).toMatchObject({
      firstReply: { state: 'running' },
    });
  });

  test('the moment for a warning lies working time before the end', () => {
    const run = runsOf(created(friday), promises).find(({ clock }) => clock === 'firstReply');
    expect(run && reaches(run, run.targetMs - HOUR_MS)).toEqual({ at: at('2026-03-27T15:30Z') });
  });
});

/** A history in whole minutes: what happens, and after how long. */
const moves = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 900 }),
    what: fc.constantFrom('asks', 'answers', 'notes', 'pending', 'on-hold', 'open', 'solved', 'night', 'office'),
  }),
  { maxLength: 12 },
);
type Moves = typeof moves extends fc.Arbitrary<infer T> ? T : never;

function historyOf(start: number, list: Moves): TicketEntry[] {
  let time = start;
  return [
    ...created(start),
    ...list.map(({ minutes, what }) => {
      time += minutes * MINUTE_MS;
      if (what === 'asks') return entry(time, 'visitor', {});
      if (what === 'answers') return entry(time, 'member', {});
      if (what === 'notes') return entry(time, 'member', { kind: 'note' });
      if (what === 'night' || what === 'office') return team(time, what);
      return state(time, what);
    }),
  ];
}

/** The same in the plainest way: minute by minute, with a counter for each promise. */
function walk(entries: readonly TicketEntry[], now: number): Record<string, string> {
  const states: Record<string, string> = {};
  const [start = 0, open] = [entries[0]?.at, ['new', 'open']];
  const left = { firstReply: 120, nextReply: 60, resolution: 480 };
  let [current, hours, answered, waits] = ['new', promises.hoursOf(null), false, false];
  let isBroken = { firstReply: false, nextReply: false, resolution: false };
  let rest = [...entries];
  for (let minute = start; minute <= now; minute += MINUTE_MS) {
    while (rest[0] !== undefined && rest[0].at <= minute) {
      const [{ kind, by, change: changed }] = [rest[0]];
      rest = rest.slice(1);
      if (kind === 'message' && by.kind === 'member') [answered, waits] = [true, false];
      if (kind === 'message' && by.kind === 'visitor' && answered && !waits) {
        [waits, left.nextReply, isBroken] = [true, 60, { ...isBroken, nextReply: false }];
        states['nextReply'] = 'waits';
      }
      if (changed?.what === 'state') current = changed.to;
      if (changed?.what === 'team') hours = promises.hoursOf(changed.to);
    }
    if (!open.includes(current) || minute === now) continue;
    const works = hours.between(minute, minute + MINUTE_MS) > 0;
    for (const clock of ['firstReply', 'nextReply', 'resolution'] as const) {
      const runs = clock === 'resolution' || (clock === 'firstReply' ? !answered : waits);
      if (!runs) continue;
      // Time goes on, and there was none left.
      if (left[clock] === 0) isBroken = { ...isBroken, [clock]: true };
      else if (works) left[clock] -= 1;
    }
  }
  const judged = (isOver: boolean, broken: boolean) => (broken ? 'broken' : isOver ? 'met' : 'under way');
  return {
    firstReply: judged(answered, isBroken.firstReply),
    ...('nextReply' in states && { nextReply: judged(!waits, isBroken.nextReply) }),
    resolution: judged(['solved', 'closed'].includes(current), isBroken.resolution),
  };
}

describe('for any history', () => {
  const start = fc
    .integer({ min: 0, max: 7 * 24 * 60 })
    .map((minutes) => at('2026-03-25T00:00Z') + minutes * MINUTE_MS);
  const NAMES = { met: 'met', breached: 'broken', running: 'under way', paused: 'under way' } as const;
  const plain = (entries: readonly TicketEntry[], now: number) =>
    Object.fromEntries(
      Object.entries(clocksOf(entries, promises, now)).map(([clock, { state: one }]) => [clock, NAMES[one]]),
    );

  test('clocks say what somebody finds who counts every minute', () => {
    fc.assert(
      fc.property(start, moves, (from, list) => {
        const entries = historyOf(from, list);
        const now = (entries.at(-1)?.at ?? from) + 30 * MINUTE_MS;
        expect(plain(entries, now)).toEqual(walk(entries, now));
      }),
    );
  });

  test('a promise is broken at every instant after its end, and at none before', () => {
    fc.assert(
      fc.property(start, moves, (from, list) => {
        const entries = historyOf(from, list);
        const last = entries.at(-1)?.at ?? from;
        for (const [clock, { state: one, dueAt }] of Object.entries(clocksOf(entries, promises, last))) {
          if (one !== 'running' || dueAt === undefined) continue;
          const states = [dueAt, dueAt + 1].map(
            (now) => new Map(Object.entries(clocksOf(entries, promises, now))).get(clock)?.state,
          );
          expect(states).toEqual(['running', 'breached']);
        }
      }),
    );
  });
});
