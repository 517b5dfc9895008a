import { snapdom, type CaptureContext } from '@zumer/snapdom';
import { encode } from './marks.ts';

/** What a picture never shows of a page: fields, with all that is typed in them, and what the page has marked. */
const COVERED =
  'input,textarea,select,[contenteditable]:not([contenteditable=false]),[data-handrail-mask],[data-handrail-ignore]';
/** What is ours, and what lies in other documents or would be fetched from elsewhere once more. */
const LEFT_OUT = 'handrail-root,iframe,object,embed,video,audio';
/** A screen's worth of pixels is enough to see a fault by. */
const MOST_PIXELS = 4_000_000;

/**
 * A picture of what of the page is in the window. What is covered is not drawn, and a grey block stands in its place.
 */
export const takePicture = async (): Promise<Blob> => encode(await drawPage());

/**
 * Whether something holds what must not be seen: an element of the page, or its copy, which is what will be drawn, whatever
 * the page has become meanwhile.
 */
export type Hides = (source: Element, copy: Element) => boolean;

/** The same with more that is hidden. What is hidden keeps its room, so that nothing stands elsewhere than in the page. */
export async function drawPage(hides?: Hides): Promise<HTMLCanvasElement> {
  const { innerWidth: width, innerHeight: height } = window;
  const blocks = [...coveredBoxes(document, hides)];
  const scale = Math.min(devicePixelRatio || 1, 2, Math.sqrt(MOST_PIXELS / (width * height)));
  const drawn = await snapdom.toCanvas(document.documentElement, {
    ...{ clip: 'viewport', scale, dpr: 1, embedFonts: false, placeholders: false },
    backgroundColor: groundOf(),
    exclude: [LEFT_OUT, isElsewhere],
    plugins: [{ name: 'covered', resolveNode: standIn, beforeRender: (drawing) => coverIn(drawing, hides) }],
  });
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [drawn.width, drawn.height];
  const to = picture.getContext('2d');
  if (!to || !drawn.width || !drawn.height) throw new Error('nothing was drawn');
  to.drawImage(drawn, 0, 0);
  const ratio = drawn.width / width;
  to.fillStyle = '#9ca3af';
  for (const box of blocks) to.fillRect(box.x * ratio, box.y * ratio, box.width * ratio, box.height * ratio);
  return picture;
}

/**
 * In the place of a field, whose copy would need a style that strict policies forbid: something as large, which stands on
 * the same line.
 */
function standIn(element: Element): Element | undefined {
  if (!element.matches('input,textarea,select')) return undefined;
  const room = document.createElement('div');
  if (element.localName !== 'textarea') room.textContent = 'x';
  return room;
}

/** What is covered is as if it were glass: an element that is left out would take its margins with it. */
function coverIn({ clone, nodeMap }: CaptureContext, hides?: Hides): void {
  if (!clone || !(nodeMap instanceof Map)) throw new Error('nothing can be covered');
  for (const copy of clone.querySelectorAll<HTMLElement>('*')) {
    const own: unknown = nodeMap.get(copy);
    // What style sheets write before and after an element has no source of its own.
    const source: unknown = own ?? nodeMap.get(copy.parentElement);
    if (!(source instanceof Element) || source.matches(COVERED) || hides?.(source, copy))
      copy.style.setProperty('opacity', '0', 'important');
    if (own === source && source instanceof Element) keepMargins(source, copy);
  }
}

/** snapdom takes away the margins at the rim of what it draws; of a page they belong to the picture. */
function keepMargins(source: Element, copy: HTMLElement): void {
  for (const margin of ['margin-top', 'margin-bottom'])
    if (copy.style.getPropertyValue(margin) === '0px')
      copy.style.setProperty(margin, getComputedStyle(source).getPropertyValue(margin));
}

/** Where something is covered, in open shadow roots too. */
function* coveredBoxes(root: Document | ShadowRoot, hides?: Hides): Generator<DOMRect> {
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && element.localName !== 'handrail-root') yield* coveredBoxes(element.shadowRoot, hides);
    if (!element.matches(COVERED) && !hides?.(element, element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      yield box;
  }
}

/** A picture from another origin would have to be asked for again. */
function isElsewhere(element: Element): boolean {
  if (!(element instanceof HTMLImageElement)) return false;
  const { currentSrc } = element;
  return /^https?:/.test(currentSrc) && new URL(currentSrc).origin !== location.origin;
}

/** What lies behind everything. */
function groundOf(): string {
  for (const element of [document.body, document.documentElement]) {
    const { backgroundColor } = getComputedStyle(element);
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches &&
    /dark/.test(getComputedStyle(document.documentElement).colorScheme)
    ? '#121212'
    : '#fff';
}
