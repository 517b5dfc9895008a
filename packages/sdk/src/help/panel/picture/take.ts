import { snapdom } from '@zumer/snapdom';
import { encode } from './marks.ts';

/** What a picture never shows of a page: fields, with all that is typed in them, and what the page has marked. */
const COVERED =
  'input,textarea,select,[contenteditable]:not([contenteditable=false]),[data-handrail-mask],[data-handrail-ignore]';
/** What is ours, and what lies in other documents or would be fetched from elsewhere once more. */
const LEFT_OUT = 'handrail-root,iframe,object,embed,video,audio';
/** A screen's worth of pixels is enough to see a fault by. */
const MOST_PIXELS = 4_000_000;

/**
 * A picture of what of the page is in the window. What is covered is not in the copy from which it is drawn, and a grey
 * block stands in its place.
 */
export const takePicture = async (): Promise<Blob> => encode(await drawPage());

/** The same with more that is hidden: elements that hold what must not be seen, judged as each of them is copied. */
export async function drawPage(hides?: (element: Element) => boolean): Promise<HTMLCanvasElement> {
  const { innerWidth: width, innerHeight: height } = window;
  const blocks = [...coveredBoxes(document, hides)];
  const scale = Math.min(devicePixelRatio || 1, 2, Math.sqrt(MOST_PIXELS / (width * height)));
  const drawn = await snapdom.toCanvas(document.documentElement, {
    ...{ clip: 'viewport', scale, dpr: 1, embedFonts: false, placeholders: false },
    backgroundColor: groundOf(),
    exclude: [COVERED, LEFT_OUT, isElsewhere, ...(hides ? [hides] : [])],
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

/** Where something is covered, in open shadow roots too. */
function* coveredBoxes(root: Document | ShadowRoot, hides?: (element: Element) => boolean): Generator<DOMRect> {
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot && element.localName !== 'handrail-root') yield* coveredBoxes(element.shadowRoot, hides);
    if (!element.matches(COVERED) && !hides?.(element)) continue;
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
