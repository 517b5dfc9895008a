// Conditional logit (McFadden 1974): the alternatives of a case are its candidates and "gone". Signs are constrained, L2 regularised.

/** Cases as rows of numbers: `names` are the features of candidates, `situations` those of "gone". */
export function tabulate(cases, names, situations, featuresOf, weightOf) {
  const place = new Map(names.map((name, at) => [name, at]));
  const columns = [];
  const values = [];
  const starts = [0];
  const caseStarts = [0];
  const right = [];
  const gone = [];
  const weights = [];
  for (const one of cases) {
    let correct = -1;
    one.list.forEach((candidate) => {
      if (candidate.right) correct = starts.length - 1;
      for (const [name, value] of featuresOf(candidate)) {
        const column = place.get(name);
        if (column === undefined || !value) continue;
        columns.push(column);
        values.push(value);
      }
      starts.push(columns.length);
    });
    caseStarts.push(starts.length - 1);
    right.push(correct);
    gone.push(situations.map((name) => one.situation[name] ?? 0));
    weights.push(weightOf(one));
  }
  return {
    cases,
    names,
    situations,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    starts: Int32Array.from(starts),
    caseStarts: Int32Array.from(caseStarts),
    right: Int32Array.from(right),
    gone: gone.map((row) => Float64Array.from(row)),
    weights: Float64Array.from(weights),
  };
}

/** The part of a table that holds these cases. */
export function rowsOf(table, keep) {
  const at = table.cases.map((one, index) => (keep(one) ? index : -1)).filter((index) => index >= 0);
  return { ...table, chosen: Int32Array.from(at) };
}

const chosenOf = (table) => table.chosen ?? Int32Array.from(table.cases.keys());

/** Scores of one case: the candidates first, "gone" last. */
function scores(table, index, weights) {
  const { columns, values, starts, caseStarts, gone, names } = table;
  const [from, to] = [caseStarts[index], caseStarts[index + 1]];
  const all = new Float64Array(to - from + 1);
  for (let row = from; row < to; row++) {
    let sum = 0;
    for (let at = starts[row]; at < starts[row + 1]; at++) sum += values[at] * weights[columns[at]];
    all[row - from] = sum;
  }
  let none = 0;
  gone[index].forEach((value, at) => (none += value * weights[names.length + at]));
  all[to - from] = none;
  return all;
}

function softmax(all) {
  const most = Math.max(...all);
  let total = 0;
  for (let at = 0; at < all.length; at++) total += all[at] = Math.exp(all[at] - most);
  for (let at = 0; at < all.length; at++) all[at] /= total;
  return all;
}

function lossAndSlope(table, weights, strength) {
  const { columns, values, starts, caseStarts, right, gone, names } = table;
  const slope = new Float64Array(weights.length);
  let loss = 0;
  for (const index of chosenOf(table)) {
    const shares = softmax(scores(table, index, weights));
    const weight = table.weights[index];
    const [from, to] = [caseStarts[index], caseStarts[index + 1]];
    const answer = right[index] < 0 ? to - from : right[index] - from;
    loss -= weight * Math.log(shares[answer] + 1e-300);
    for (let row = from; row < to; row++) {
      const pull = weight * (shares[row - from] - (row - from === answer ? 1 : 0));
      if (Math.abs(pull) < 1e-9) continue;
      for (let at = starts[row]; at < starts[row + 1]; at++) slope[columns[at]] += pull * values[at];
    }
    const pull = weight * (shares[to - from] - (answer === to - from ? 1 : 0));
    gone[index].forEach((value, at) => (slope[names.length + at] += pull * value));
  }
  for (let at = 0; at < weights.length; at++) {
    const own = at < names.length ? strength : 0.03;
    loss += (own * weights[at] ** 2) / 2;
    slope[at] += own * weights[at];
  }
  return { loss, slope };
}

/** L-BFGS over the weights that are not held at zero by their sign. `signs`: 1 only positive, -1 only negative, 0 free. */
export function fit(table, signs, { strength = 1, rounds = 150, start } = {}) {
  const size = table.names.length + table.situations.length;
  const inside = (value, at) => (signs[at] > 0 ? Math.max(0, value) : signs[at] < 0 ? Math.min(0, value) : value);
  let weights = start ? Float64Array.from(start) : new Float64Array(size);
  let now = lossAndSlope(table, weights, strength);
  const memory = [];
  for (let round = 0; round < rounds; round++) {
    const held = Array.from(weights, (value, at) => value === 0 && signs[at] * now.slope[at] > 0);
    const direction = descent(now.slope, memory, held);
    let step = memory.length ? 1 : 1 / Math.max(1, Math.hypot(...now.slope));
    let next;
    let moved;
    for (let tries = 0; tries < 25; tries++, step /= 2) {
      moved = weights.map((value, at) => inside(value + step * direction[at], at));
      next = lossAndSlope(table, moved, strength);
      let expected = 0;
      for (let at = 0; at < size; at++) expected += now.slope[at] * (moved[at] - weights[at]);
      if (next.loss <= now.loss + 1e-4 * expected) break;
    }
    if (!(next.loss < now.loss)) {
      if (!memory.length) break;
      memory.length = 0;
      continue;
    }
    const change = moved.map((value, at) => value - weights[at]);
    const bend = next.slope.map((value, at) => value - now.slope[at]);
    const curve = dot(change, bend);
    if (curve > 1e-10) memory.push({ change, bend, curve });
    if (memory.length > 12) memory.shift();
    const gain = now.loss - next.loss;
    weights = moved;
    now = next;
    if (gain < 1e-6 * Math.abs(now.loss)) break;
  }
  return weights;
}

const dot = (one, two) => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at] * two[at];
  return sum;
};

function descent(slope, memory, held) {
  const direction = slope.map((value, at) => (held[at] ? 0 : -value));
  const factors = [];
  for (const { change, bend, curve } of [...memory].reverse()) {
    const factor = dot(change, direction) / curve;
    factors.push(factor);
    for (let at = 0; at < direction.length; at++) direction[at] -= factor * bend[at];
  }
  const last = memory.at(-1);
  if (last) {
    const scale = last.curve / dot(last.bend, last.bend);
    for (let at = 0; at < direction.length; at++) direction[at] *= scale;
  }
  for (const { change, bend, curve } of memory) {
    const factor = factors.pop() - dot(bend, direction) / curve;
    for (let at = 0; at < direction.length; at++) direction[at] += factor * change[at];
  }
  for (let at = 0; at < direction.length; at++) if (held[at]) direction[at] = 0;
  if (dot(direction, slope) < 0) return direction;
  return slope.map((value, at) => (held[at] ? 0 : -value));
}

/** For every chosen case: the likeliest candidate, its share, whether it is right, and the share of "gone". */
export function predict(table, weights) {
  return Array.from(chosenOf(table), (index) => {
    const shares = softmax(scores(table, index, weights));
    const candidates = shares.length - 1;
    let best = -1;
    for (let at = 0; at < candidates; at++) if (best < 0 || shares[at] > shares[best]) best = at;
    const right = best >= 0 && table.caseStarts[index] + best === table.right[index];
    return { one: table.cases[index], best, share: best < 0 ? 0 : shares[best], right, none: shares[candidates] };
  });
}
