import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { attempt, type Platform } from '../core/platform.ts';
import { listen } from './listen.ts';
import { onNavigate } from './navigation.ts';

/** A page that does anything within this time after a click has answered it. */
const ANSWER_MS = 1_000;
/** The browser tells of a request when it is over; one that takes longer than this is not known to have begun. */
const REQUEST_MS = 4_000;

// What a page or a browser does that changes no element: it ticks a box, complains of a field, opens a window, plays, scrolls.
const SIGNS =
  'input submit invalid scroll copy cut toggle play pause fullscreenchange visibilitychange pagehide blur focusin';
const CHANGES = { subtree: true, childList: true, attributes: true, characterData: true };

interface Waiting {
  from: number;
  tell: (isAnswered: boolean) => void;
  stopTimer: Stop;
}

export interface Signs {
  /** A press begins, somewhere below: many pages act on it before the click. */
  press(event: Event): void;
  /** A click follows, or comes from a key. */
  click(event: Event): void;
  /** Tells, when it is known, whether the page has answered the click made at an instant of the page's own clock. */
  await(at: number, tell: (isAnswered: boolean) => void): void;
  stop: Stop;
}

/**
 * Looks whether a page answers a click: by a change of its elements, a navigation, a request, or what a browser does by
 * itself. Nothing of the page is patched, and its elements are observed from a press to the first change alone.
 */
export function watchSigns(platform: Pick<Platform, 'after'>, guard: Guard, isOurs: (url: string) => boolean): Signs {
  const life = createLifetime();
  const waiting = new Set<Waiting>();
  let pressed: { from: number; target: EventTarget | null } | undefined;
  let lastSign = -Infinity;

  const changes = new MutationObserver(
    guard(() => {
      changes.disconnect();
      sign();
    }),
  );
  const requests = new PerformanceObserver(
    guard((list: PerformanceObserverEntryList) => {
      for (const { name, startTime } of list.getEntries()) if (!isOurs(name)) sign(startTime);
    }),
  );

  function sign(at = performance.now()): void {
    lastSign = Math.max(lastSign, at);
    for (const one of waiting) if (at >= one.from && at - one.from < ANSWER_MS) settle(one, true);
  }

  function settle(one: Waiting, isAnswered: boolean): void {
    one.stopTimer();
    waiting.delete(one);
    if (!waiting.size) requests.disconnect();
    one.tell(isAnswered);
  }

  /** The press itself brings the focus to what was pressed. */
  const isByPress = ({ type, target }: Event): boolean =>
    // An element that has the focus and one that is pressed are nodes.
    type === 'focusin' && !!pressed && (target as Node).contains(pressed.target as Node);

  function press(event: Event): void {
    const { target } = event;
    pressed = { from: performance.now(), target };
    const isWatched = attempt(() => {
      changes.observe(document, CHANGES);
      // Here at the window, what happens in a shadow tree is at its host.
      if (target && 'shadowRoot' in target && target.shadowRoot)
        for (const root of event.composedPath()) if (root instanceof ShadowRoot) changes.observe(root, CHANGES);
      return true;
    });
    // Where it cannot be seen, it is not judged.
    if (!isWatched) sign();
  }

  life.add(onSign(guard, (event) => isByPress(event) || sign()));
  life.add(() => {
    for (const { stopTimer } of waiting) stopTimer();
    requests.disconnect();
    changes.disconnect();
  });

  return {
    press,
    click(event) {
      if (!pressed || performance.now() - pressed.from > ANSWER_MS) press(event);
    },
    await(at, tell) {
      // The page may have answered the press, which was a little earlier.
      const from = pressed && at - pressed.from < ANSWER_MS ? Math.min(pressed.from, at) : at;
      if (lastSign >= from) return tell(true);
      const one: Waiting = {
        from,
        tell,
        stopTimer: platform.after(
          ANSWER_MS,
          guard(() => wait(one)),
        ),
      };
      waiting.add(one);
      attempt(() => requests.observe({ type: 'resource', buffered: true }));
    },
    stop: life.end,
  };

  function wait(one: Waiting): void {
    if (!pressed || pressed.from <= one.from) changes.disconnect();
    one.stopTimer = platform.after(
      REQUEST_MS,
      guard(() => settle(one, false)),
    );
  }
}

/** Whether a field is left, which is not the window; or a sound has come to its end, which pauses it. */
const isNoSign = ({ type, target }: Event): boolean =>
  (type === 'blur' && target !== window) || (type === 'pause' && target instanceof HTMLMediaElement && target.ended);

/** Calls back when a browser does what changes no element, or the visitor comes to another address. */
function onSign(guard: Guard, handler: (event: Event) => void): Stop {
  const life = createLifetime();
  const hear = guard((event: Event) => isNoSign(event) || handler(event));
  for (const name of SIGNS.split(' ')) life.add(listen(window, name, hear, true));
  life.add(onNavigate(() => hear(new Event('navigate'))));
  return life.end;
}
