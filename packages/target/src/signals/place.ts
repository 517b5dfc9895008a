import { classesOf } from './look.ts';
import { looksGenerated, wordsOf } from '../words.ts';

/** In a list this long a place says nothing more. */
const FAR = 300;
const WRAPPERS = new Set(['div', 'span']);

export interface Place {
  index: number;
  of: number;
}

/** The ancestors that mean something, nearest first: `li`, `navigation`, `form#filters`; bare wrappers are left out. */
export function trailOf(element: Element): string[] {
  const trail: string[] = [];
  for (let at = element.parentElement; at && at.localName !== 'body' && trail.length < 12; at = at.parentElement) {
    const name = at.getAttribute('role') ?? at.localName;
    const id = at.id && at.id.length <= 40 && !/\d/.test(at.id) && !looksGenerated(at.id) ? `#${at.id}` : '';
    if (id || !WRAPPERS.has(name)) trail.push(name.slice(0, 40) + id);
  }
  return trail;
}

/** Every ancestor with its number among its like, outermost first. */
export function routeOf(element: Element, placeOf: PlaceOf): string {
  const parts: string[] = [];
  for (let at: Element | null = element; at && at.localName !== 'body' && parts.length < 24; at = at.parentElement) {
    parts.push(`${at.localName}${placeOf(at).index}`);
  }
  return parts.reverse().join('/').slice(-300);
}

/** Class words of the ancestors, nearest first. */
export function areaOf(element: Element): string[] {
  const words = new Set<string>();
  let at = element.parentElement;
  for (let level = 0; at && at.localName !== 'body' && level < 6 && words.size < 14; level++) {
    for (const word of classesOf(at).flatMap(wordsOf))
      if (word.length > 2 && words.size < 14) words.add(word.slice(0, 30));
    at = at.parentElement;
  }
  return [...words];
}

type PlaceOf = typeof placeAmong;

/** Its place among its siblings of the same tag. */
export function placeAmong(element: Element): Place {
  const count = (step: 'previousElementSibling' | 'nextElementSibling'): number => {
    let found = 0;
    for (let at = element[step]; at && found < FAR; at = at[step]) if (at.localName === element.localName) found++;
    return found;
  };
  const index = count('previousElementSibling');
  return { index, of: index + count('nextElementSibling') + 1 };
}

/** Its place among its siblings, or that of the nearest ancestor which has siblings of its own kind. */
export function slotOf(element: Element, placeOf: PlaceOf): Place {
  let at: Element | null = element;
  for (let level = 0; at && level < 4; level++, at = at.parentElement) {
    const slot = placeOf(at);
    if (slot.of > 1) return slot;
  }
  return { index: 0, of: 1 };
}
