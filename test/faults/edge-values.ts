import fc from 'fast-check';

/** The words of JSON Schema that the collector's schemas use. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  $ref?: string;
  $defs?: Readonly<Record<string, Schema>>;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  patternProperties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
}

type Defs = Readonly<Record<string, Schema>>;

/** Words by name that lead behind the first checks: ids of what is there. */
export type Known = Readonly<Record<string, readonly string[]>>;

const MOST_ITEMS = 2;
const MOST_REFS = 2;

/** Values that fit a schema, most of them short. */
export function fitting(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const made = new Map<string, fc.Arbitrary<unknown>>();

  function of(one: Schema, defs: Defs, refs: number): fc.Arbitrary<unknown> {
    if (one.$ref !== undefined) return referred(one.$ref, { ...defs, ...one.$defs }, refs);
    if ('const' in one) return fc.constant(one.const);
    if (one.enum !== undefined) return fc.constantFrom(...one.enum);
    if (one.anyOf !== undefined) return fc.oneof(...one.anyOf.map((branch) => of(branch, defs, refs)));
    switch (one.type) {
      case 'object':
        return objects(one, defs, refs);
      case 'array': {
        const minLength = one.minItems ?? 0;
        const maxLength = Math.min(one.maxItems ?? Infinity, Math.max(MOST_ITEMS, minLength));
        return fc.array(of(one.items ?? {}, defs, refs), { minLength, maxLength });
      }
      case 'string':
        return texts(one);
      case 'integer':
        return fc.integer(bounds(one));
      case 'number':
        return fc.oneof(fc.integer(bounds(one)), fc.constantFrom(0.5, 1e-7));
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.jsonValue({ maxDepth: 1 });
    }
  }

  function referred(name: string, defs: Defs, refs: number): fc.Arbitrary<unknown> {
    const found = defs[name];
    if (found === undefined || refs >= MOST_REFS) return fc.constant({ type: 'page', path: '/' });
    const key = `${name} ${refs}`;
    const before = made.get(key) ?? of(found, defs, refs + 1);
    made.set(key, before);
    return before;
  }

  function objects(one: Schema, defs: Defs, refs: number): fc.Arbitrary<unknown> {
    const named = Object.entries(one.properties ?? {}).map(([name, part]) => {
      const ids = known[name];
      const value = of(part, defs, refs);
      return [name, ids === undefined ? value : fc.oneof(value, fc.constantFrom(...ids))] as const;
    });
    // Names of a record are made from its pattern, whatever else stands in the object.
    const [pattern, part] = Object.entries(one.patternProperties ?? {})[0] ?? [];
    const own = fc.record(Object.fromEntries(named), { requiredKeys: [...(one.required ?? [])] });
    if (pattern === undefined || part === undefined) return own;
    const minKeys = one.minProperties ?? 0;
    return fc.dictionary(matching(pattern), of(part, defs, refs), { minKeys, maxKeys: Math.max(2, minKeys) });
  }

  return of(schema, {}, 0);
}

const bounds = ({ minimum = -1_000, maximum = 2_000_000_000_000 }: Schema) => ({
  min: Math.ceil(Math.max(minimum, -Number.MAX_SAFE_INTEGER)),
  max: Math.floor(Math.min(maximum, Number.MAX_SAFE_INTEGER)),
});

function texts({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return matching(pattern).map((text) => text.slice(0, maxLength));
  const most = Math.min(maxLength, Math.max(40, minLength));
  const words = ['/orders/*', '2026-01-01', 'page.viewed'].filter((word) => word.length >= minLength);
  return fc.oneof(
    fc.string({ minLength, maxLength: most }),
    fc.string({ unit: 'grapheme', minLength, maxLength: most }),
    ...words.map((word) => fc.constant(word)),
  );
}

const matching = (pattern: string): fc.Arbitrary<string> => fc.stringMatching(new RegExp(pattern));
