/** @jsxImportSource #kit */
import type { Child } from '../../../kit/jsx-runtime.ts';

/** Long enough to be followed with the eyes. */
const MOVE_MS = 700;

export interface Pointer {
  /** The pointer at the element of a step; it comes from where it was at the step before. */
  at(stepId: string): Child;
  /** The step is left: from here the pointer goes on. */
  leave(): void;
}

/** The arrow of a mouse that nobody holds. */
export function createPointer(): Pointer {
  let before: DOMRect | undefined;
  let arrow: SVGSVGElement | undefined;
  let stepOfArrow = '';

  function move(element: SVGSVGElement): void {
    const now = element.getBoundingClientRect();
    if (!before || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const from = `${before.x - now.x}px ${before.y - now.y}px`;
    element.animate({ translate: [from, '0'] }, { duration: MOVE_MS, easing: 'cubic-bezier(0.3, 0, 0.1, 1)' });
  }

  function take(stepId: string, element: SVGSVGElement): void {
    arrow = element;
    if (stepId === stepOfArrow) return;
    stepOfArrow = stepId;
    // Only after this turn does the light lie where it belongs.
    requestAnimationFrame(() => element.isConnected && move(element));
  }

  return {
    at: (stepId) => (
      <svg
        ref={(element) => take(stepId, element)}
        viewBox="0 0 24 24"
        aria-hidden="true"
        style={{ position: 'absolute', left: '50%', top: '50%', width: '30px', height: '30px' }}
      >
        <path d="M4 2v17l4.5-4 3 7 3-1.3-3-6.8 6-.4z" fill="#16181d" stroke="#fff" stroke-width="1.5" />
      </svg>
    ),
    leave() {
      if (arrow?.isConnected) before = arrow.getBoundingClientRect();
    },
  };
}
