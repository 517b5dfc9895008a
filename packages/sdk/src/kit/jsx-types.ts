/** An element as it should be. */
export interface VNode {
  type: string;
  /** With another one it is another element, though of the same type at the same place. */
  key?: string;
  props: Attributes;
}

/** Whatever can stand between two tags. */
export type Child = VNode | string | number | boolean | null | undefined | readonly Child[];

/** What stands in the page, and what it was made from; a text has no type. */
export interface Drawn {
  node: ChildNode;
  type?: string;
  key?: string | undefined;
  attributes?: Readonly<Record<string, unknown>>;
  children?: Drawn[];
}

type On<E> = ((event: E) => unknown) | undefined;

export interface Attributes {
  readonly [attribute: string]: unknown;
  children?: Child;
  /** Called once, when the element is in its place. */
  ref?: (element: never) => void;
}

/** Attributes by their names in HTML, in whatever letter case. */
interface ElementAttributes<E> {
  [attribute: string]: unknown;
  children?: Child;
  key?: string;
  ref?: (element: E) => void;
  style?: Readonly<Record<string, string>>;
  onClick?: On<MouseEvent>;
  onKeyDown?: On<KeyboardEvent>;
  onChange?: On<Event>;
  onInput?: On<Event & { currentTarget: E }>;
  onSubmit?: On<Event>;
  onError?: On<Event & { currentTarget: E }>;
}

type Tags = HTMLElementTagNameMap & Pick<SVGElementTagNameMap, 'svg' | 'path' | 'circle'>;

/** What TypeScript asks of JSX. */
// eslint-disable-next-line @typescript-eslint/no-namespace -- it looks for this name, and for nothing that a module can have
export declare namespace JSX {
  type Element = Child;
  type ElementType = string | ((props: never) => Child);
  type IntrinsicElements = { [T in keyof Tags]: ElementAttributes<Tags[T]> };
  interface IntrinsicAttributes {
    key?: string;
  }
  interface ElementChildrenAttribute {
    children: unknown;
  }
}
