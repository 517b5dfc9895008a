import { explainText, explainNumber } from './explain-leaf.ts';

/** Where a value does not fit, as a JSON pointer, and what would. */
export interface Issue {
  path: string;
  message: string;
}

/** The part of JSON Schema that our schemas are made of. */
export interface SchemaNode {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly SchemaNode[];
  properties?: Readonly<Record<string, SchemaNode>>;
  patternProperties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
  additionalProperties?: unknown;
  minProperties?: number;
  maxProperties?: number;
  items?: SchemaNode;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  description?: string;
  $ref?: string;
  $defs?: Readonly<Record<string, SchemaNode>>;
}

type Definitions = Readonly<Record<string, SchemaNode>>;

/** The properties by which a union of ours says which branch a value is. */
const DISCRIMINANTS = ['kind', 'type', 'on', 'do', 'show', 'name'] as const;

/** Why a value does not fit, in words for people. Empty when it fits. */
export function explain(schema: SchemaNode, value: unknown, path = '', definitions: Definitions = {}): Issue[] {
  const known = schema.$defs === undefined ? definitions : { ...definitions, ...schema.$defs };
  if (schema.$ref !== undefined) {
    const target = known[schema.$ref];
    return target === undefined ? [] : explain(target, value, path, known);
  }
  if (schema.anyOf !== undefined) return explainUnion(schema.anyOf, value, path, known);
  if ('const' in schema) return value === schema.const ? [] : [{ path, message: `must be ${print(schema.const)}` }];
  if (schema.enum !== undefined) return schema.enum.includes(value) ? [] : [{ path, message: oneOf(schema.enum) }];
  switch (schema.type) {
    case 'object':
      return explainObject(schema, value, path, known);
    case 'array':
      return explainArray(schema, value, path, known);
    case 'string':
      return explainText(schema, value, path);
    case 'number':
    case 'integer':
      return explainNumber(schema, value, path);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ path, message: 'must be true or false' }];
    case 'null':
      return value === null ? [] : [{ path, message: 'must be null' }];
    default:
      return [];
  }
}

function explainObject(schema: SchemaNode, value: unknown, path: string, known: Definitions): Issue[] {
  if (!isRecord(value)) return [{ path, message: 'must be an object' }];
  const properties = schema.properties ?? {};
  const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, node]) => ({
    fits: new RegExp(pattern, 'u'),
    node,
  }));
  const issues: Issue[] = [];
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) issues.push({ path: `${path}/${escape(name)}`, message: 'is required' });
  }
  const names = Object.keys(value);
  if (names.length < (schema.minProperties ?? 0)) {
    issues.push({ path, message: `must have at least one of ${Object.keys(properties).join(', ')}` });
  }
  if (schema.maxProperties !== undefined && names.length > schema.maxProperties) {
    issues.push({ path, message: `must have at most ${schema.maxProperties} fields; it has ${names.length}` });
  }
  for (const name of names) {
    const at = `${path}/${escape(name)}`;
    const node = Object.hasOwn(properties, name) ? properties[name] : patterns.find((one) => one.fits.test(name))?.node;
    if (node !== undefined) issues.push(...explain(node, value[name], at, known));
    else if (schema.additionalProperties === false) issues.push({ path: at, message: unknownField(properties) });
  }
  return issues;
}

function explainArray(schema: SchemaNode, value: unknown, path: string, known: Definitions): Issue[] {
  if (!Array.isArray(value)) return [{ path, message: 'must be a list' }];
  const { minItems = 0, maxItems = Infinity, items = {} } = schema;
  if (value.length < minItems) return [{ path, message: `must have at least ${minItems} entries` }];
  if (value.length > maxItems) {
    return [{ path, message: `must have at most ${maxItems} entries; it has ${value.length}` }];
  }
  return value.flatMap((one, index) => explain(items, one, `${path}/${index}`, known));
}

function explainUnion(branches: readonly SchemaNode[], value: unknown, path: string, known: Definitions): Issue[] {
  const tried = branches.map((branch) => explain(branch, value, path, known));
  if (tried.some((issues) => issues.length === 0)) return [];
  const claimed = branches.findIndex((branch) => claims(branch, value));
  if (claimed >= 0) return tried[claimed] ?? [];
  const discriminant = DISCRIMINANTS.find((name) => branches.some((branch) => literals(branch, name).length > 0));
  if (discriminant === undefined || !isRecord(value)) {
    const wanted = branches.map((branch) => (branch.type === undefined ? 'a known form' : article(branch.type)));
    return [{ path, message: `must be ${[...new Set(wanted)].join(' or ')}` }];
  }
  const allowed = branches.flatMap((branch) => literals(branch, discriminant));
  return [{ path: `${path}/${discriminant}`, message: oneOf(allowed) }];
}

/** Whether a value says by its discriminant that it is this branch. */
function claims(branch: SchemaNode, value: unknown): boolean {
  if (!isRecord(value)) return false;
  return DISCRIMINANTS.some((name) => Object.hasOwn(value, name) && literals(branch, name).includes(value[name]));
}

function literals(branch: SchemaNode, name: string): readonly unknown[] {
  const node = branch.properties?.[name];
  if (node === undefined) return [];
  return 'const' in node ? [node.const] : (node.enum ?? []);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const print = (value: unknown): string => JSON.stringify(value);
const oneOf = (values: readonly unknown[]): string =>
  `must be ${values.length > 1 ? 'one of ' : ''}${values.map(print).join(', ')}`;
const article = (type: string): string => (/^[aeiou]/.test(type) ? `an ${type}` : type === 'null' ? type : `a ${type}`);
const escape = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const unknownField = (properties: object): string =>
  `is not a field here; known are ${Object.keys(properties).join(', ')}`;
