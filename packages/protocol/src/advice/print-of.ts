import type { Block } from '../schema/block.ts';
import type { Texts } from '../schema/kinds/any-guide.ts';
import { mapTexts } from '../text/map-texts.ts';

/** Eight hexadecimal digits by which a text is known again, as FNV-1a makes them; no secret, and no proof. */
export function printOf(text: string | readonly Block[]): string {
  let hash = 0x811c9dc5;
  for (const character of typeof text === 'string' ? text : JSON.stringify(text)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** All texts of a guide by their paths, in its own language. */
export function textsOf(guide: object): Texts {
  const texts: Texts = {};
  mapTexts(guide, (path, text) => (texts[path] = text));
  return texts;
}
