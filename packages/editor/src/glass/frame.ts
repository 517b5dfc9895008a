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
  focus(): void;
  /** Leaves this free, where there is room: at the other side, narrower, or below or above it. */
  makeRoom(box?: DOMRect): void;
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

const GAP = 12;
/** What of their width the panels need. */
const LEAST = 320;
const ROOM = ['top', 'bottom', 'width'];

const lieOver = (box: DOMRect, own: DOMRect): boolean =>
  box.left < own.right && box.right > own.left && box.top < own.bottom && box.bottom > own.top;

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
    focus: () => frame.focus(),
    dock({ side, size }) {
      holder.setAttribute('data-side', side);
      holder.setAttribute('data-size', size);
    },
    makeRoom(box) {
      for (const name of ROOM) holder.style.removeProperty(name);
      const own = holder.getBoundingClientRect();
      if (!box || !lieOver(box, own) || own.width > innerWidth / 2) return;
      const take = (name: string, pixels: number): void => holder.style.setProperty(name, `${pixels}px`);
      const isLeft = own.left < innerWidth / 2;
      const width = isLeft ? box.left - GAP - own.left : own.right - box.right - GAP;
      if (!lieOver(box, new DOMRect(innerWidth - own.right, own.top, own.width, own.height)))
        holder.setAttribute('data-side', isLeft ? 'right' : 'left');
      // At both sides they lie over what stands in the middle, or goes from edge to edge.
      else if (width >= LEAST) take('width', width);
      else if (box.height > innerHeight / 2) return;
      else if (box.top + box.bottom < innerHeight) take('top', box.bottom + GAP);
      else take('bottom', innerHeight - box.top + GAP);
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
