import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explain, type Issue } from './explain.ts';

export type Checked<T> = { ok: true; value: T } | { ok: false; issues: Issue[] };

const MAX_ISSUES = 20;

/**
 * A compiled check of one schema. What does not fit is answered with the field and the remedy, at most 20 of them;
 * a union is judged by the branch that the value claims to be, never by all of them.
 */
export function checkOf<S extends TSchema>(schema: S): (value: unknown) => Checked<Static<S>> {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return { ok: true, value };
    const issues = explain(schema, value).slice(0, MAX_ISSUES);
    return { ok: false, issues: issues.length > 0 ? issues : [{ path: '', message: 'does not fit its schema' }] };
  };
}
