import type { Guard } from '../core/guard.ts';
import { createLifetime } from '../core/lifetime.ts';
import { keepPrivate } from '../page/private.ts';
import type { Look, Root } from './root.ts';
import rootCss from './root.css?inline';
import slotCss from './slot.css?inline';

/** Where in the page a slot stands. */
export type SlotPlace = 'before' | 'inside';

export interface Slot extends Root {
  /** Puts it at an element, and keeps it there when the page draws its surroundings anew. */
  put(element: Element): void;
  /** Takes it out of the page until it is put again. */
  take(): void;
}

/** A page that throws it out again and again is left in peace. */
const PATIENCE = 50;

/** An element of ours in the flow of the page, which makes room for it by itself. */
export function createSlot(place: SlotPlace, css: string, look: Look, guard: Guard): Slot {
  const life = createLifetime();
  const host = document.createElement('handrail-root');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rootCss + css + slotCss);
  shadow.adoptedStyleSheets = [sheet];
  const layer = document.createElement('div');
  layer.className = 'layer';
  for (const [name, value] of look) layer.style.setProperty(name, value);
  shadow.append(layer);
  life.add(() => host.remove());
  life.add(keepPrivate(host));

  let home: Element | undefined;
  let patience = PATIENCE;
  const insert = (): void => {
    if (!home?.isConnected) return host.remove();
    if (place === 'before' ? home.previousSibling === host : home.firstChild === host) return;
    if (patience-- <= 0) return;
    if (place === 'before') home.before(host);
    else home.prepend(host);
  };
  const watcher = new MutationObserver(guard(insert));
  life.add(() => watcher.disconnect());

  return {
    layer,
    host,
    raise: () => undefined,
    put(element) {
      home = element;
      watcher.disconnect();
      insert();
      const around = place === 'before' ? element.parentNode : element;
      if (around) watcher.observe(around, { childList: true });
    },
    take() {
      home = undefined;
      watcher.disconnect();
      host.remove();
    },
    stop: life.end,
  };
}
