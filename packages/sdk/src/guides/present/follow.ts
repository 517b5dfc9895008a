import type { Guard } from '../../core/guard.ts';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { boxOf, common, type Rect } from '../../page/boxes.ts';
import { onMove } from '../../page/moves.ts';
import { onOverlay } from '../../page/overlays.ts';
import { isCoveredByOthers } from '../../page/uncover.ts';

/** Where at its element a mark lies. `words`: after the last of them. */
export type Spot = 'corner' | 'words' | 'beside';

/** How far a mark stays off the edge of the window. */
const MARGIN = 4;

/** Keeps a mark at its element, and hides it while the element cannot be seen. Tells when it is hidden. */
export function follow(element: Element, mark: HTMLElement, spot: Spot, guard: Guard, onHide: () => void): Stop {
  const life = createLifetime();
  const put = (): void => {
    const { box, shows } = boxOf(element);
    const seen = common(box, shows);
    const isSeen = seen.width > 0 && seen.height > 0 && (isPassedThrough(element) || !isCoveredByOthers(element));
    if (!isSeen && !mark.hidden) onHide();
    mark.hidden = !isSeen;
    if (!isSeen) return;
    const { x, y } = placeOf(element, box, spot, mark);
    const within = (at: number, from: number, to: number): number =>
      Math.round(Math.max(from + MARGIN, Math.min(at, to - MARGIN)));
    mark.style.setProperty('left', `${within(x, shows.x, shows.x + shows.width - mark.offsetWidth)}px`);
    mark.style.setProperty('top', `${within(y, shows.y, shows.y + shows.height - mark.offsetHeight)}px`);
  };
  life.add(onMove(element, mark, guard, put));
  life.add(onOverlay(guard(put)));
  return life.end;
}

/** Whether clicks pass through it, as through a disabled button of some libraries: then it cannot be asked what lies on it. */
const isPassedThrough = (element: Element): boolean => getComputedStyle(element).pointerEvents === 'none';

function placeOf(element: Element, box: Rect, spot: Spot, mark: HTMLElement): { x: number; y: number } {
  const { offsetWidth: width, offsetHeight: height } = mark;
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const at = spot === 'words' ? lastWords(element, box) : box;
  const gap = { corner: -width / 2, words: 6, beside: 10 }[spot];
  return {
    x: isRtl ? at.x - gap - width : at.x + at.width + gap,
    y: spot === 'corner' ? at.y - height / 2 : at.y + (at.height - height) / 2,
  };
}

/** The last line of the words in an element; of one without words, or in a frame, the whole of it. */
function lastWords(element: Element, box: Rect): Rect {
  if (element.ownerDocument !== document) return box;
  const range = document.createRange();
  range.selectNodeContents(element);
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  return lines.at(-1) ?? box;
}
