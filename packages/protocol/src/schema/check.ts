import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explain, type Issue } from './explain.ts';

export type Checked<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

const MAX_ISSUES = 20;

/** Compiling takes long for a large schema, the same one is checked in several places, and many are never asked of a process: so once, at the first question. */
const known = new WeakMap<TSchema, ReturnType<typeof Compile>>();

function compiledOf<S extends TSchema>(schema: S): ReturnType<typeof Compile<S>> {
  // Kept under its own schema alone.
  const before = known.get(schema) as ReturnType<typeof Compile<S>> | undefined;
  if (before !== undefined) return before;
  const compiled = Compile(schema);
  known.set(schema, compiled);
  return compiled;
}

/**
 * A compiled check of one schema. What does not fit is answered with the field and the remedy, at most 20 of them;
 * a union is judged by the branch that the value claims to be, never by all of them.
 */
export function checkOf<S extends TSchema>(schema: S): (value: unknown) => Checked<Static<S>> {
  return (value) => {
    if (compiledOf(schema).Check(value)) return { ok: true, value };
    const issues = explain(schema, value).slice(0, MAX_ISSUES);
    return { ok: false, issues: issues.length > 0 ? issues : [{ path: '', message: 'does not fit its schema' }] };
  };
}
