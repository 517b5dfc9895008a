import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { homeOf } from '@handrail/sdk/src/kit/root.ts';
import { onOverlay } from '@handrail/sdk/src/page/overlays.ts';
import type { PanelMessage } from '../wire.ts';
import frameCss from './frame.css?inline';

type Dock = Pick<Extract<PanelMessage, { type: 'dock' }>, 'side' | 'size'>;

export interface Frame {
  view(): Window | null | undefined;
  dock(how: Dock): void;
  /** Goes to the other side when it lies over this, unless it is as wide as the page. */
  makeRoom(box: DOMRect): void;
  host: HTMLElement;
  stop: Stop;
}

export interface FrameOptions {
  src: string;
  title: string;
  guard: Guard;
  /** The page has taken it away more often than can be an accident. */
  onLost(): void;
}

/** A page that takes the frame away again and again is left. */
const PATIENCE = 10;

/** The panels over the page, in the browser's top layer: in front, whatever the page opens. */
export function createFrame({ src, title, guard, onLost }: FrameOptions): Frame {
  const life = createLifetime();
  const host = document.createElement('handrail-root');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(frameCss);
  shadow.adoptedStyleSheets = [sheet];
  const holder = document.createElement('div');
  holder.className = 'holder';
  holder.setAttribute('popover', 'manual');
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.src = src;
  frame.allow = 'clipboard-write';
  holder.append(frame);
  shadow.append(holder);

  let patience = PATIENCE;
  function raise(): void {
    const home = homeOf();
    if (host.parentNode !== home) {
      if (!host.isConnected && patience-- <= 0) {
        life.end();
        return onLost();
      }
      move(host, home);
    }
    // Moved without being taken out, it is still open, and below what has opened since.
    if (holder.matches(':popover-open')) holder.hidePopover();
    holder.showPopover();
  }

  // Taken away or hidden by the page, it loses its size, and nobody says so.
  const lost = new ResizeObserver(guard(() => life.ended() || holder.offsetWidth || raise()));
  lost.observe(holder);
  life.add(() => host.remove());
  life.add(() => lost.disconnect());
  life.add(onOverlay(guard(raise)));
  raise();
  return {
    view: () => frame.contentWindow,
    dock({ side, size }) {
      holder.setAttribute('data-side', side);
      holder.setAttribute('data-size', size);
    },
    makeRoom(box) {
      const own = holder.getBoundingClientRect();
      const isOver = box.left < own.right && box.right > own.left && box.top < own.bottom && box.bottom > own.top;
      if (isOver && own.width < innerWidth / 2)
        holder.setAttribute('data-side', own.left > innerWidth / 2 ? 'left' : 'right');
    },
    host,
    stop: life.end,
  };
}

/** To a new place without loading the frame anew, where the browser can do that and the frame is in the page. */
function move(host: Element, home: Element): void {
  const mover = home as Partial<{ moveBefore(node: Element, before: null): void }>; // not in every browser, nor known to the compiler
  if (host.isConnected && mover.moveBefore) mover.moveBefore(host, null);
  else home.append(host);
}
