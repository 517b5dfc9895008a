import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { listen } from '../../page/listen.ts';
import { watchSigns } from '../../page/signs.ts';
import { whenIdle } from '../../page/when-idle.ts';
import { elementsAlong, isNothing, type Path } from './along.ts';
import type { Capture, CaptureOptions } from './capture.ts';
import { isDrawn, isLeft, isStepped, mayBeDead, noteFrustration } from './frustration.ts';
import { recordElement, usedAlong } from './record-element.ts';

/** What is known of a click while it is made; all else waits. */
interface Note {
  path: Path;
  event: MouseEvent;
  pathname: string;
  /** Whether the page could be watched from the press on. */
  isWatched: boolean;
  /** Text is selected by it. */
  isSelecting: boolean;
}

export interface Clicks extends Pick<Capture, 'clicked' | 'flush'> {
  /** The page has failed. */
  failed(): void;
  stop: Stop;
}

/** More clicks than this before the page is idle are no person's. */
const MOST = 500;
/** What was clicked is looked at when no click has followed for so long: until then the page is busy with its answer. */
const PAUSE_MS = 100;
/** To whoever clicks on and on the page has answered by then, and what follows answers something else. */
const LONGEST_MS = 1_000;
/** A click that is told of later was made before we were here. */
const LATE_MS = 100;
/** Rows of clicks that are remembered for having selected text. */
const MOST_SELECTING = 50;

/** Whether text of it is selected. */
function isSelected(innermost: EventTarget | undefined): boolean {
  const selection = getSelection();
  return selection?.type === 'Range' && innermost instanceof Node && selection.containsNode(innermost, true);
}

/** Notes clicks: what was used, and whether it annoyed. A click costs a note; what it was is looked at when the page is idle. */
export function noteClicks(options: CaptureOptions, isOurs: (url: string) => boolean): Clicks {
  const { record, platform, guard, settings } = options;
  const life = createLifetime();
  const signs = watchSigns(platform, guard, isOurs);
  const frustration = noteFrustration();
  const notes: Note[] = [];
  let stopWaiting: Stop | undefined;
  let begunAt = 0;
  let clickedAt = 0;
  /** The first click of a row of them, and those of rows that have selected text. */
  let firstAt = 0;
  const selecting = new Set<number>();

  function flush(): void {
    stopWaiting?.();
    stopWaiting = undefined;
    for (const note of notes.splice(0)) look(note);
  }

  function wait(ms: number): void {
    stopWaiting = platform.after(
      ms,
      guard(() => {
        const now = performance.now();
        const left = Math.min(clickedAt + PAUSE_MS, begunAt + LONGEST_MS) - now;
        if (left > 0) wait(left);
        else stopWaiting = whenIdle(platform, guard, flush);
      }),
    );
  }

  function look({ path, event, pathname, isWatched, isSelecting }: Note): void {
    const elements = elementsAlong(path);
    if (isNothing(elements)) return;
    const used = usedAlong(elements);
    const element = recordElement(elements, used, settings.textRegions);
    if (!element) return;
    const from = event.timeStamp;
    const where = {
      element,
      at: Math.round(platform.now() - (performance.now() - from)),
      page: { path: pathname },
    };
    record({ name: 'element.clicked', ...where });
    const annoyed = (kind: string): void => record({ name: 'frustration.noticed', ...where, props: { kind } });
    // Of what a stepper does, its value, nothing is seen.
    const isJudged = !isSelecting && !isStepped(used);
    if (isJudged && frustration.isRage({ element: used, x: event.clientX, y: event.clientY, at: from }))
      annoyed('rage');
    frustration.last({ at: from, tell: () => annoyed('error') });
    if (!isWatched || !isJudged || !mayBeDead(event, elements) || isDrawn()) return;
    signs.await(from, (isAnswered) => {
      // Of two clicks that select a word, the first is answered by the second.
      if (!isAnswered && !selecting.has(from) && !isLeft(event, elements)) annoyed('dead');
    });
  }

  life.add(signs.stop);
  life.add(() => stopWaiting?.());
  life.add(
    listen<PointerEvent>(
      window,
      'pointerdown',
      guard((event: PointerEvent) => event.isTrusted && signs.press(event)),
      true,
    ),
  );

  return {
    clicked(path, event) {
      if (notes.length >= MOST) return;
      clickedAt = performance.now();
      const isWatched = clickedAt - event.timeStamp < LATE_MS;
      if (isWatched) signs.click(event);
      const isSelecting = event.detail > 1 && isSelected(path[0]);
      if (event.detail < 2) firstAt = event.timeStamp;
      if (selecting.size > MOST_SELECTING) selecting.clear();
      if (isSelecting) selecting.add(firstAt);
      notes[notes.length] = { path, event, pathname: location.pathname, isWatched, isSelecting };
      if (stopWaiting) return;
      begunAt = clickedAt;
      wait(PAUSE_MS);
    },
    flush,
    failed() {
      flush();
      frustration.failed();
    },
    stop: life.end,
  };
}
