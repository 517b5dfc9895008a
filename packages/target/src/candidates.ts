import type { Target } from '@handrail/protocol';
import { labelOf, LABEL_LENGTH, oneLine } from './label.ts';
import type { Page } from './page.ts';
import { kindOf } from './kind.ts';
import { roleOf } from './role.ts';
import { hrefOf } from './signals/look.ts';
import { walk } from './walk.ts';

const PRESS = 'a,button,summary,label,input,select,textarea,[role],[tabindex],[onclick]';
const FIELD = 'input,select,textarea,label,[role],[contenteditable]';
const HEADING = 'h1,h2,h3,h4,h5,h6,legend,caption,th,dt,[role]';
const PICTURE = 'img,svg,canvas,picture,video,i,object,[role=img]';
const SELECTOR: Record<string, string> = {
  press: PRESS,
  label: FIELD,
  choice: FIELD,
  field: FIELD,
  heading: HEADING,
  picture: PICTURE,
};

/** How many elements are looked at closely: on the development pages the right one is among the first 24 in 99 of 100. */
const CLOSE = 24;
/** How many are looked at before the page may have its turn. */
const STEP = 256;
/** How many texts are read for the rows of a key, how many of them at a time, and how many rows are enough. */
const TEXTS = 200_000;
const TEXT_STEP = 1_000;
const ROWS = 4;

export interface Candidate {
  element: Element;
  role: string;
  label: string;
  /** What is known of its label. */
  words: Words;
  /** Number among the elements with the target's tag, or -1. */
  order: number;
  /** Number in the pool. */
  at: number;
  worth: number;
}

/** Pages say the same again and again, so a label is looked at once. */
interface Words {
  /** Those that say so, by their roles and in the order of the page. */
  like: Map<string, Candidate[]>;
  /** Whether the target stood just after it, or just before. */
  wasBefore: boolean;
  wasAfter: boolean;
  worth: number;
}

export interface Pool {
  all: Candidate[];
  words: Map<string, Words>;
  /** Number of elements with the target's tag. */
  of: number;
}

/** Those with this role and label, in the order of the page. */
export const likeIn = ({ words }: Pool, role = '', label = ''): readonly Candidate[] =>
  words.get(label)?.like.get(role) ?? [];

/** What an element must be, at the least, to be a candidate. */
export function poolSelector({ tag, role = '' }: Pick<Target, 'tag' | 'role'>): string {
  if (!tag) return '*';
  const kind = SELECTOR[kindOf(role, tag)] ?? (role ? PRESS : '');
  return [CSS.escape(tag), ...(kind ? [kind] : [])].join();
}

/** Every element of the page that could be the target, with what is cheap to know; hands over now and then. */
export function* poolOf(target: Target, page: Page): Generator<void, Pool> {
  const { tag } = target;
  const pool: Pool = { all: [], words: new Map(), of: 0 };
  const wanted = target.label?.slice(0, LABEL_LENGTH).trim() ?? '';
  page.headings = yield* walk(page.root, poolSelector(target), (element) => {
    const role = roleOf(element);
    const label = labelOf(element);
    let words = pool.words.get(label);
    if (!words) pool.words.set(label, (words = newWords(target, wanted, label)));
    const at = pool.all.length;
    const candidate = { element, role, label, words, order: element.localName === tag ? pool.of++ : -1, at, worth: 0 };
    pool.all.push(candidate);
    const like = words.like.get(role);
    if (like) like.push(candidate);
    else words.like.set(role, [candidate]);
  });
  return pool;
}

function newWords({ before, after }: Target, wanted: string, label: string): Words {
  let worth = 0;
  if (label === wanted) worth = wanted ? 4 : 1;
  else if (wanted && label && (label.includes(wanted) || wanted.includes(label))) worth = 1;
  const [wasBefore, wasAfter] = [before, after].map((texts) => label !== '' && !!texts?.includes(label));
  return { like: new Map(), wasBefore: !!wasBefore, wasAfter: !!wasAfter, worth };
}

