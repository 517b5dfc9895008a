import { createLifetime, type Stop } from '../core/lifetime.ts';

export type Edge = 'top' | 'bottom';

/** Points along an edge at which what is fixed there is looked for, in parts of the window's width. */
const PLACES = [0.02, 0.25, 0.5, 0.75, 0.98];

/** The sheet and the animations by which the page stands back from its edges; neither marks the page nor outlives us. */
export interface Inset {
  set(heights: Record<Edge, number>): void;
  stop: Stop;
}

/**
 * Moves the page away from an edge of the window: its own flow by a padding of the root, and what is fixed or sticks to
 * that edge by an animation of its `top` or `bottom`. No attribute, no class and no inline style of the page is touched.
 */
export function createInset(): Inset {
  const life = createLifetime();
  const sheet = new CSSStyleSheet();
  let last = '';
  const moved = new Map<Element, Animation>();
  const root = document.documentElement;
  const { paddingTop, paddingBottom } = getComputedStyle(root);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  life.add(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  life.add(release);

  function release(): void {
    for (const animation of moved.values()) animation.cancel();
    moved.clear();
  }

  return {
    set({ top, bottom }) {
      if (last === `${top} ${bottom}`) return;
      last = `${top} ${bottom}`;
      // What lies at the edge is looked for where it is without us.
      release();
      sheet.replaceSync(
        `@media screen{:root{box-sizing:border-box!important;padding-top:calc(${paddingTop} + ${top}px)!important;` +
          `padding-bottom:calc(${paddingBottom} + ${bottom}px)!important;` +
          `scroll-padding-top:${top}px;scroll-padding-bottom:${bottom}px}}`,
      );
      if (top) for (const element of fixedAt('top', top)) moved.set(element, push(element, 'top', top));
      if (bottom) for (const element of fixedAt('bottom', bottom)) moved.set(element, push(element, 'bottom', bottom));
    },
    stop: life.end,
  };
}

/** What stays at an edge of the window while the page scrolls: bars along it and at its sides, no layer over everything. */
function fixedAt(edge: Edge, room: number): Set<Element> {
  const { clientWidth, clientHeight } = document.documentElement;
  const found = new Set<Element>();
  for (const place of PLACES)
    // What is fixed stands at the very edge; what sticks has moved with the page already.
    for (const inwards of [1, room + 1])
      for (const element of document.elementsFromPoint(
        clientWidth * place,
        edge === 'top' ? inwards : clientHeight - 1 - inwards,
      )) {
        const { position } = getComputedStyle(element);
        const { top, bottom, width, height } = element.getBoundingClientRect();
        const distance = edge === 'top' ? top : clientHeight - bottom;
        if (width > clientWidth / 2 && height > clientHeight / 2) continue;
        if (position === 'fixed' ? Math.abs(distance) < 1 : position === 'sticky' && Math.abs(distance) <= room + 1)
          found.add(element);
      }
  for (const element of found) if (element.localName === 'handrail-root') found.delete(element);
  return found;
}

function push(element: Element, edge: Edge, by: number): Animation {
  const now = parseFloat(getComputedStyle(element)[edge]) || 0;
  return element.animate([{ [edge]: `${now + by}px` }, { [edge]: `${now + by}px` }], { duration: 1, fill: 'both' });
}
