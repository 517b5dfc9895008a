// Runs in the page: which element of a newer release is surely the one of the older, and which is surely gone. Doubtful ones are left out.
import { kindOf } from '../../../packages/target/src/kind.ts';
import { labelOf } from '../../../packages/target/src/label.ts';
import { roleOf } from '../../../packages/target/src/role.ts';
import { hrefOf, iconOf } from '../../../packages/target/src/signals/look.ts';
import { isVisible } from '../../../packages/target/src/visible.ts';
import { fold, likeness } from '../../../packages/target/src/words.ts';
import { chance } from './chance.mjs';

const LOOKED_AT = 'a,button,input,select,textarea,label,h1,h2,h3,h4,h5,h6,th,img,canvas,[role=tab],[role=button]';

function factsOf(element) {
  const href = hrefOf(element);
  const id = /^[a-z][a-z_-]{3,}$/i.test(element.id) ? element.id : '';
  return {
    kind: kindOf(roleOf(element), element.localName),
    label: fold(labelOf(element)).slice(0, 80),
    href: /[a-z]{4}/i.test(href) && !/^(index|javascript)/i.test(href) ? href : '',
    id,
    name: element.getAttribute('name') ?? '',
    icon: labelOf(element) ? '' : iconOf(element),
  };
}

const all = () =>
  [...document.body.querySelectorAll(LOOKED_AT)].filter(isVisible).map((element) => ({ element, ...factsOf(element) }));

/** What alone is enough to know an element, where it is the only one of its kind. */
const KEYS = ['label', 'href', 'id', 'name', 'icon'];
const isTelling = (key, value) => value.length >= (key === 'label' ? 4 : 3) && /\p{L}{3}/u.test(value);
const like = (list, key, one) => list.filter((other) => other.kind === one.kind && other[key] === one[key]);

export function drawFacts(seed, count, stored) {
  const random = chance(seed);
  const list = all();
  const telling = list
    .map((one) => ({ one, keys: KEYS.filter((key) => isTelling(key, one[key]) && like(list, key, one).length === 1) }))
    .filter(({ keys }) => keys.length);
  const order = telling.map((entry) => ({ entry, at: random() })).sort((a, b) => a.at - b.at);
  return order.slice(0, count).map(({ entry: { one, keys } }) => {
    const { element, ...facts } = one;
    return { target: stored(element), facts, keys, tag: element.localName };
  });
}

export function match(drawn, look) {
  const list = all();
  const text = fold(document.body.textContent);
  return drawn.flatMap(({ target, facts, keys, tag }) => {
    const matches = keys.map((key) => like(list, key, facts)).filter((found) => found.length);
    const single = new Set(matches.filter((found) => found.length === 1).map(([found]) => found.element));
    const label = `<${tag}> ${target.label ?? ''}`.slice(0, 50);
    if (single.size === 1) return [{ label, target, ...look(target, [...single][0]) }];
    const isGone =
      matches.length === 0 &&
      keys.includes('label') &&
      !text.includes(facts.label) &&
      list.every((other) => likeness(other.label, facts.label) < 0.34);
    return isGone ? [{ label, target, ...look(target, null) }] : [];
  });
}
