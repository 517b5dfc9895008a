import { looksGenerated, wordsOf } from '../words.ts';

/** Attributes that say what an element is for, in the order of their worth. */
const TELLING = ['type', 'placeholder', 'title', 'alt', 'for', 'autocomplete', 'aria-controls', 'aria-haspopup'];
/** Data attributes that frameworks give a prefix of their own: `data-bs-toggle`. */
const TELLING_DATA = /^data-(?:[a-z]+-)?(target|toggle|action|icon|i18n|dismiss)$/;
const ICON_NOISE = new Set(
  'fa fas far fab fal icon icons svg img i bi ti ni mdi glyphicon material solid outline outlined regular fw lg sm xs md xl 2x png jpg gif assets images brand free sprite sprites'.split(
    ' ',
  ),
);
const LIMIT = 80;

export const classesOf = (element: Element): string[] =>
  (element.getAttribute('class') ?? '')
    .split(/\s+/, 40)
    .filter((name) => name !== '' && name.length <= 40 && !looksGenerated(name));

/** What a link leads to, without what changes from one installation to the next: origin, folders, query, extension. */
export function hrefOf(element: Element): string {
  const href = element.getAttribute('href')?.slice(0, 400) ?? '';
  if (/^(javascript|data|blob):/i.test(href)) return '';
  const path = href.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\?.*?(?=#|$)/, '');
  const parts = path.split(/[/#]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const host = /^(?:[a-z]+:)?\/\/([^/?#]*)/i.exec(href)?.[1] ?? '';
  return (parts.at(-1)?.replace(/\.\w{1,5}$/, '') ?? host).slice(0, LIMIT);
}

export function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  const href = hrefOf(element);
  if (href) attributes.href = href;
  for (const name of TELLING) {
    const value = element.getAttribute(name);
    if (value && value.length <= LIMIT && !looksGenerated(value)) attributes[name] = value;
  }
  for (const name of element.getAttributeNames()) {
    const telling = TELLING_DATA.exec(name)?.[1];
    const value = telling ? element.getAttribute(name) : null;
    if (telling && value && value.length <= LIMIT && !looksGenerated(value)) attributes[`data-${telling}`] = value;
  }
  return attributes;
}

/** The picture on an element, named by its class, file or drawing, for controls that carry no words. */
export function iconOf(element: Element): string {
  const picture = element.matches('i,svg,img,use') ? element : element.querySelector('i,svg,img');
  if (!picture) return '';
  const use = picture.querySelector('use');
  const names = [
    use?.getAttribute('href') ?? use?.getAttribute('xlink:href')?.replace(/^.*[#/]/, ''),
    picture.getAttribute('class'),
    picture.getAttribute('data-icon'),
    picture.localName === 'img' ? picture.getAttribute('src')?.slice(-60) : undefined,
    picture.localName === 'i' && picture.textContent && picture.textContent.length < 30
      ? picture.textContent
      : undefined,
  ];
  const words = names.flatMap((name) => (name ? wordsOf(name.slice(0, 200)) : []));
  const telling = words.filter((word) => word.length > 1 && !ICON_NOISE.has(word) && !looksGenerated(word));
  if (telling.length) return [...new Set(telling)].slice(0, 6).join(' ');
  const drawing = picture.querySelector('path')?.getAttribute('d');
  return drawing ? drawing.replace(/\s/g, '').slice(0, 24) : '';
}
