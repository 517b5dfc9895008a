/** Runs in a page: what moves by itself or would at a touch, in these elements or their shadow roots. */
export function moving(within: Element, selector: string): string[] {
  const isLong = (list: string): boolean => list.split(',').some((one) => parseFloat(one) > 0.01);
  const seen: string[] = [];
  for (const root of within.querySelectorAll(selector))
    for (const element of (root.shadowRoot ?? root).querySelectorAll('*'))
      for (const part of [undefined, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        const isAnimated = style.animationName !== 'none' && isLong(style.animationDuration);
        if (isAnimated || isLong(style.transitionDuration))
          seen.push(`${element.localName}.${element.getAttribute('class')}${part ?? ''}`);
      }
  return seen;
}
