import { arrow, computePosition, flip, offset, shift, type Platform, type Rect } from '@floating-ui/core';
import { autoUpdate } from '@floating-ui/dom';
import type { Stop } from '../../core/lifetime.ts';
import type { Guard } from '../../core/guard.ts';

export interface Placed {
  card: HTMLElement;
  hole: HTMLElement;
  arrow: HTMLElement;
  element: Element;
  side: 'top' | 'right' | 'bottom' | 'left';
}

const MARGIN = 12;
const PADDING = 5;

const viewport = (): Rect => {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  return { x: 0, y: 0, width, height };
};

/** The part of an element that can be seen: a canvas larger than the window is pointed at where it shows. */
function visibleRect(element: Element): Rect {
  const { width, height } = viewport();
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const x = Math.min(Math.max(left, 0), width);
  const y = Math.min(Math.max(top, 0), height);
  return { x, y, width: Math.max(0, Math.min(right, width) - x), height: Math.max(0, Math.min(bottom, height) - y) };
}

// What floating-ui has to know of the browser is little here: in the top layer there are no offset parents, no scroll
// parents and no clipping, only the window. Its own platform for the DOM would weigh more than the rest of it.
const inTopLayer: Platform = {
  getElementRects: ({ reference, floating }) => ({
    // We are the only caller, and hand in elements.
    reference: visibleRect(reference as Element),
    floating: { x: 0, y: 0, ...size(floating as HTMLElement) },
  }),
  getDimensions: (element) => size(element as HTMLElement),
  getClippingRect: viewport,
};

const size = ({ offsetWidth: width, offsetHeight: height }: HTMLElement) => ({ width, height });

/** Puts card and hole where they belong, and keeps them there while the page scrolls, resizes and shifts. */
export function keepPlaced(placed: Placed, guard: Guard): Stop {
  const { card, hole, element } = placed;
  let going = true;
  bringIntoView(element);
  const update = guard(async () => {
    const rect = visibleRect(element);
    for (const [name, value] of [
      ['left', rect.x - PADDING],
      ['top', rect.y - PADDING],
      ['width', rect.width + 2 * PADDING],
      ['height', rect.height + 2 * PADDING],
    ] as const)
      hole.style.setProperty(name, `${value}px`);
    // On a narrow screen the style sheet places the card at the bottom; only a target down there moves it to the top.
    card.toggleAttribute('data-top', rect.y + rect.height / 2 > viewport().height * 0.55);
    const { x, y, placement, middlewareData } = await position(placed);
    if (!going) return;
    card.style.setProperty('left', `${Math.round(x)}px`);
    card.style.setProperty('top', `${Math.round(y)}px`);
    placeArrow(placed.arrow, placement, middlewareData.arrow);
  });
  const stop = autoUpdate(element, card, update);
  return () => {
    going = false;
    stop();
  };
}

const position = ({ element, card, arrow: tip, side }: Placed) =>
  computePosition(element, card, {
    platform: inTopLayer,
    placement: side,
    middleware: [
      offset(PADDING + 11),
      flip({ padding: MARGIN, fallbackAxisSideDirection: 'end' }),
      shift({ padding: MARGIN, crossAxis: true }),
      arrow({ element: tip, padding: 16 }),
    ],
  });

// Where the tip of a square turned by 45 degrees looks from each side of the target, as a further turn.
const TURNS: Record<string, [edge: string, turn: number]> = {
  top: ['bottom', 225],
  right: ['left', 315],
  bottom: ['top', 45],
  left: ['right', 135],
};

function placeArrow(
  tip: HTMLElement,
  placement: string,
  at: { x?: number; y?: number; centerOffset: number } | undefined,
) {
  const [edge, turn] = TURNS[placement] ?? ['top', 45];
  // A card that had to move far from its target points at nothing.
  tip.style.setProperty('visibility', at?.centerOffset ? 'hidden' : 'visible');
  tip.style.setProperty('rotate', `${turn}deg`);
  for (const name of ['top', 'right', 'bottom', 'left']) tip.style.removeProperty(name);
  if (at?.x !== undefined) tip.style.setProperty('left', `${at.x}px`);
  if (at?.y !== undefined) tip.style.setProperty('top', `${at.y}px`);
  tip.style.setProperty(edge, '-7px');
}

function bringIntoView(element: Element): void {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const { width, height } = viewport();
  if (top >= 0 && left >= 0 && bottom <= height && right <= width) return;
  if (top < height / 2 && bottom > height / 2) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
}
