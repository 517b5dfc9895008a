// Fits the weights, cross-validates them by product and by component kit, and writes packages/target/src/weights.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { write } from './emit.mjs';
import { fit, predict, rowsOf, tabulate } from './model.mjs';
import { line, reliability, table } from './report.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const STATES = ['same', 'alike', 'changed', 'foreign', 'none'];
const read = (name) => JSON.parse(readFileSync(join(here, '.data', `${name}.json`), 'utf8'));
const cases = (process.env.SETS ?? 'fixtures,kits,releases,changed')
  .split(',')
  .flatMap((name) => read(name))
  .filter((one) => one.seen !== false);

/** What may be shared between a page that is fitted on and one that is tested on: nothing of the same maker. */
const MAKERS = {
  sbadmin2: 'startbootstrap',
  sbadmin: 'startbootstrap',
  agency: 'startbootstrap',
  freelancer: 'startbootstrap',
  cleanblog: 'startbootstrap',
  creative: 'startbootstrap',
  resume: 'startbootstrap',
  argon: 'creativetim',
  material: 'creativetim',
  'uikit-orders': 'uikit',
  'uikit-people': 'uikit',
};
export const makersOf = (one) =>
  one.kits
    ? one.kits
        .replace(/-(lang|deep)$/, '')
        .split('-')
        .map((kit) => kit.replace(/\d+$/, ''))
    : [MAKERS[one.group] ?? one.group];
const WEIGHT = {
  fixtures: 4,
  kits: 1,
  'kits-foreign': 0.5,
  'kits-messy': 1,
  'kits-mobile': 1,
  'kits-translated': 0.5,
  releases: 0.6,
};
// Labels made by rule are less sure than those by hand, and a page changed by rule is less like a release than a release.
const weightOf = (one) => (WEIGHT[one.set] ?? 0.25) * (one.exact ? 0.3 : 1);
const TRUST = {
  fixtures: 4,
  releases: 1,
  kits: 1,
  'kits-foreign': 1,
  'kits-messy': 1,
  'kits-mobile': 1,
  'kits-translated': 1,
};
const TRUST_CHANGED = { own: 0.1, foreign: 0.5, wordless: 0.3 };
const trustOf = (prediction) => TRUST[prediction.one.set] ?? TRUST_CHANGED[groupOf(prediction)];

const FREE = new Set(['state']);
const signOf = (feature) => {
  const name = feature.split('.').at(-1);
  if (FREE.has(name)) return 0;
  return /(Other|Lost|New|Gone|Renamed|Known|Cross|None)$/.test(name) ? -1 : 1;
};
function* featuresOf({ evidence, state }) {
  for (const [name, value] of Object.entries(evidence)) {
    yield [name, value];
    yield [`${state}.${name}`, value];
  }
}

const DROP = new Set((process.env.DROP ?? '').split(','));
const bases = new Set(
  cases.flatMap((one) => one.list.flatMap((candidate) => Object.keys(candidate.evidence))),
).difference(DROP);
const names = [...bases].sort().flatMap((name) => [name, ...STATES.map((state) => `${state}.${name}`)]);
const situations = [...new Set(cases.flatMap((one) => Object.keys(one.situation)))].sort();
const place = new Map(names.map((name, at) => [name, at]));
const signs = [...names.map(signOf), ...situations.map(() => 0)];

/** Only candidates that could win are worth the time. */
function thin(all, most = 10) {
  const first = tabulate(all, names, situations, featuresOf, weightOf);
  const fitted = fit(
    rowsOf(first, (one) => one.set === 'fixtures' || one.set === 'kits'),
    signs,
    { strength: 1, rounds: 40 },
  );
  return all.map((one) => {
    const sums = one.list.map((candidate) => {
      let sum = 0;
      for (const [name, value] of featuresOf(candidate)) sum += value * (fitted[place.get(name)] ?? 0);
      return sum;
    });
    const order = sums.map((_, at) => at).sort((a, b) => sums[b] - sums[a]);
    const kept = new Set(order.slice(0, most));
    return { ...one, list: one.list.filter((candidate, at) => kept.has(at) || candidate.right) };
  });
}

const STRENGTH = Number(process.env.L2 ?? 1.5);
const started = Date.now();
const logit = (share) => Math.log((share + 1e-9) / (1 - share + 1e-9));

/** Platt: slope and shift of the log-odds, by how often answers were right. */
function calibration(predictions) {
  let [slope, shift] = [1, 0];
  const rows = predictions
    .filter(({ best, share, one }) => best >= 0 && share > 0.02 && !one.exact)
    .map((prediction) => [logit(prediction.share), prediction.right ? 1 : 0, trustOf(prediction)]);
  for (let round = 0; round < 50; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const [x, y, w] of rows) {
      const p = 1 / (1 + Math.exp(-slope * x - shift));
      const r = w * (p - y);
      const v = w * p * (1 - p);
      g0 += r * x;
      g1 += r;
      h00 += v * x * x;
      h01 += v * x;
      h11 += v;
    }
    const d = h00 * h11 - h01 * h01;
    slope -= (h11 * g0 - h01 * g1) / d;
    shift -= (h00 * g1 - h01 * g0) / d;
  }
  return { slope, shift };
}

const isForeign = ({ one }) => Boolean(one.situation.foreign);
/** What is calibrated apart: less is known of what has no words, and of a page in another language. */
const groupOf = (prediction) =>
  prediction.one.list[prediction.best]?.state === 'none' ? 'wordless' : isForeign(prediction) ? 'foreign' : 'own';
