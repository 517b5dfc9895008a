// Writes packages/target/src/weights.ts, and left-out.json: the weights that each maker of a labelled page was tested with.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const round = (value) => Math.round(value * 10) / 10;

/** The three tables of weights.ts, with one decimal. */
function tablesOf(chosen, situations, weights) {
  const always = {};
  const byLabel = {};
  chosen.forEach((name, at) => {
    const value = round(weights[at]);
    if (!value) return;
    const [state, base] = name.includes('.') ? name.split('.') : [undefined, name];
    if (state) (byLabel[base] ??= {})[state] = value;
    else always[base] = value;
  });
  const gone = situations.map((name, at) => [name, round(weights[chosen.length + at])]).filter(([, value]) => value);
  return { always, byLabel, gone: Object.fromEntries(gone) };
}

const literal = (object) => JSON.stringify(object).replaceAll('"', '');
const hundredths = ({ slope, shift }) => ({ slope: Number(slope.toFixed(2)), shift: Number(shift.toFixed(2)) });

export function write({ chosen, situations, final, folds, scales }) {
  const { always, byLabel, gone } = tablesOf(chosen, situations, final);
  const calibration = Object.fromEntries(Object.entries(scales).map(([group, scale]) => [group, hundredths(scale)]));
  writeFileSync(
    path('../../../packages/target/src/weights.ts'),
    `import type { State } from './gather.ts';

// Written by test/load/target-fit: log-odds by conditional logit over the candidates of a page and the answer "gone".
// What speaks for a candidate may not count against it and the other way round; small weights were taken out.

/** Weight of each piece of evidence for a candidate. */
export const WEIGHTS: Record<string, number> = ${literal(always)};

/** What is added to it, by what became of the label. */
export const BY_LABEL: Record<string, Partial<Record<State, number>>> = ${literal(byLabel)};

/** Weight of each piece of evidence that the target is gone. */
export const GONE: Record<string, number> = ${literal(gone)};

/** From the model's log-odds to how often it was right on makers that it had not seen: in the record's language, in another, and without words. */
export const CALIBRATION = ${literal(calibration)};
`,
  );
  const labelled = folds.filter(({ predictions }) => predictions.some(({ one }) => one.set === 'fixtures'));
  const leftOut = labelled.map(({ maker, weights, predictions }) => ({
    maker,
    products: [...new Set(predictions.filter(({ one }) => one.set === 'fixtures').map(({ one }) => one.group))],
    ...tablesOf(chosen, situations, weights),
  }));
  writeFileSync(path('left-out.json'), `${JSON.stringify(leftOut)}\n`);
  const count =
    Object.keys(always).length + Object.values(byLabel).reduce((sum, one) => sum + Object.keys(one).length, 0);
  console.log(`wrote ${count} weights and ${leftOut.length} left-out makers`);
}
