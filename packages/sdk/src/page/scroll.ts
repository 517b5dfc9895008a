import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import { listen } from './listen.ts';

/** Calls back, at most once a frame, with how far the page is scrolled down, in per cent of what can be scrolled. */
export function onScroll(guard: Guard, tell: (percent: number) => void): Stop {
  let frame = 0;
  const measure = (element: Element): void => {
    frame = 0;
    const room = element.scrollHeight - element.clientHeight;
    if (room > 0) tell((element.scrollTop / room) * 100);
  };
  const stop = listen(
    window,
    'scroll',
    guard(({ target }: Event) => {
      const page = document.scrollingElement;
      // Many applications scroll their main part and not the document.
      const isMain = target instanceof Element && target.clientHeight > innerHeight / 2;
      const element = isMain ? target : target === document ? page : undefined;
      if (element && !frame) frame = requestAnimationFrame(guard(() => measure(element)));
    }),
    true,
  );
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}
