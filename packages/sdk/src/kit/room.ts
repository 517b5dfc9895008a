import type { Corner } from '@handrail/protocol';
import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { createInset, type Edge, type Inset } from '../page/inset.ts';

/** Where what we show stays in the window. */
export type Berth = Edge | Corner;

interface Claim {
  berth: Berth;
  element: HTMLElement;
}

const GAP = 12;
/** Of all guides that are shown: the window has each edge and corner once. */
const claims: Claim[] = [];
const isEdge = (berth: Berth): berth is Edge => berth === 'top' || berth === 'bottom';
const edgeOf = (berth: Berth): Edge => (berth.startsWith('top') ? 'top' : 'bottom');

const roomAt = (edge: Edge): number => sum(claims.filter(({ berth }) => berth === edge));
let inset: Inset | undefined;

const sum = (some: readonly Claim[]): number =>
  some.reduce((height, { berth, element }) => {
    const own = element.offsetHeight;
    return own ? height + own + (isEdge(berth) ? 0 : GAP) : height;
  }, 0);

/**
 * Takes a place at an edge or in a corner: whoever came before stays, the next one lies beside it. How far from the edge
 * stands in the element's `--offset`. For what lies at an edge the page makes room.
 */
export function claimRoom(berth: Berth, element: HTMLElement, guard: Guard): Stop {
  const life = createLifetime();
  const claim = { berth, element };
  const settle = guard(settleAll);
  const sizes = new ResizeObserver(settle);
  claims.push(claim);
  sizes.observe(element);
  life.add(() => {
    claims.splice(claims.indexOf(claim), 1);
    settleAll();
  });
  life.add(() => sizes.disconnect());
  settleAll();
  return life.end;
}

function settleAll(): void {
  claims.forEach(({ berth, element }, index) => {
    const before = claims.slice(0, index).filter((one) => one.berth === berth);
    const offset = sum(before) + (isEdge(berth) ? 0 : roomAt(edgeOf(berth)));
    element.style.setProperty('--offset', `${offset}px`);
  });
  const heights = { top: roomAt('top'), bottom: roomAt('bottom') };
  if (!heights.top && !heights.bottom) {
    inset?.stop();
    inset = undefined;
    return;
  }
  inset ??= createInset();
  inset.set(heights);
}