/** The likeliest of the pool, best first: those that can be seen, and those that cannot. */
export function* closest(
  target: Target,
  pool: Pool,
  page: Page,
): Generator<void, { seen: Candidate[]; hidden: Candidate[] }> {
  const rows = yield* rowsOf(target, pool, page);
  const looks = worthByClass(target);
  for (const candidate of pool.all) {
    if (candidate.at % STEP === STEP - 1) yield;
    candidate.worth = worthOf(target, candidate, pool.of, looks);
    if (beside(candidate, pool, -1, 'wasBefore')) candidate.worth += 1.5;
    if (beside(candidate, pool, 1, 'wasAfter')) candidate.worth += 1.5;
    if (rows.size && isIn(candidate.element, rows)) candidate.worth += 4;
  }
  yield;
  const seen: Candidate[] = [];
  const hidden: Candidate[] = [];
  const floor = floorOf(pool.all);
  const best = pool.all.filter((candidate) => candidate.worth >= floor).sort((a, b) => b.worth - a.worth);
  for (const candidate of best.slice(0, 4 * CLOSE)) {
    if (seen.length === CLOSE) break;
    if (page.sees(candidate.element)) seen.push(candidate);
    else if (hidden.length < 4) hidden.push(candidate);
  }
  return { seen, hidden };
}

/** The worth that about four times as many as are needed reach, so that the rest need not be sorted. */
function floorOf(all: readonly Candidate[]): number {
  const counts = new Array<number>(64).fill(0);
  for (const { worth } of all) {
    const step = Math.min(63, Math.max(0, Math.floor(worth * 3)));
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let above = 0;
  for (let step = 63; step > 0; step--) {
    above += counts[step] ?? 0;
    if (above >= 4 * CLOSE) return step / 3;
  }
  return -Infinity;
}

/** Whether one of the next three of the pool says what stood next to the target. */
function beside({ at }: Candidate, { all }: Pool, step: number, side: 'wasBefore' | 'wasAfter'): boolean {
  for (let away = 1; away <= 3; away++) if (all[at + step * away]?.words[side]) return true;
  return false;
}

/** Where more elements say the same than are looked at closely: the rows that hold the key of the target's row. */
function* rowsOf(target: Target, pool: Pool, page: Page): Generator<void, Set<Element>> {
  const rows = new Set<Element>();
  const [key] = target.item?.by === 'key' ? (target.item.keys ?? []) : [];
  const twins = likeIn(pool, target.role, target.label).length;
  if (!key || twins < CLOSE / 2 || !page.holds(key)) return rows;
  const walker = document.createTreeWalker(page.root, 4); // 4 = texts
  for (let steps = 1; steps < TEXTS && rows.size < ROWS && walker.nextNode(); steps++) {
    if (steps % TEXT_STEP === 0) yield;
    const { nodeValue, parentElement } = walker.currentNode;
    if (!nodeValue?.includes(key) || oneLine(nodeValue) !== key) continue;
    const row = parentElement?.closest('tr,li,[role=row]') ?? parentElement?.parentElement;
    if (row) rows.add(row);
  }
  return rows;
}

function isIn(element: Element, rows: ReadonlySet<Element>): boolean {
  let at: Element | null = element;
  for (let level = 0; at && level < 8; level++, at = at.parentElement) if (rows.has(at)) return true;
  return false;
}

function worthOf(target: Target, candidate: Candidate, total: number, looks: (element: Element) => number): number {
  const { element, role, words, order } = candidate;
  let { worth } = words;
  if (order >= 0) worth += 1.5;
  if (role === (target.role ?? '')) worth += 1;
  if (target.id && element.id === target.id) worth += 3;
  if (target.name && element.getAttribute('name') === target.name) worth += 3;
  if (target.testId && element.getAttribute(target.testId.attribute) === target.testId.value) worth += 5;
  const { href, placeholder } = target.attributes ?? {};
  if (href && element.getAttribute('href')?.includes(href) && hrefOf(element) === href) worth += 2;
  if (placeholder && element.getAttribute('placeholder') === placeholder) worth += 2;
  worth += looks(element);
  if (target.order && order >= 0) {
    const there = target.order.index / Math.max(1, target.order.of - 1);
    worth += 1.5 * Math.max(0, 1 - 6 * Math.abs(there - order / Math.max(1, total - 1)));
    if (order === target.order.index) worth += 0.5;
  }
  return worth;
}

/** What the classes of the target are worth on an element; few lists of them are said by many. */
function worthByClass({ classes }: Target): (element: Element) => number {
  const known = new Map<string, number>();
  return (element) => {
    const own = (classes && element.getAttribute('class')) ?? '';
    if (!classes || !own) return 0;
    let worth = known.get(own);
    if (worth === undefined) {
      worth = (2 * classes.filter((name) => ` ${own} `.includes(` ${name} `)).length) / classes.length;
      known.set(own, worth);
    }
    return worth;
  };
}
