import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import type { GlassWords } from '../glass/words.ts';
import type { Sight } from '../wire.ts';
import { createOutline } from './outline.tsx';
import { sightOf } from './sight.ts';
import { inEveryView, isOurs } from './views.ts';

export interface PointOptions {
  guard: Guard;
  words: GlassWords & { locale: string };
  /** What the author points at now. */
  onPointed(sight: Sight | null): void;
  /** What they have chosen; nothing by Escape. */
  onPicked(sight: Sight | null, element?: Element): void;
}

export interface Pointing {
  climb(to: Way): void;
  stop: Stop;
}

type Way = 'parent' | 'child' | 'next' | 'previous';

/** So long the pointer rests before it is worked out how an element would hold. */
const REST_MS = 120;
const SWALLOWED = 'mousedown mouseup pointerup click dblclick auxclick contextmenu touchstart touchend';
const WAYS: Readonly<Record<string, Way>> = {
  ArrowUp: 'parent',
  ArrowDown: 'child',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
};

/** Has the author choose an element, by pointer or by keyboard; the page gets neither the press nor the key. */
export function pointAt({ guard, words, onPointed, onPicked }: PointOptions): Pointing {
  const life = createLifetime();
  const outline = createOutline({
    ...{ guard, words },
    onLost() {
      at = undefined;
      onPointed(null);
    },
  });
  let at: Element | undefined;
  /** From which element one has climbed up, to climb down again. */
  let climbed: Element[] = [];
  let isPicked = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  function look(element: Element | undefined, isByKey: boolean): void {
    if (element === at || isPicked) return;
    at = element;
    outline.around(element);
    clearTimeout(rest);
    const judge = guard(() => {
      if (!element || at !== element) return;
      const sight = sightOf(element);
      outline.around(element, sight);
      if (isByKey) outline.announce(sight);
      onPointed(sight);
    });
    if (!element) onPointed(null);
    else if (isByKey) judge();
    else rest = setTimeout(judge, REST_MS);
  }

  function pick(): void {
    if (isPicked) return;
    isPicked = true;
    clearTimeout(rest);
    if (at?.isConnected) onPicked(sightOf(at), at);
    else onPicked(null);
  }

  function climb(to: Way): void {
    const next = at && stepFrom(at, to, climbed);
    if (!at || !next) return;
    if (to === 'parent') climbed.push(at);
    else if (to !== 'child') climbed = [];
    look(next, true);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || isOurs(event.composedPath())) return;
    const way = WAYS[event.key];
    if (event.key === 'Escape') {
      at = undefined;
      pick();
    } else if (event.key === 'Enter' && at) pick();
    else if (way) climb(way);
    else return;
    swallow(event);
  }

  function hear(view: Window): Stop {
    const own = createLifetime();
    const on = (name: string, run: (event: PointerEvent) => unknown): void =>
      own.add(listen<PointerEvent>(view, name, guard(run), true));
    on('pointermove', (event) => {
      climbed = at === foreign(event) ? climbed : [];
      if (!isPicked) lookAt(event);
    });
    on('pointerdown', (event) => {
      if (!foreign(event)) return;
      // What was widened by the keys stays what is chosen, as long as the press is inside it.
      if (!at?.contains(foreign(event) ?? null) || climbed.length === 0) lookAt(event);
      swallow(event);
      if (event.button === 0) pick();
    });
    for (const name of SWALLOWED.split(' ')) on(name, (event) => foreign(event) && swallow(event));
    own.add(listen<KeyboardEvent>(view, 'keydown', guard(pressed), true));
    on('focusin', (event) => {
      climbed = [];
      look(foreign(event), true);
    });
    return own.end;
  }

  /** A pointer that moves inside of what was widened does not narrow it. */
  function lookAt(event: Event): void {
    const hit = foreign(event);
    if (climbed.length > 0 && hit && at?.contains(hit)) return;
    look(hit, false);
  }

  life.add(inEveryView(hear));
  life.add(outline.stop);
  life.add(() => clearTimeout(rest));
  // Keys go to the page from here, not to the panels.
  window.focus();
  return {
    climb,
    stop: life.end,
  };
}

function stepFrom(at: Element, to: Way, climbed: Element[]): Element | undefined {
  const isFit = (one: Element | null | undefined): one is Element =>
    !!one && !/^(html|handrail-root)$/.test(one.localName);
  const root = at.getRootNode() as Partial<ShadowRoot>; // a document has no host
  const found = {
    parent: () => at.parentElement ?? root.host ?? at.ownerDocument.defaultView?.frameElement,
    child: () => climbed.pop() ?? at.shadowRoot?.firstElementChild ?? at.firstElementChild,
    next: () => at.nextElementSibling,
    previous: () => at.previousElementSibling,
  }[to]();
  return isFit(found) ? found : undefined;
}

const swallow = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const foreign = (event: Event): Element | undefined => {
  const path = event.composedPath();
  const [hit] = path;
  // Elements of frames have another `Element`; whatever has a local name is one.
  return isOurs(path) || !hit || !('localName' in hit) ? undefined : (hit as Element);
};
