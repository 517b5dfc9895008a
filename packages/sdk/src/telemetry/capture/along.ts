/** Where something happened: the way from the innermost out, through shadow roots. */
export type Path = readonly EventTarget[];

/** Nothing is noted inside. */
const IGNORED = 'data-handrail-ignore';
/** Only structure is noted inside: no names, ids or texts. */
const MASKED = 'data-handrail-mask';
export const REGION = 'data-handrail-region';

/** The elements on the way, innermost first. A node of another window is one, too. */
export const elementsAlong = (path: Path): Element[] =>
  path.filter((one): one is Element => 'nodeType' in one && one.nodeType === 1);

/**
 * Whether there is nothing to note: on the page itself, where it is not wanted, or on a label, whose field is clicked by
 * it as well.
 */
export function isNothing(elements: readonly Element[]): boolean {
  const [innermost] = elements;
  if (!innermost || /^(html|body)$/.test(innermost.localName) || isIgnored(elements)) return true;
  return elements.some(
    (one) =>
      one instanceof HTMLLabelElement &&
      !!one.control &&
      !elements.includes(one.control) &&
      !innermost.closest('a,button,[role=button]'),
  );
}

export const isIgnored = (elements: readonly Element[]): boolean => elements.some((one) => one.hasAttribute(IGNORED));

/** How many of them, from the innermost, are masked. */
export const maskedAlong = (elements: readonly Element[]): number =>
  elements.findLastIndex((one) => one.hasAttribute(MASKED)) + 1;

/** The name of the nearest region that the page has named. */
export const regionAlong = (elements: readonly Element[]): string | undefined =>
  elements.find((one) => one.hasAttribute(REGION))?.getAttribute(REGION) ?? undefined;
