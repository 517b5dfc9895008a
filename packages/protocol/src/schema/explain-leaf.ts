import type { Issue, SchemaNode } from './explain.ts';

/** Why a value is not the text that a schema asks for. Length is counted as JSON Schema does, in characters. */
export function explainText(schema: SchemaNode, value: unknown, path: string): Issue[] {
  if (typeof value !== 'string') return [{ path, message: `must be ${schema.description ?? 'a text'}` }];
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const length = Array.from(value).length;
  const wrongForm = pattern !== undefined && !new RegExp(pattern, 'u').test(value);
  if (wrongForm && schema.description !== undefined) return [{ path, message: `must be ${schema.description}` }];
  if (length < minLength) return [{ path, message: `must have at least ${minLength} characters` }];
  if (length > maxLength) return [{ path, message: `must have at most ${maxLength} characters; it has ${length}` }];
  return wrongForm ? [{ path, message: `must have the form ${pattern}` }] : [];
}

/** Why a value is not the number that a schema asks for. */
export function explainNumber(schema: SchemaNode, value: unknown, path: string): Issue[] {
  const noun = schema.type === 'integer' ? 'a whole number' : 'a number';
  const fits = schema.type === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  if (typeof value !== 'number' || !fits) return [{ path, message: `must be ${noun}${told(schema.description)}` }];
  const { minimum = -Infinity, maximum = Infinity } = schema;
  if (value >= minimum && value <= maximum) return [];
  const bounds = maximum === Infinity ? `${minimum} or more` : `from ${minimum} to ${maximum}`;
  return [{ path, message: `must be ${noun} ${bounds}` }];
}

const told = (description: string | undefined): string => (description === undefined ? '' : ` (${description})`);
