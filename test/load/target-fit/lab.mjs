// Runs in the page: records of elements, and for each record every candidate with what speaks for and against it.
import { SHAPE } from '../../../packages/target/src/compare.ts';
import { describe } from '../../../packages/target/src/describe.ts';
import { findExact } from '../../../packages/target/src/exact.ts';
import { gather } from '../../../packages/target/src/gather.ts';
import { isVisible } from '../../../packages/target/src/visible.ts';
import { WEIGHTS } from '../../../packages/target/src/weights.ts';
import { change, changeWhole } from './changes.mjs';
import { drawFacts, match } from './matches.mjs';

// A fit wants all evidence, also what has no weight yet and is not read for that.
for (const name of SHAPE) WEIGHTS[name] ??= Number.EPSILON;

const at = (path) => (path ? document.evaluate(path, document, null, 9, null).singleNodeValue : null);
const rounded = (evidence) =>
  Object.fromEntries(
    Object.entries(evidence)
      .filter(([, value]) => value)
      .map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]),
  );
const stored = (element) => JSON.parse(JSON.stringify(describe(element)));

function drain(steps) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function look(target, want) {
  const start = performance.now();
  const { suspects, gone } = drain(gather(target, document));
  const ms = performance.now() - start;
  const exact = findExact(target, document);
  return {
    ms,
    gone: want === null,
    seen: want ? isVisible(want) : null,
    exact: 'element' in exact ? (exact.element === want ? 'right' : 'wrong') : '',
    situation: rounded(gone),
    list: suspects.map(({ element, evidence, label, state }) => ({
      right: element === want,
      says: `<${element.localName}> ${label.slice(0, 30)}`,
      state,
      evidence: rounded(evidence),
    })),
  };
}

const pathOf = (element) => {
  const parts = [];
  for (let node = element; node?.nodeType === 1; node = node.parentElement) {
    let number = 1;
    for (let before = node.previousElementSibling; before; before = before.previousElementSibling)
      if (before.localName === node.localName) number++;
    parts.unshift(`${node.localName}[${number}]`);
  }
  return `/${parts.join('/')}`;
};

globalThis.lab = {
  describe: (paths) => paths.map((path) => (at(path) ? stored(at(path)) : null)),
  /** What the finder sees of each case; the elements at `gone` are taken out before. */
  look(cases, gone = []) {
    const wanted = cases.map(({ now }) => at(now));
    for (const element of gone.map(at)) (element?.closest('tbody tr,[role=row]') ?? element)?.remove();
    return cases.map(({ target }, index) => look(target, wanted[index]?.isConnected ? wanted[index] : null));
  },
  /** Takes the planted keys out of the page, changes it by the plan, and says where the keyed elements stand. */
  keys(plan) {
    const keyed = [...document.querySelectorAll('[data-key]')].map((element) => [
      element.getAttribute('data-key'),
      element,
    ]);
    for (const [, element] of keyed) element.removeAttribute('data-key');
    if (plan) changeWhole(plan);
    return Object.fromEntries(keyed.filter(([key]) => key).map(([key, element]) => [key, pathOf(element)]));
  },
  draw: (seed, count) => drawFacts(seed, count, stored),
  match: (drawn) => match(drawn, look),
  change: (plan, count) => change(plan, count, { stored, look }),
};
