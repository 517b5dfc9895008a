import type { Attributes, Child, Drawn, VNode } from './jsx-types.ts';

export type { Child, JSX } from './jsx-types.ts';

// JSX for what we draw: elements, texts, and functions that answer with them. No state and no hooks: who draws has the
// state, and draws again. What an element draws into itself when it has come (`ref`) is left in peace.

/** A function is called at once, so that what is drawn are elements alone. */
export function jsx<P extends VNode['props']>(type: string | ((props: P) => Child), props: P, key?: string): Child {
  const made = typeof type === 'string' ? { type, props } : type(props);
  if (key !== undefined && isElement(made)) made.key ??= key;
  return made;
}
export { jsx as jsxs };

export const Fragment = ({ children }: Attributes): Child => children;

const isElement = (child: Child): child is VNode => typeof child === 'object' && child !== null && 'type' in child;

/** What was drawn into an element last. */
const drawings = new WeakMap<Element, Drawn[]>();
/** What has been drawn and does not know yet that it is in its place. */
let fresh: (() => void)[] = [];

/** Has an element hold what is wanted, with as little change as can be. Nobody else puts anything in there. */
export function render(view: Child, into: Element): void {
  drawings.set(into, fill(into, drawings.get(into) ?? [], view));
  const told = fresh;
  fresh = [];
  for (const tell of told) tell();
}

/** What is not there keeps its place as an empty text, so that what comes after it is known again. */
function fill(parent: Element, before: readonly Drawn[], view: Child): Drawn[] {
  const now = flat(view).map((child, index) => {
    const last = before[index];
    const drawn = isElement(child) ? drawElement(child, last) : drawText(child, last);
    if (!last) parent.append(drawn.node);
    else if (drawn.node !== last.node) last.node.replaceWith(drawn.node);
    return drawn;
  });
  for (const { node } of before.slice(now.length)) node.remove();
  return now;
}

const flat = (view: Child): Exclude<Child, readonly Child[]>[] =>
  Array.isArray(view) ? (view as readonly Child[]).flatMap(flat) : [view as Exclude<Child, readonly Child[]>]; // no list

function drawText(child: Exclude<Child, VNode | readonly Child[]>, last: Drawn | undefined): Drawn {
  const text = typeof child === 'boolean' ? '' : `${child ?? ''}`;
  const node = last && !last.type ? last.node : document.createTextNode(text);
  if (node.textContent !== text) node.textContent = text;
  return { node };
}

function drawElement({ type, key, props }: VNode, last: Drawn | undefined): Drawn {
  const { children, ref, ...attributes } = props;
  const same = last?.type === type && last.key === key ? last : undefined;
  const node = same?.node ?? create(type);
  for (const name of Object.keys({ ...same?.attributes, ...attributes }))
    set(node as HTMLElement, name, same?.attributes?.[name], attributes[name]);
  if (!same && ref) fresh.push(() => ref(node as never)); // of the type by which it was asked for
  return { node, type, key, attributes, children: fill(node as Element, same?.children ?? [], children) };
}

const create = (type: string): Element =>
  /^(svg|path|circle)$/.test(type)
    ? document.createElementNS('http://www.w3.org/2000/svg', type)
    : document.createElement(type);

function set(element: HTMLElement, name: string, before: unknown, value: unknown): void {
  if (name === 'value' || name === 'checked') {
    // It may not be what we left it at, since the visitor changes it too.
    if (Reflect.get(element, name) !== value) Reflect.set(element, name, value);
  } else if (before === value) return;
  else if (name === 'style')
    for (const [property, one] of Object.entries(value as Record<string, string>))
      element.style.setProperty(property, one);
  else if (name.startsWith('on')) {
    const event = name.slice(2).toLowerCase();
    if (before) element.removeEventListener(event, before as EventListener);
    if (value) element.addEventListener(event, value as EventListener);
  } else if (value === undefined || value === null || (value === false && name[4] !== '-'))
    element.removeAttribute(name);
  else element.setAttribute(name, value as string);
}
