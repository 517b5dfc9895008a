import type { Json, Take } from './mapping.ts';

/** What is known while a service desk is spoken with. */
export type Known = Readonly<Record<string, string | number | boolean | null | undefined>>;

const PLACE = /\{(\w+)(?::(\w+))?\}/g;
const ALONE = /^\{(\w+)(?::(\w+))?\}$/;

/** A text with its placeholders filled; what is not known is empty. `encode`: what stands in an address. */
export const fillText = (text: string, known: Known, encode: (text: string) => string = String): string =>
  text.replace(PLACE, (_, name: string, as: string | undefined) => encode(String(valueOf(name, as, known) ?? '')));

/** The same in the leaves of a body. */
export function fillBody(body: Json, known: Known): Json | undefined {
  if (typeof body === 'string') {
    const [alone, name = '', as] = ALONE.exec(body) ?? [];
    return alone === undefined ? fillText(body, known) : valueOf(name, as, known);
  }
  if (typeof body !== 'object' || body === null) return body;
  if (isList(body)) return body.flatMap((one) => fillBody(one, known) ?? []);
  const filled = Object.entries(body).flatMap(([name, one]): [string, Json][] => {
    const value = fillBody(one, known);
    return value === undefined ? [] : [[name, value]];
  });
  // What would hold nothing is not sent, such as a priority without a name.
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

const isList = (body: Json): body is readonly Json[] => Array.isArray(body);

function valueOf(name: string, as: string | undefined, known: Known): string | number | boolean | undefined {
  const value = known[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (as === 'number') return Number(value);
  return as === 'html' ? htmlOf(String(value)) : value;
}

/** Plain text as HTML. */
function htmlOf(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return escaped.replace(/\r?\n/g, '<br>');
}

/** What stands at the end of a way with dots; undefined when the way leads nowhere. */
export function at(value: unknown, way: string): unknown {
  if (way === '') return value;
  return way.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    // It has it by itself, as was just seen.
    return (inner as Record<string, unknown>)[name];
  }, value);
}

/** The same, where it is a short text or a number. */
export function wordAt(value: unknown, way: string): string | undefined {
  const found = at(value, way);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' ? found : undefined;
}

export function take(answer: unknown, what: Take, known: Known): string | undefined {
  if (typeof what === 'string') return wordAt(answer, what);
  const list = at(answer, what.in);
  const wanted = fillText(what.is, known);
  const one: unknown = Array.isArray(list) ? list.find((each) => wordAt(each, what.where) === wanted) : undefined;
  return one === undefined ? undefined : wordAt(one, what.take);
}
