import type { Guard } from '../core/guard.ts';

/**
 * Calls back once within the next frame, when the page has been laid out for it and is not painted yet: what is asked of
 * the page then costs no layout of its own. An observer of sizes is called then, at first for whatever it observes; from
 * within such a call the page would hear of a loop, so there it takes a frame in between.
 */
export function onLaidOut(guard: Guard, act: () => void): void {
  const sizes = new ResizeObserver(
    guard(() => {
      sizes.disconnect();
      act();
    }),
  );
  sizes.observe(document.documentElement);
}
