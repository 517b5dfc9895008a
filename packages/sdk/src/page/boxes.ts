/** In CSS pixels of the window: what lies in the top layer knows no other frame. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A part of an element, in per cent of its width and height. */
export type Region = Rect;

export const viewport = (): Rect => {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  return { x: 0, y: 0, width, height };
};

/** The part that two have in common; without one, an edge or corner of the second. */
export function common(one: Rect, two: Rect): Rect {
  const x = Math.min(Math.max(one.x, two.x), two.x + two.width);
  const y = Math.min(Math.max(one.y, two.y), two.y + two.height);
  return {
    x,
    y,
    width: Math.max(0, Math.min(one.x + one.width, two.x + two.width) - x),
    height: Math.max(0, Math.min(one.y + one.height, two.y + two.height) - y),
  };
}

/** The frames around an element within our own page, innermost first. */
export function framesAround(element: Element): Element[] {
  const { ownerDocument } = element;
  const frame = ownerDocument === document ? undefined : ownerDocument.defaultView?.frameElement;
  return frame ? [frame, ...framesAround(frame)] : [];
}

/** The windows of these frames. */
export const viewsAround = (element: Element): Window[] =>
  framesAround(element).flatMap((frame) => (frame as HTMLIFrameElement).contentWindow ?? []); // as every frame has

/** Where the page of a frame is shown, in the frame's own surroundings, and how many of their pixels one of its pixels is. */
function innerBox(frame: Element): Rect & { scale: number } {
  const { x, y, width } = frame.getBoundingClientRect();
  const { offsetWidth, clientLeft, clientTop, clientWidth, clientHeight, contentWindow } = frame as HTMLIFrameElement; // holds a window
  const { paddingLeft, paddingTop, paddingRight, paddingBottom } = getComputedStyle(frame);
  const [left = 0, top = 0, right = 0, bottom = 0] = [paddingLeft, paddingTop, paddingRight, paddingBottom].map(
    parseFloat,
  );
  const outer = width / offsetWidth || 1; // a transform or zoom around the frame
  const inner = { width: (clientWidth - left - right) * outer, height: (clientHeight - top - bottom) * outer };
  const scale = inner.width / (contentWindow?.innerWidth ?? 0) || outer;
  return { x: x + (clientLeft + left) * outer, y: y + (clientTop + top) * outer, ...inner, scale };
}

/** The region of an element that is meant, in the pixels of its own window; without one, the whole of it. */
export function partOf(element: Element, region?: Region): Rect {
  const { x, y, width, height } = element.getBoundingClientRect();
  if (!region) return { x, y, width, height };
  const [right, down] = [width / 100, height / 100];
  return {
    x: x + right * region.x,
    y: y + down * region.y,
    width: right * region.width,
    height: down * region.height,
  };
}

/** Where an element lies in the window, however many frames it lies in, and the part of the window that can show it. */
export function boxOf(element: Element, region?: Region): { box: Rect; shows: Rect } {
  let box = partOf(element, region);
  let shows: Rect | undefined;
  for (const frame of framesAround(element)) {
    const { scale, ...inner } = innerBox(frame);
    const outwards = (rect: Rect): Rect => ({
      x: inner.x + rect.x * scale,
      y: inner.y + rect.y * scale,
      width: rect.width * scale,
      height: rect.height * scale,
    });
    box = outwards(box);
    shows = shows ? common(outwards(shows), inner) : inner;
  }
  return { box, shows: shows ? common(shows, viewport()) : viewport() };
}

/** Scrolls whatever has to be scrolled. */
export function bringToMiddle(element: Element): void {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior });
}
