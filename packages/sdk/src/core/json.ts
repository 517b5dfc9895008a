const { stringify, parse } = JSON;
const { keys } = Object;

/**
 * JSON of plain data. Objects and arrays are walked here, since libraries give built-ins a `toJSON` of their own
 * (Prototype 1.6 turns arrays into strings); only primitives go to the browser's function, which asks them for none.
 */
export function toJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) text += (index ? ',' : '') + toJson(value[index]);
    return `[${text}]`;
  }
  // An object that is no array: its own fields are all that we read.
  const fields = value as Record<string, unknown>;
  for (const name of keys(fields)) {
    if (fields[name] !== undefined) text += `${text && ','}${stringify(name)}:${toJson(fields[name])}`;
  }
  return `{${text}}`;
}

/** Reads JSON as what it is: unknown. */
export const parseJson = (text: string): unknown => parse(text);
