import { createLifetime, type Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/**
 * Calls back at once, and whenever one of the elements may have come to lie elsewhere or has another size: by scrolling
 * of anything around it, by the window, or by what happens to the page beside it. Nothing is polled.
 */
export function onMove(target: Element, card: Element, handler: () => void): Stop {
  const life = createLifetime();
  const sizes = new ResizeObserver(handler);
  sizes.observe(target);
  sizes.observe(card);
  life.add(() => sizes.disconnect());
  // Scrolling does not bubble, but passes down through the window whatever it is that scrolls.
  life.add(listen(window, 'scroll', handler, true));
  life.add(listen(window, 'resize', handler));
  life.add(onShift(target, handler));
  handler();
  return life.end;
}

/**
 * Calls back when something else pushes the element away. An observer whose root is shrunk to the very place of the
 * element hears of it as a loss of visibility: the way of floating-ui's `autoUpdate`.
 */
function onShift(element: Element, handler: () => void): Stop {
  let observer: IntersectionObserver | undefined;

  function look(threshold: number): void {
    observer?.disconnect();
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const inset = [top, clientWidth - right, clientHeight - bottom, left].map((edge) => `${-Math.floor(edge)}px`);
    let isFirst = true;
    observer = new IntersectionObserver(
      ([entry]) => {
        const ratio = entry?.intersectionRatio ?? 0;
        const wasFirst = isFirst;
        isFirst = false;
        // Partly out of sight from the start: from here on that part is the measure.
        if (wasFirst && threshold === 1 && ratio < 1) return look(ratio || 1e-7);
        if (wasFirst) return;
        handler();
        look(1);
      },
      { rootMargin: inset.join(' '), threshold },
    );
    observer.observe(element);
  }

  look(1);
  return () => observer?.disconnect();
}
