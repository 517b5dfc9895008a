import type { Root } from './finding.ts';
import { lineOf } from './signals/around.ts';
import { iconOf } from './signals/look.ts';
import { placeAmong } from './signals/place.ts';
import { printOf } from './signals/prints.ts';
import { isFlat, isVisible } from './visible.ts';
import { remember } from './words.ts';

/** What one search or description reads of the page more than once, read when first asked for. */
export interface Page {
  root: Root;
  lang: string;
  /** All headings, in the order of the page. */
  headings: readonly Element[];
  print: typeof printOf;
  line: typeof lineOf;
  icon: typeof iconOf;
  placeOf: typeof placeAmong;
  sees: (element: Element) => boolean;
  /** Whether the text stands anywhere on the page. */
  holds: (text: string) => boolean;
}

export function openPage(root: Root): Page {
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument; // 9 = document
  let text: string | undefined;
  const flat = remember(isFlat);
  return {
    root,
    lang: document?.documentElement.lang ?? '',
    headings: [],
    print: remember(printOf),
    line: remember(lineOf),
    icon: remember(iconOf),
    placeOf: remember(placeAmong),
    sees: remember((element) => isVisible(element, 3, flat)),
    holds: remember((part) => (text ??= (root === document ? document.body : root)?.textContent ?? '').includes(part)),
  };
}