const calibrated = (predictions, scales) =>
  predictions.map((one) => {
    const { slope, shift } = scales[groupOf(one)];
    return { ...one, confidence: 1 / (1 + Math.exp(-slope * logit(one.share) - shift)) };
  });

/** What a page of another maker gets: neither the maker of the page nor of either kit was fitted on. */
function crossValidate(tabled, signsOfAll, start) {
  const makers = [...new Set(cases.flatMap(makersOf))].sort();
  const folds = makers.flatMap((maker) => {
    const test = rowsOf(tabled, (one) => makersOf(one).at(-1) === maker);
    if (!test.chosen.length) return [];
    const weights = fit(
      rowsOf(tabled, (one) => !makersOf(one).includes(maker)),
      signsOfAll,
      { strength: STRENGTH, rounds: 60, start },
    );
    return [{ maker, weights, predictions: predict(test, weights) }];
  });
  const raw = folds.flatMap(({ predictions }) => predictions);
  const scales = Object.fromEntries(
    ['own', 'foreign', 'wordless'].map((group) => [group, calibration(raw.filter((one) => groupOf(one) === group))]),
  );
  return { folds, scales, predictions: calibrated(raw, scales) };
}

const thinned = thin(cases);
const first = fit(tabulate(thinned, names, situations, featuresOf, weightOf), signs, {
  strength: STRENGTH,
  rounds: 120,
});

/** The features that move the answers most; the others are left out, every one of them is bytes in a visitor's browser. */
function kept(count) {
  const squares = new Float64Array(names.length);
  let rows = 0;
  for (const one of thinned)
    for (const candidate of one.list) {
      rows++;
      for (const [name, value] of featuresOf(candidate)) {
        const at = place.get(name);
        if (at !== undefined) squares[at] += value * value;
      }
    }
  return names
    .map((name, at) => ({ name, worth: Math.abs(first[at]) * Math.sqrt(squares[at] / rows) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, count)
    .map(({ name }) => name)
    .sort();
}
const chosen = kept(Number(process.env.KEEP ?? 100));
const chosenSigns = [...chosen.map(signOf), ...situations.map(() => 0)];
const tabled = tabulate(thinned, chosen, situations, featuresOf, weightOf);
const final = fit(tabled, chosenSigns, { strength: STRENGTH, rounds: 200 });
const { folds, scales, predictions } = crossValidate(tabled, chosenSigns, final);

console.log(`${((Date.now() - started) / 1_000).toFixed(0)} s, ${chosen.length} of ${names.length} features`, scales);
console.log(table(predictions, (one) => one.set));
const labelled = predictions.filter(({ one }) => one.set === 'fixtures');
console.log(table(labelled, (one) => one.group));
const isMade = ({ one }) => one.set.startsWith('changed');
console.log('said and right, in the language of the record:');
console.log(reliability(predictions.filter((one) => !isForeign(one) && !isMade(one))));
console.log('in another language:');
console.log(reliability(predictions.filter(isForeign)));
for (const needed of [0.6, 0.7, 0.75, 0.8, 0.85, 0.9])
  console.log(
    needed,
    ['fixtures', 'kits', 'kits-messy', 'kits-translated', 'kits-foreign', 'releases']
      .map((set) =>
        line(
          '',
          predictions.filter(({ one }) => one.set === set),
          needed,
        ).replace(/.*recall/, ''),
      )
      .join('|'),
  );
if (process.env.RULE)
  for (const set of ['fixtures', 'kits', 'kits-messy', 'kits-mobile', 'kits-translated', 'kits-foreign', 'releases']) {
    const ruled = predictions
      .filter(({ one }) => one.set === set)
      .map((one) => {
        const gone = ((1 - one.confidence) * one.none) / Math.max(1e-9, 1 - one.share);
        return { ...one, confidence: 4 * one.confidence - 3 > gone ? 0.99 : 0.1 };
      });
    console.log('rule', line(set, ruled));
  }
if (process.env.SHOW)
  console.log(
    [...chosen, ...situations]
      .map((name, at) => [name, final[at]])
      .sort((a, b) => b[1] - a[1])
      .map(([n, w]) => `${n} ${w.toFixed(2)}`)
      .join(', '),
  );
if (process.env.ERRORS) showErrors(predictions);
if (process.argv.includes('--write')) write({ chosen, situations, final, folds, scales });

function showErrors(all) {
  for (const { one, best, right, confidence, none } of all) {
    if (!one.set.match(process.env.ERRORS) || one.exact) continue;
    const kind = one.gone ? (confidence >= 0.8 ? 'ALARM' : '') : confidence < 0.8 ? 'missed' : right ? '' : 'WRONG';
    if (!kind) continue;
    const top = one.list[best];
    const wanted = one.list.find((candidate) => candidate.right);
    console.log(
      kind,
      confidence.toFixed(2),
      'none',
      none.toFixed(2),
      right ? 'top right' : 'top wrong',
      one.id,
      '|',
      one.label.slice(0, 40),
      '->',
      top?.says,
      top?.state,
      wanted?.says ?? (one.gone ? '' : 'NOT IN POOL'),
    );
    if (!process.env.FEATURES || !top) continue;
    const show = (candidate) =>
      [...featuresOf(candidate)]
        .map(([name, value]) => [name, value * (final[chosen.indexOf(name)] ?? 0)])
        .filter(([, value]) => Math.abs(value) > 0.25)
        .sort((a, b) => b[1] - a[1])
        .map(([name, value]) => `${name} ${value.toFixed(1)}`)
        .join(' ');
    console.log('    top:', show(top));
    if (wanted && wanted !== top) console.log('    right:', show(wanted));
  }
}
