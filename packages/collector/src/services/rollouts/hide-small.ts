import type { Compared, RolloutReport, Windowed } from '@handrail/protocol';
import { HIDDEN_BELOW } from '@handrail/protocol/figures';

type Department = RolloutReport['byDepartment'][number];

/**
 * The report as whoever has a link may see it: of no person, and of no group so small that a number would tell about single
 * ones. Where one department alone would be hidden, the next smallest is too, as the rest would give it away.
 */
export function forStrangers(report: RolloutReport): RolloutReport {
  const copy = structuredClone(report);
  delete copy.owner;
  if (copy.test?.signOff) delete copy.test.signOff.by;
  return {
    ...copy,
    criteria: copy.criteria.map((one) => {
      const told = hideCompared(one);
      return {
        ...{ ...one, ...told, points: one.points.map(hideWindowed) },
        ...(isHidden(told) && { standing: 'not-measurable', reason: 'small-group', expected: null }),
      };
    }),
    byDepartment: hideDepartments(copy.byDepartment),
    tickets: copy.tickets.map((one) => ({ ...one, per100: hideCompared(one.per100) })),
    guides: copy.guides.map((one) => ({
      ...{ ...one, completion: hideCompared(one.completion), missRate: hideCompared(one.missRate) },
    })),
    heldOut: copy.heldOut.filter(({ comparison }) => !isSmallComparison(comparison)),
    hiddenBelow: HIDDEN_BELOW,
  };
}

const isSmallComparison = ({ shown, heldOut }: RolloutReport['heldOut'][number]['comparison']): boolean =>
  Math.min(shown.people, heldOut.people) < HIDDEN_BELOW;

/** Of how many a number tells: the whole of a share, else the people who were counted. */
function sizeOf({ figure: { value, denominator, unit } }: Windowed): number {
  return denominator ?? (unit === 'people' ? (value ?? 0) : HIDDEN_BELOW);
}

const isSmall = (one: Windowed | null): boolean =>
  one !== null && one.figure.value !== null && sizeOf(one) < HIDDEN_BELOW;

function hidden({ from, to, figure: { unit, better } }: Windowed): Windowed {
  return { from, to, figure: { value: null, unit, better, reason: 'small-group' } };
}

const hideWindowed = (one: Windowed): Windowed => (isSmall(one) ? hidden(one) : one);

function hideCompared({ before, now }: Compared): Compared {
  return { before: before && hideWindowed(before), now: now && hideWindowed(now) };
}

const isHidden = ({ now }: Compared): boolean => now?.figure.reason === 'small-group';

/** Each window of an app by itself: the sizes of its departments differ from one to the other. */
function hideDepartments(rows: readonly Department[]): Department[] {
  return rows.map((row) => {
    const beside = rows.filter(({ appId }) => appId === row.appId);
    const tell = (which: 'before' | 'now'): Windowed | null => {
      const one = row[which];
      if (one === null || one.figure.value === null) return one;
      const told = beside.flatMap(({ [which]: other }) =>
        other !== null && other.figure.value !== null ? [other] : [],
      );
      const small = told.filter(isSmall);
      if (small.includes(one)) return hidden(one);
      const next = Math.min(...told.filter((other) => !small.includes(other)).map(sizeOf));
      return small.length === 1 && sizeOf(one) === next ? hidden(one) : one;
    };
    return { ...row, before: tell('before'), now: tell('now') };
  });
}
