import { drawPage } from './take.ts';

/** Parts of an application that speak for themselves; what they say is no value. */
const INTERFACE =
  'button,label,legend,th,summary,[role=button],[role=tab],[role^=menuitem],nav a,[role=navigation] a,[role=columnheader]';
/** What may show anything. */
const PICTURES = 'img,canvas,picture,svg image,meter,progress,output';
const MARGIN = { x: 140, y: 90 };
const MOST = { width: 640, height: 420 };

/**
 * A picture of an element and what is around it, as a PNG in base64. Words are only seen where they belong to the interface
 * or to the element itself, and never where they hold what was typed; fields are covered, and so are pictures.
 */
export async function takePlace(element: Element, isTyped: (text: string) => boolean): Promise<string | undefined> {
  if (element.ownerDocument !== document) return undefined;
  const box = element.getBoundingClientRect();
  const width = Math.min(MOST.width, innerWidth, box.width + 2 * MARGIN.x);
  const height = Math.min(MOST.height, innerHeight, box.height + 2 * MARGIN.y);
  const x = within(box.x + box.width / 2 - width / 2, innerWidth - width);
  const y = within(box.y + box.height / 2 - height / 2, innerHeight - height);
  if (box.width === 0 || box.height === 0) return undefined;
  const drawn = await drawPage((source, copy) => holdsValue(source, copy, element, isTyped));
  const ratio = drawn.width / innerWidth;
  const picture = document.createElement('canvas');
  [picture.width, picture.height] = [width, height];
  const to = picture.getContext('2d');
  if (!to) return undefined;
  to.drawImage(drawn, x * ratio, y * ratio, width * ratio, height * ratio, 0, 0, width, height);
  to.strokeStyle = '#d92d20';
  to.lineWidth = 3;
  to.strokeRect(box.x - x - 3, box.y - y - 3, box.width + 6, box.height + 6);
  return picture.toDataURL('image/png').split(',')[1];
}

const within = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** Judged by the copy, which is what is drawn: by then the page may say something else. */
function holdsValue(source: Element, copy: Element, target: Element, isTyped: (text: string) => boolean): boolean {
  if (source.matches(PICTURES)) return true;
  const own = [...copy.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ''] : []));
  for (const pseudo of ['::before', '::after']) {
    const { content } = getComputedStyle(source, pseudo);
    // `attr()` may bring in anything; quotation marks stand around what is drawn.
    if (/^"/.test(content)) own.push(content);
  }
  const words = own.filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (words.length === 0) return false;
  const isInterface = !!source.closest(INTERFACE) || target.contains(source);
  return !isInterface || words.some(isTyped) || isTyped(copy.textContent ?? '');
}
