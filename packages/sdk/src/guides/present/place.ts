import type { Guard } from '../../core/guard.ts';
import type { Stop } from '../../core/lifetime.ts';
import { boxOf, bringToMiddle, common, viewport, type Rect, type Region } from '../../page/boxes.ts';
import { later } from '../../page/later.ts';

type Side = 'top' | 'right' | 'bottom' | 'left';

export interface Placed {
  card: HTMLElement;
  hole: HTMLElement;
  tip: HTMLElement;
  element: Element;
  /** The part of it that is meant. */
  region?: Region | undefined;
  /** Where the author wants the card. */
  side: Side;
}

const ACROSS = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const;
/** The sides of the target by the quarter turns back of a tip that looks at it, which is the upper left corner of a square. */
const TURNS: readonly Side[] = ['bottom', 'right', 'top', 'left'];
const MARGIN = 12;
const PADDING = 5;
/** From the target to the card. */
const GAP = PADDING + 11;

type Size = Pick<Rect, 'width' | 'height'>;

/** The part of an element that can be seen: a canvas larger than the window is pointed at where it shows. */
function visibleRect(element: Element, region?: Region): Rect {
  const { box, shows } = boxOf(element, region);
  return common(box, shows);
}

const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const size = ({ offsetWidth: width, offsetHeight: height }: HTMLElement) => ({ width, height });

/** Puts card and hole where they belong, and keeps them there while the page scrolls, resizes and shifts. */
export function keepPlaced(placed: Placed, guard: Guard): Stop {
  const { card, hole, tip, element, region, side } = placed;
  bringIntoView(element, region);
  const put = (): void => {
    // A page that draws it anew has taken this one away: the next is on its way, and until then all stays where it was.
    if (!element.isConnected) return;
    const target = visibleRect(element, region);
    // On a narrow screen the style sheet places the card at the bottom; only a target down there moves it to the top.
    card.toggleAttribute('data-top', target.y + target.height / 2 > viewport().height * 0.55);
    const extent = size(card);
    const best = roomiestSide(side, grown(target, GAP + MARGIN), extent);
    const corner = beside(target, best, extent);
    // All that is asked of the page comes before all that changes it, so that it is laid out once.
    setRect(hole, grown(target, PADDING));
    setRect(card, corner);
    placeTip(tip, best, { ...corner, ...extent }, target);
  };
  put();
  return later(
    () => import('../../page/moves.ts'),
    guard,
    ({ onMove }) => onMove(element, card, guard, put),
  );
}

/** The corner of a card that lies on a side of the target, at its middle, and within the window. */
function beside({ x, y, ...target }: Rect, side: Side, { width, height }: Size): { x: number; y: number } {
  const middle = { x: x + (target.width - width) / 2, y: y + (target.height - height) / 2 };
  const places = {
    top: { x: middle.x, y: y - GAP - height },
    right: { x: x + target.width + GAP, y: middle.y },
    bottom: { x: middle.x, y: y + target.height + GAP },
    left: { x: x - GAP - width, y: middle.y },
  };
  const view = viewport();
  return { x: within(places[side].x, view.width - width), y: within(places[side].y, view.height - height) };
}

function setRect({ style }: HTMLElement, { x: left, y: top, ...rest }: Partial<Rect>): void {
  for (const [name, value] of Object.entries({ left, top, ...rest })) style.setProperty(name, `${value}px`);
}

/** As near as can be to where it should be, off the edge of the window. */
const within = (at: number, most: number): number => Math.round(Math.max(MARGIN, Math.min(at, most - MARGIN)));

/**
 * The side that the author wants, if the card fits there; else the one across, else any that fits; else the one with
 * the most room.
 */
function roomiestSide(side: Side, { x, y, width, height }: Rect, card: Size): Side {
  const view = viewport();
  const spare = {
    top: y - card.height,
    right: view.width - x - width - card.width,
    bottom: view.height - y - height - card.height,
    left: x - card.width,
  };
  const sides: Side[] = [side, ACROSS[side], ...TURNS];
  return sides.find((one) => spare[one] >= 0) ?? sides.reduce((best, one) => (spare[one] > spare[best] ? one : best));
}

/** Lets the tip of the card look at the middle of the target; a card that had to move onto it points at nothing. */
function placeTip(tip: HTMLElement, side: Side, card: Rect, target: Rect): void {
  const isAcross = side === 'top' || side === 'bottom';
  const [x, y, width, height] = isAcross
    ? (['x', 'y', 'width', 'height'] as const)
    : (['y', 'x', 'height', 'width'] as const);
  const middle = target[x] + target[width] / 2 - card[x];
  const room = card[width];
  const overlaps = card[y] < target[y] + target[height] && target[y] < card[y] + card[height];
  tip.hidden = overlaps || middle < 0 || middle > room;
  const along = Math.max(16, Math.min(middle, room - 16)) - 6;
  tip.style.cssText = `rotate:${45 - 90 * TURNS.indexOf(side)}deg;${ACROSS[side]}:-7px;${isAcross ? 'left' : 'top'}:${along}px`;
}

function bringIntoView(element: Element, region?: Region): void {
  const { box, shows } = boxOf(element, region);
  const seen = common(box, shows);
  const isInside = seen.width > box.width - 1 && seen.height > box.height - 1;
  const middle = shows.y + shows.height / 2;
  const isAcross = box.y < middle && box.y + box.height > middle;
  if (isInside || isAcross) return;
  bringToMiddle(element);
}
