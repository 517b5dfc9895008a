// The baselines of the target benchmark, each as { describe(element) -> record, find(record) -> element or undefined }.
import { finder } from '@medv/finder';
import { getCssSelector } from 'css-selector-generator';

const numberOf = (element) => {
  let number = 1;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling)
    if (at.localName === element.localName) number++;
  return number;
};

function xpathOf(element) {
  const parts = [];
  for (let at = element; at; at = at.parentElement) parts.unshift(`${at.localName}[${numberOf(at)}]`);
  return `/${parts.join('/')}`;
}

function byXPath(path) {
  return (
    document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue ?? undefined
  );
}

/** The path as developer tools copy it: from the nearest id down, by nth-child. */
function cssPathOf(element) {
  const parts = [];
  for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
    if (at.id) {
      parts.unshift(`#${CSS.escape(at.id)}`);
      break;
    }
    parts.unshift(`${CSS.escape(at.localName)}:nth-child(${Array.from(at.parentElement.children).indexOf(at) + 1})`);
  }
  return parts.join(' > ');
}

function one(selector) {
  try {
    const all = document.querySelectorAll(selector);
    return all.length === 1 ? all[0] : undefined;
  } catch {
    return undefined;
  }
}

// Similo, written from: Nass, Alégroth, Feldt, Leotta, Ricca, "Similarity-based web element localization for robust test
// automation", ACM TOSEM 2023. Fourteen properties with the weights and comparators of its table; the highest sum wins.
const text = (value) => (value ?? '').replace(/\s+/g, ' ').trim().slice(0, 100);

function propertiesOf(element) {
  const box = element.getBoundingClientRect();
  const around = element.parentElement?.innerText ?? '';
  return {
    tag: element.localName,
    class: element.getAttribute('class') ?? '',
    name: element.getAttribute('name') ?? '',
    id: element.id,
    href: element.getAttribute('href') ?? '',
    alt: element.getAttribute('alt') ?? '',
    xpath: xpathOf(element),
    idXpath: cssPathOf(element),
    isButton: element.matches('button,input[type=button],input[type=submit],a.btn,a.button'),
    x: box.left + scrollX,
    y: box.top + scrollY,
    width: box.width,
    height: box.height,
    text: text(element.innerText || element.getAttribute('value') || element.getAttribute('placeholder')),
    neighbours: text(around),
  };
}

function levenshtein(one, two) {
  const a = one.slice(0, 150).toLowerCase();
  const b = two.slice(0, 150).toLowerCase();
  if (!a && !b) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return 1 - row[b.length] / Math.max(a.length, b.length);
}

const equal = (one, two) => (one && one.toLowerCase() === two.toLowerCase() ? 1 : 0);
const ratio = (one, two) => (Math.max(one, two) > 0 ? Math.min(one, two) / Math.max(one, two) : 1);

function wordShare(one, two) {
  const [a, b] = [new Set(one.toLowerCase().split(' ')), new Set(two.toLowerCase().split(' '))];
  return [...a].filter((word) => word && b.has(word)).length / Math.max(1, a.size, b.size);
}

function similo(was, now) {
  const present = (value, share) => (value ? share : 0);
  return (
    1.5 * equal(was.tag, now.tag) +
    0.5 * present(was.class, levenshtein(was.class, now.class)) +
    1.5 * equal(was.name, now.name) +
    1.5 * equal(was.id, now.id) +
    0.5 * present(was.href, levenshtein(was.href, now.href)) +
    0.5 * present(was.alt, levenshtein(was.alt, now.alt)) +
    0.5 * levenshtein(was.xpath, now.xpath) +
    0.5 * levenshtein(was.idXpath, now.idXpath) +
    0.5 * (was.isButton === now.isButton ? 1 : 0) +
    0.5 * Math.max(0, 1 - Math.hypot(was.x - now.x, was.y - now.y) / 100) +
    0.5 * ratio(was.width * was.height, now.width * now.height) +
    0.5 * ratio(was.width / Math.max(1, was.height), now.width / Math.max(1, now.height)) +
    1.5 * present(was.text, levenshtein(was.text, now.text)) +
    1.5 * present(was.neighbours, wordShare(was.neighbours, now.neighbours))
  );
}

let seen;
function findSimilo(record, floor) {
  seen ??= Array.from(document.body.querySelectorAll('*'))
    .filter((element) => !['SCRIPT', 'STYLE', 'LINK', 'OPTION'].includes(element.tagName) && element.checkVisibility())
    .map((element) => ({ element, properties: propertiesOf(element) }));
  let best;
  let most = floor * 12;
  for (const { element, properties } of seen) {
    const score = similo(record, properties);
    if (score > most) [best, most] = [element, score];
  }
  return best;
}

export const peers = {
  'absolute XPath': { describe: xpathOf, find: byXPath },
  'CSS path': { describe: cssPathOf, find: one },
  '@medv/finder': { describe: (element) => finder(element), find: one },
  'css-selector-generator': { describe: (element) => getCssSelector(element), find: one },
  Similo: { describe: propertiesOf, find: (record) => findSimilo(record, 0) },
  'Similo, floor 0.55': { describe: propertiesOf, find: (record) => findSimilo(record, 0.55) },
};
