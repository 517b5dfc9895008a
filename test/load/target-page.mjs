// Runs in the page: describes elements by XPath and finds them again, by every finder, with the time of each.
import { describe, find } from '@handrail/target';
import { peers } from './target-peers.mjs';

const finders = {
  Handrail: {
    describe: (element) => describe(element),
    find: (record) => {
      const finding = find(record, document);
      return { element: finding.element, confidence: finding.confidence };
    },
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
