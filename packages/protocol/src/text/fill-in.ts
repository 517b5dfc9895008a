import type { TraitValue } from '../schema/condition.ts';
import { mapTexts } from './map-texts.ts';

type Traits = Readonly<Record<string, TraitValue>>;

/**
 * Fills in the variables of a text, or of all texts of a guide: `{firstName|there}` is the trait, else what follows the
 * line. A name without a line is no variable and stays, as does what is in code; `{{a|b}}` says `{a|b}`.
 */
export function fillIn<T extends string | object>(value: T, traits: Traits): T {
  const filled: string | object =
    typeof value === 'string' ? fillText(value, traits) : mapTexts(value, (_, text) => fillDeep(text, traits));
  // A text for a text, a guide for a guide.
  return filled as T;
}

const fillText = (text: string, traits: Traits): string =>
  text.replace(
    /\{(\{[^{}|\s][^{}|]*\|[^{}]*\})\}|\{([^{}|\s][^{}|]*)\|([^{}]*)\}/g,
    (_, literal: string, name: string, otherwise: string) =>
      literal || String(Object.hasOwn(traits, name) ? traits[name] : otherwise),
  );

/** In blocks, what is read or heard; neither addresses nor code. */
function fillDeep<T>(value: T, traits: Traits, key = 'text'): T {
  let filled: unknown = value;
  if (typeof value === 'string') {
    if (/^(text|alt|title)$/.test(key)) filled = fillText(value, traits);
  } else if (Array.isArray(value)) filled = value.map((one: unknown) => fillDeep(one, traits));
  else if (value && typeof value === 'object' && !('type' in value && value.type === 'code')) {
    filled = Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [name, fillDeep(one, traits, name)]),
    );
  }
  // The same value with other strings in it.
  return filled as T;
}
