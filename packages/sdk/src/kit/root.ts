import type { Guard } from '../core/guard.ts';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { GATED } from '../page/gate.ts';
import { keepPrivate } from '../page/private.ts';
import { listen } from '../page/listen.ts';
import { onOverlay } from '../page/overlays.ts';
import rootCss from './root.css?inline';

/** Custom properties of root.css, as a theme sets them. */
export type Look = readonly (readonly [name: string, value: string])[];

export interface Root {
  /** Where to draw: it lies over the page, in the browser's top layer, and lets every click through. */
  layer: HTMLElement;
  host: HTMLElement;
  /** Puts the layer in front of whatever the page has opened meanwhile; where an element is shown, in its dialog. */
  raise(near?: Element): void;
  stop: Stop;
}

// What passes the gate since the page listened before us ends here, with what is too frequent to stand in the way of.
const PRIVATE = `${GATED} touchmove wheel contextmenu copy cut paste input selectstart dragstart`;

/** The one element that we add to a page, with everything that we draw in its shadow root. */
export function createRoot(css: string, look: Look, guard: Guard): Root {
  const life = createLifetime();
  const host = document.createElement('handrail-root');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rootCss + css);
  shadow.adoptedStyleSheets = [sheet];
  const layer = document.createElement('div');
  layer.className = 'layer';
  layer.setAttribute('popover', 'manual');
  for (const [name, value] of look) layer.style.setProperty(name, value);
  shadow.append(layer);
  for (const name of PRIVATE.split(' '))
    life.add(
      listen(
        host,
        name,
        guard((event: Event) => event.stopPropagation()),
      ),
    );
  life.add(keepPrivate(host));

  function raise(near?: Element): void {
    const home = homeOf(near);
    // In the window's own pixels, however the page zooms itself; a browser that does not say needs no correction.
    layer.style.setProperty('zoom', `calc(1 / ${home.currentCSSZoom})`);
    const focused = shadow.activeElement;
    if (host.parentNode !== home) home.append(host);
    else if (layer.matches(':popover-open')) {
      if (near) return;
      layer.hidePopover();
    }
    layer.showPopover?.();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  // A page that closes or removes the dialog that we live in takes us along, and says nothing: the layer loses its size.
  const lost = new ResizeObserver(guard(() => layer.offsetWidth || raise()));
  lost.observe(layer);

  life.add(() => host.remove());
  life.add(() => lost.disconnect());
  life.add(onOverlay(guard(() => raise())));
  return { layer, host, raise, stop: life.end };
}

/**
 * Where in the page we have to live to be used. A modal dialog makes everything outside it inert, the top layer included,
 * and a popover closes on a press outside it. What a browser does not know, `:is` forgives.
 */
export function homeOf(near?: Element): Element {
  let home: Element = document.documentElement;
  for (const open of ['dialog:modal', '[popover]:not([popover=manual]):popover-open'])
    home = around(near, home, `:is(${open})`) ?? [...home.querySelectorAll(`:is(${open})`)].pop() ?? home;
  return home;
}

/** What fits around an element, else around the focus: in a shadow root the document finds no dialog. */
function around(near: Element | undefined, home: Element, selector: string): Element | undefined {
  let at: Element | null | undefined = near?.ownerDocument === document ? near : document.activeElement;
  if (!near) while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  // Upwards through the hosts.
  while (at && at !== home) {
    const found = at.closest(selector);
    if (found) return found;
    at = (at.getRootNode() as Partial<ShadowRoot>).host; // a document has none
  }
  return undefined;
}
