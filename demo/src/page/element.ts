export type Child = Node | string | null;
type Attributes = Record<string, string | number | boolean | null>;

/** An element with its attributes and children; `false` and `null` leave an attribute or a child out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: SVGElement[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Words for screen readers alone. */
export const hiddenWords = (words: string): HTMLElement => el('span', { class: 'visually-hidden' }, words);

export function button(words: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, words);
  element.addEventListener('click', onClick);
  return element;
}
