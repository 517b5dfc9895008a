import type { Root } from './finding.ts';
import { printOf } from './signals/prints.ts';
import type { Slots } from './signals/place.ts';

/** What one search or description reads of the page more than once, read when first asked for. */
export interface Page {
  root: Root;
  lang: string;
  slots: Slots;
  /** The print of a text; pages say the same again and again. */
  print: (text: string) => string;
  /** All headings, in the order of the page, where somebody has come across them anyway. */
  headings: () => readonly Element[] | undefined;
  keepHeadings: (all: readonly Element[]) => void;
  /** Whether the text stands anywhere on the page. */
  holds: (text: string) => boolean;
}

export function openPage(root: Root): Page {
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument; // 9 = document
  const known = new Map<string, boolean>();
  const prints = new Map<string, string>();
  let headings: readonly Element[] | undefined;
  let text: string | undefined;
  return {
    root,
    lang: document?.documentElement.lang ?? '',
    slots: new Map(),
    print: (text) => {
      const print = prints.get(text) ?? printOf(text);
      prints.set(text, print);
      return print;
    },
    headings: () => headings,
    keepHeadings: (all) => {
      headings = all.slice(0, 2_000);
    },
    holds: (part) => {
      text ??= (root === document ? document.body : root)?.textContent ?? '';
      const held = known.get(part) ?? text.includes(part);
      known.set(part, held);
      return held;
    },
  };
}
