/** Labels longer than this are cut, on both sides of every comparison. */
export const LABEL_LENGTH = 120;

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'datalist', 'title', 'desc']);
const NAMED = new Set(['input', 'img', 'area', 'select', 'textarea']);
const CAPTIONS: Record<string, string> = { svg: 'title', table: ':scope > caption', fieldset: ':scope > legend' };
const BUTTON = /^(submit|button|reset)$/;
const OTHERWISE = '[aria-label],[aria-labelledby],[alt],title';
/** A text may hide below any number of empty elements; past this many nodes nobody would read it as a label. */
const NODE_LIMIT = 300;

/** One line: runs of white space become one blank. */
export function oneLine(text: string): string {
  const line = text.slice(0, 8 * LABEL_LENGTH).trim();
  const clean = /\s\s|[^\S ]/.test(line) ? line.replace(/\s+/g, ' ') : line;
  return clean.slice(0, LABEL_LENGTH).trim();
}

let left = 0;

/** What an element says, without what a visitor typed into it. Reads no more of the tree than a label can hold. */
export function textOf(element: Element): string {
  left = NODE_LIMIT;
  return isEditable(element) ? '' : oneLine(read(element, ''));
}

function read(node: Node, text: string): string {
  for (let child = node.firstChild; child && left-- > 0 && text.length < 2 * LABEL_LENGTH; child = child.nextSibling) {
    if (child.nodeType === 3)
      text += squeezed((child as Text).data); // nodeType 3 is Text
    else if (child.nodeType === 1) text = readElement(child as Element, text); // nodeType 1 is Element
  }
  return text;
}

/** The white space of a source's lines must not use up the length of a label. */
const squeezed = (data: string): string =>
  (/\s\s/.test(data) ? data.slice(0, 8 * LABEL_LENGTH).replace(/\s+/g, ' ') : data).slice(0, 2 * LABEL_LENGTH);

function readElement(element: Element, text: string): string {
  // Neighbours such as `<b>a</b><b>b</b>` are read as two words, as people see them.
  const before = text && `${text} `;
  if (!element.hasAttributes()) return SILENT.has(element.localName) ? text : `${read(element, before)} `;
  if (SILENT.has(element.localName) || element.getAttribute('aria-hidden') === 'true') return text;
  const own = element.getAttribute('aria-label') ?? (element.localName === 'img' ? element.getAttribute('alt') : null);
  if (own) return `${before}${own} `;
  return isEditable(element) ? text : `${read(element, before)} `;
}

const isEditable = (element: Element): boolean => {
  const editable = element.getAttribute('contenteditable');
  return editable !== null && editable !== 'false';
};

let [asked, words]: [string, string[]] = ['', []];

/** Whether the label of the element is this one; most others are known by their text alone to be no match. */
export function says(element: Element, label: string): boolean {
  if (label !== asked) [asked, words] = [label, label.split(' ')];
  const text = element.textContent ?? '';
  const mayBe = words.some((word) => text.includes(word)) || isNamedOtherwise(element) || !/\S/.test(text);
  return mayBe && labelOf(element) === label;
}

/** Whether its name may come from elsewhere than its text: a field has a label, an icon an alternative. */
const isNamedOtherwise = (element: Element): boolean =>
  NAMED.has(element.localName) || element.matches(OTHERWISE) || element.querySelector(OTHERWISE) !== null;

/** The accessible name by the ARIA computation, in the parts that pages use; else the element's own text. */
export function labelOf(element: Element): string {
  return referenced(element) || oneLine(element.getAttribute('aria-label') ?? '') || native(element) || hint(element);
}

function referenced(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/, 5);
  if (!ids?.[0]) return '';
  const root = element.getRootNode() as Document; // A ShadowRoot has getElementById too; a detached tree has not.
  const parts = ids.map((id) => root.getElementById?.(id));
  return oneLine(parts.map((part) => (part ? part.getAttribute('aria-label') || textOf(part) : '')).join(' '));
}

function native(element: Element): string {
  const tag = element.localName;
  // A button that holds nothing but a drawing is named by the drawing's title.
  if (!NAMED.has(tag)) return textAt(element, CAPTIONS[tag]) || textOf(element) || textAt(element, 'svg > title');
  const type = element.getAttribute('type')?.toLowerCase() ?? '';
  if (tag === 'input' && BUTTON.test(type)) return oneLine(element.getAttribute('value') ?? '');
  if (tag === 'img' || tag === 'area' || type === 'image') return oneLine(element.getAttribute('alt') ?? '');
  const labels = (element as HTMLInputElement).labels; // input, select and textarea have it
  return labels ? oneLine(Array.from(labels).slice(0, 3).map(textOf).join(' ')) : '';
}

function textAt(element: Element, selector: string | undefined): string {
  const at = selector && element.querySelector(selector);
  return at ? textOf(at) : '';
}

const hint = (element: Element): string =>
  oneLine(element.getAttribute('title') ?? '') || oneLine(element.getAttribute('placeholder') ?? '');
