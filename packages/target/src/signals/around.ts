import { oneLine } from '../label.ts';
import type { Page } from '../page.ts';

const TEXTS = 3;
const PRINTS = 12;
const STEPS = 150;
const LENGTH = 40;
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'option', 'title']);

export interface Around {
  before: string[];
  after: string[];
  prints: { before: string; after: string };
}

/** The texts that people read just before and just after the element, nearest first; the farther ones as prints. */
export function textsAround(element: Element, { root, print, line }: Pick<Page, 'root' | 'print' | 'line'>): Around {
  const walker = element.ownerDocument.createTreeWalker(root, 4); // 4 = texts
  walker.currentNode = element;
  const before = collect(() => walker.previousNode(), line);
  let last: Node = element;
  while (last.lastChild) last = last.lastChild;
  walker.currentNode = last;
  const after = collect(() => walker.nextNode(), line);
  const prints = { before: before.map(print).join(''), after: after.map(print).join('') };
  return { before: before.slice(0, TEXTS), after: after.slice(0, TEXTS), prints };
}

function collect(step: () => Node | null, line: Page['line']): string[] {
  const texts: string[] = [];
  for (let steps = 0; steps < STEPS && texts.length < PRINTS; steps++) {
    const node = step();
    if (!node) break;
    const text = line(node);
    if (text) texts.push(text);
  }
  return texts;
}

/** What people read in a text; nothing of what they write themselves. */
export function lineOf({ nodeValue, parentElement: holder }: Node): string {
  const text = oneLine(nodeValue?.slice(0, 200) ?? '')
    .slice(0, LENGTH)
    .trim();
  if (!text || !holder || SILENT.has(holder.localName)) return '';
  return holder.closest('[contenteditable]:not([contenteditable=false])') ? '' : text;
}

/** The last heading before the element. */
export function headingOf(element: Element, { headings }: Pick<Page, 'headings'>): Element | undefined {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const heading = headings[middle];
    // 4: the element follows the heading; 16: it is inside.
    if (heading && heading !== element && heading.compareDocumentPosition(element) & 4) low = middle + 1;
    else high = middle;
  }
  return headings[low - 1];
}
