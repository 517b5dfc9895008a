import { labelOf, oneLine } from '../label.ts';

export interface Item {
  /** Texts that only this item of the list holds, outside the element itself. */
  keys?: string[];
  index: number;
  of: number;
  /** Whether the element's own label is such a text: the link that names the row. */
  own?: boolean;
}

const LEVELS = 8;
const SIBLINGS = 60;
const LISTS = 'ul,ol,table,[role=menu],[role=listbox],.dropdown-menu';

/** The repeated structure that the element stands in: a row, a card, a result; undefined when it is in none. */
export function itemOf(element: Element): Item | undefined {
  let at: Element | null = element.parentElement;
  for (let level = 0; at && at.localName !== 'body' && level < LEVELS; level++, at = at.parentElement) {
    const holder: Element | null = at.parentElement;
    if (!holder || holder.childElementCount < 2) continue;
    const place = near(at, holder);
    const like = place.near.filter(resembles(at, element));
    const row = at.matches('tr,[role=row]');
    if (like.length < (row ? 1 : 2)) continue;
    const keys = uniqueTexts(at, element, like);
    if (!keys.length) continue;
    if (!row && keys.length < 2 && !keys.some((key) => /\d/.test(key)) && at.matches('li')) continue;
    const label = labelOf(element);
    const own =
      row && label !== '' && !like.some((other) => twinsIn(other, element).some((twin) => labelOf(twin) === label));
    return { keys, index: place.index, of: place.of, ...(own ? { own } : {}) };
  }
  return undefined;
}

function near(at: Element, holder: Element): { index: number; of: number; near: Element[] } {
  const all = Array.from(holder.children).filter((child) => child.localName === at.localName);
  const index = all.indexOf(at);
  const from = Math.max(0, index - SIBLINGS / 2);
  return { index, of: all.length, near: all.slice(from, from + SIBLINGS) };
}

const twinsIn = (other: Element, element: Element): Element[] =>
  Array.from(other.querySelectorAll(CSS.escape(element.localName))).slice(0, 20);

/** Items of one list are built alike: the same first classes, and an element like ours inside. */
function resembles(at: Element, { localName }: Element): (other: Element) => boolean {
  const [role, shape, inside] = [at.getAttribute('role'), shapeOf(at), CSS.escape(localName)];
  return (other) =>
    other !== at &&
    other.getAttribute('role') === role &&
    Math.abs(other.childElementCount - at.childElementCount) <= 2 &&
    shapeOf(other) === shape &&
    other.querySelector(inside) !== null;
}

const shapeOf = (item: Element): string =>
  Array.from(item.children, (child) => child.localName)
    .slice(0, 12)
    .join();

function uniqueTexts(at: Element, element: Element, others: readonly Element[]): string[] {
  const keys: string[] = [];
  const walker = at.ownerDocument.createTreeWalker(at, 4); // 4 = texts
  const elsewhere = others.map((other) => oneSpace(other.textContent ?? ''));
  for (let steps = 0; steps < 60 && keys.length < 3; steps++) {
    const node = walker.nextNode();
    if (!node) break;
    // What a list inside the item says is not its name: the entries of a menu that opens from it.
    const list = node.parentElement?.closest(LISTS);
    if (element.contains(node) || (list && list !== at && at.contains(list))) continue;
    const text = oneLine(node.nodeValue?.slice(0, 200) ?? '');
    if (text.length < 2 || text.length > 60 || keys.includes(text)) continue;
    if (!elsewhere.some((other) => other.includes(text))) keys.push(text);
  }
  return keys;
}

const oneSpace = (text: string): string => text.slice(0, 4000).replace(/\s+/g, ' ');
