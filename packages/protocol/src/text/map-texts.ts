import type { Block } from '../schema/block.ts';

type Text = string | Block[];

/** Fields of a guide that lead to texts, and those that are one. What else a guide holds is for machines. */
const WAYS = /^(steps|buttons|items|questions|options|validate|perform)$/;
const TEXTS = /^(title|label|low|high|message|value|blocks|thanks)$/;

/**
 * A copy of a guide with each of its texts replaced. A text is known by its path, as in `translations`: `title`,
 * `steps/choose/buttons/later/label`. In the place of a number stands the id of the entry, where it has one.
 */
export function mapTexts<G extends object>(guide: G, replace: (path: string, text: Text) => Text): G {
  const copy = (object: object, path: string): object =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]: [string, unknown]) => {
        const here = path + key;
        // By the schemas of guides, what stands in these fields is a string or a list of blocks.
        if (TEXTS.test(key)) return [key, replace(here, value as Text)];
        if (!WAYS.test(key) || typeof value !== 'object' || !value) return [key, value];
        if (!Array.isArray(value)) return [key, copy(value, `${here}/`)];
        return [key, value.map((one: object, index) => copy(one, `${here}/${idOf(one) ?? index}/`))];
      }),
    );
  // The same fields with the same kinds of values.
  return copy(guide, '') as G;
}

function idOf(entry: object): string | undefined {
  const id: unknown = Object.entries(entry).find(([key]) => /^(step|button|item|question|option)Id$/.test(key))?.[1];
  return typeof id === 'string' ? id : undefined;
}
