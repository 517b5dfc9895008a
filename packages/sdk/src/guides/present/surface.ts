import { render, type Child } from '../../kit/jsx-runtime.ts';
import type { Guard } from '../../core/guard.ts';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { createFocusKeeper, onReach, type FocusKeeper } from '../../kit/focus.ts';
import type { Messages } from '../../kit/messages.ts';
import { createRoot, type Look, type Root } from '../../kit/root.ts';
import { listen } from '../../page/listen.ts';
import baseCss from './base.css?inline';
import panelCss from './panel.css?inline';
import tonesCss from './tones.css?inline';

export interface SurfaceOptions {
  css: string;
  look: Look;
  messages: Messages;
  guard: Guard;
  /** Where to draw, if not over the page. */
  root?: (css: string, look: Look, guard: Guard) => Pick<Root, 'layer' | 'host' | 'raise' | 'stop'>;
}

/** Where one guide draws what it shows. */
export interface Surface {
  layer: HTMLElement;
  focus: FocusKeeper;
  draw(view: Child): void;
  part(selector: string): HTMLElement | undefined;
  /** Offers what is shown to F6 and says what it is, without taking the focus. */
  introduce(panel: HTMLElement, words: string): void;
  /** Puts it in front of what has come meanwhile. */
  raise(): void;
  /** Reads words out. */
  announce(words: string): void;
  stop: Stop;
}

export function createSurface({ css, look, messages, guard, root: make = createRoot }: SurfaceOptions): Surface {
  const life = createLifetime();
  const root = make(baseCss + panelCss + tonesCss + css, look, guard);
  const { layer } = root;
  const focus = createFocusKeeper(root.host);
  const stage = document.createElement('div');
  // There from the start, since a region that comes together with its words is often not read.
  const live = document.createElement('div');
  live.className = 'live';
  live.setAttribute('aria-live', 'polite');
  live.lang = messages.locale;
  layer.dir = getComputedStyle(document.documentElement).direction;
  layer.append(stage, live);
  root.raise();
  life.add(root.stop);
  life.add(() => render(null, stage));
  life.add(listen(layer, 'mousedown', guard(focus.keep)));
  life.add(onReach(layer, [window, layer]));
  life.add(focus.giveBack);

  const announce = (words: string): void => {
    live.textContent = '';
    requestAnimationFrame(() => (live.textContent = words));
  };
  return {
    layer,
    focus,
    draw: (view) => render(view, stage),
    raise: () => root.raise(),
    part: (selector) => layer.querySelector<HTMLElement>(selector) ?? undefined,
    introduce(panel, words) {
      focus.offer(panel);
      announce(`${words}. ${messages.reach}`);
    },
    announce,
    stop: life.end,
  };
}
