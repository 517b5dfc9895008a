import type { SupportFigures } from '@handrail/protocol';
import { shareOf } from './share.ts';
import { spansOf } from './spans-of-time.ts';
import type { TicketFacts } from './support-facts.ts';

type Times = SupportFigures['firstReply'];
type Share = SupportFigures['csat'];
type Key = 'appId' | 'level' | 'teamId' | 'categoryId' | 'priority';
type Group = { key: string | null; figures: SupportFigures };

/** What is known of very many tickets, in some fifty bytes each. */
export interface FactTable {
  add(facts: TicketFacts): void;
  /** The numbers of all of them. */
  figures(): SupportFigures;
  /** The same for each value of a property, in the order of their names; the tickets without one come last. */
  groups(name: Key): Group[];
}

const TIMES = ['firstReplyMs', 'firstReplyWorkMs', 'firstSolvedMs', 'firstSolvedWorkMs', 'lastSolvedMs'] as const;
const KEYS = ['appId', 'level', 'teamId', 'categoryId', 'priority'] as const;
const WIDTH = TIMES.length;

/** What a ticket is or is not, a bit each. */
const BITS: readonly ((facts: TicketFacts) => boolean)[] = [
  ({ firstSolvedMs }) => firstSolvedMs !== undefined,
  ({ firstSolvedMs, firstContact }) => firstSolvedMs !== undefined && firstContact,
  ({ firstSolvedMs, reopened }) => firstSolvedMs !== undefined && reopened,
  ({ wasAt }) => wasAt.has('l1'),
  ({ wasAt, escalated }) => wasAt.has('l1') && escalated.has('l1'),
  ({ wasAt }) => wasAt.has('l2'),
  ({ wasAt, escalated }) => wasAt.has('l2') && escalated.has('l2'),
  ({ solvedAt }) => solvedAt === 'l2',
  ({ solvedAt, l1Could }) => solvedAt === 'l2' && l1Could,
  ({ sla }) => sla.firstReply !== undefined,
  ({ sla }) => sla.firstReply === true,
  ({ sla }) => sla.resolution !== undefined,
  ({ sla }) => sla.resolution === true,
  ({ score }) => score !== undefined,
  ({ score = 0 }) => score >= 4,
];

export function createFactTable(): FactTable {
  let rows = 0;
  let times = new Float64Array(WIDTH * 64);
  let bits = new Uint16Array(64);
  let keys = new Uint16Array(KEYS.length * 64);
  // Values of properties by their number in the column.
  const names = KEYS.map((): (string | null)[] => []);

  function grow(): void {
    const more = <T extends Float64Array | Uint16Array>(before: T, made: T): T => {
      made.set(before);
      return made;
    };
    times = more(times, new Float64Array(times.length * 2));
    bits = more(bits, new Uint16Array(bits.length * 2));
    keys = more(keys, new Uint16Array(keys.length * 2));
  }

  function numberOf(column: number, value: string | null): number {
    const known = names[column] ?? [];
    const at = known.indexOf(value);
    return at >= 0 ? at : known.push(value) - 1;
  }

  /** The numbers of the rows that have a value in a column, or of all. */
  function figuresOf(column?: number, value?: number): SupportFigures {
    const counts = new Uint32Array(BITS.length);
    const spans = TIMES.map((): number[] => []);
    let tickets = 0;
    for (let row = 0; row < rows; row += 1) {
      if (column !== undefined && keys[row * KEYS.length + column] !== value) continue;
      tickets += 1;
      const own = bits[row] ?? 0;
      for (let bit = 0; bit < BITS.length; bit += 1) counts[bit] = (counts[bit] ?? 0) + ((own >> bit) & 1);
      for (let at = 0; at < WIDTH; at += 1) {
        const span = times[row * WIDTH + at] ?? NaN;
        if (!Number.isNaN(span)) spans[at]?.push(span);
      }
    }
    return shape(tickets, [...counts], spans.map(timesOf));
  }

  return {
    add(facts) {
      if (rows === bits.length) grow();
      TIMES.forEach((name, at) => (times[rows * WIDTH + at] = facts[name] ?? NaN));
      KEYS.forEach((name, at) => (keys[rows * KEYS.length + at] = numberOf(at, facts[name])));
      bits[rows] = BITS.reduce((sum, is, bit) => sum + (is(facts) ? 1 << bit : 0), 0);
      rows += 1;
    },
    figures: () => figuresOf(),
    groups(name) {
      const column = KEYS.indexOf(name);
      const known = [...(names[column] ?? []).entries()];
      known.sort(([, a], [, b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
      return known.map(([value, key]) => ({ key, figures: figuresOf(column, value) }));
    },
  };
}

const NONE: Times = { count: 0, medianMs: null, p90Ms: null };

/** Counts by their bits, and times in their order, as numbers with names. */
function shape(tickets: number, counts: readonly number[], times: readonly Times[]): SupportFigures {
  const count = (bit: number): number => counts[bit] ?? 0;
  const share = (part: number, whole: number): Share => shareIn(count(part), count(whole));
  const [firstReply = NONE, firstReplyWork = NONE, firstSolved = NONE, firstSolvedWork = NONE, lastSolved = NONE] =
    times;
  return {
    ...{ tickets, solved: count(0), firstReply, firstReplyWork, firstSolved, firstSolvedWork, lastSolved },
    ...{ firstContact: share(1, 0), reopened: share(2, 0), escalatedL1: share(4, 3), escalatedL2: share(6, 5) },
    ...{ l1Capable: share(8, 7), slaFirstReply: share(10, 9), slaResolution: share(12, 11), csat: share(14, 13) },
  };
}

export const shareIn = (part: number, whole: number): Share => ({ part, whole, value: shareOf(part, whole) });

function timesOf(some: readonly number[]): Times {
  const { count, medianMs, atShare } = spansOf(some);
  return { count, medianMs, p90Ms: atShare(0.9) };
}
