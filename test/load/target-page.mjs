// Runs in the page: describes elements by XPath and finds them again, by every finder, with the time of each.
import { describe, find } from '@handrail/target';
import { BY_LABEL, GONE, WEIGHTS } from '../../packages/target/src/weights.ts';
import { peers } from './target-peers.mjs';

/** Weights that were fitted without the maker of the page; the page sets them before it asks. */
let leftOut = {};
const tables = { always: WEIGHTS, byLabel: BY_LABEL, gone: GONE };

/** Does something with other weights than the shipped ones. */
function withWeights(others, action) {
  const swap = (by) => {
    for (const [name, table] of Object.entries(tables)) {
      for (const key of Object.keys(table)) delete table[key];
      Object.assign(table, by[name]);
    }
  };
  const shipped = structuredClone(tables);
  swap(others);
  try {
    return action();
  } finally {
    swap(shipped);
  }
}

const finders = {
  Handrail: {
    describe: (element) => describe(element),
    find: (record) => {
      const finding = find(record, document);
      return { element: finding.element, confidence: finding.confidence };
    },
  },
  'Handrail, cross-validated': {
    describe: (element) => describe(element),
    find: (record) => withWeights(leftOut, () => finders.Handrail.find(record)),
  },
  ...Object.fromEntries(
    Object.entries(peers).map(([name, peer]) => [
      name,
      { describe: peer.describe, find: (record) => ({ element: peer.find(record) }) },
    ]),
  ),
};

function at(path) {
  return path
    ? document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue
    : undefined;
}

function attempt(action) {
  const start = performance.now();
  let value;
  try {
    value = action();
  } catch {
    value = undefined;
  }
  return { value, ms: performance.now() - start };
}

globalThis.bench = {
  leaveOut: (weights) => (leftOut = weights),
  names: Object.keys(finders),
  describe: (paths) =>
    Object.fromEntries(
      Object.entries(finders).map(([name, finder]) => [
        name,
        paths.map((path) => attempt(() => finder.describe(at(path)))),
      ]),
    ),
  find: (records, expected) =>
    Object.fromEntries(
      Object.entries(finders).map(([name, finder]) => [
        name,
        records[name].map(({ value }, index) => {
          const { value: found, ms } = attempt(() => finder.find(value));
          const wanted = at(expected[index]);
          const element = found?.element;
          const gone = expected[index] === null;
          const result = gone
            ? element
              ? 'false alarm'
              : 'refused'
            : !element
              ? 'not found'
              : element === wanted
                ? 'correct'
                : 'wrong';
          return { result, ms, confidence: found?.confidence };
        }),
      ]),
    ),
};
