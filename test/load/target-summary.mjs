import { tell } from './figures.ts';

const GOALS = { recall: 92, precision: 98.5, utility: 0.88 };

/** Hands on how we do, beside the best of the others by utility. */
export function tellFinders(where, results, oursIs) {
  const others = Object.keys(results).filter((name) => !name.startsWith('Handrail'));
  const all = Object.fromEntries(Object.entries(results).map(([name, rows]) => [name, summary(rows)]));
  const best = others.toSorted((a, b) => all[b].utility - all[a].utility)[0];
  for (const [what, goal] of Object.entries(GOALS)) {
    const of = (name) => Number.parseFloat(all[name][what]);
    const baseline = { what: best, figure: of(best) };
    const unit = what === 'utility' ? {} : { unit: '%' };
    tell({ what: `target, ${where}: ${what}`, figure: of(oursIs), ...unit, goal, better: 'more', baseline });
  }
}

/** Counts and shares of the results of one finder, and how long it took. */
export function summary(rows) {
  const count = (result) => rows.filter((row) => row.result === result).length;
  const [correct, wrong, missed, refused, alarms] = ['correct', 'wrong', 'not found', 'refused', 'false alarm'].map(
    count,
  );
  const times = rows.map((row) => row.ms).sort((a, b) => a - b);
  const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  return {
    correct,
    wrong,
    'not found': missed,
    refused,
    'false alarms': alarms,
    recall: percent(correct, correct + wrong + missed),
    precision: percent(correct, correct + wrong + alarms),
    utility: Number(((correct + refused - 3 * (wrong + alarms)) / rows.length).toFixed(3)),
    'ms p50': Number((times[Math.floor(times.length / 2)] ?? 0).toFixed(2)),
    'ms p95': Number((times[Math.floor(times.length * 0.95)] ?? 0).toFixed(2)),
  };
}
