import type { Category, TicketField, TicketFields } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** What the fields of a category make of what was filled in: only what was asked, or what is wrong with it. */
export function readFields(
  { fields }: Pick<Category, 'fields'>,
  given: TicketFields,
  uploadIds: readonly string[],
): { fields: TicketFields } | { issues: Issue[] } {
  const asked = fields.filter((field) => isAsked(field, given));
  const issues = asked.flatMap((field): Issue[] => {
    const message = mistakeIn(field, given[field.fieldId], uploadIds);
    return message === undefined ? [] : [{ path: `/fields/${field.fieldId}`, message }];
  });
  if (issues.length > 0) return { issues };
  const kept = asked.flatMap(({ fieldId }) => {
    const value = given[fieldId];
    return value === undefined || value.length === 0 ? [] : [[fieldId, value] as const];
  });
  return { fields: Object.fromEntries(kept) };
}

const listOf = (value: TicketFields[string] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const isAsked = ({ when }: TicketField, given: TicketFields): boolean =>
  when === undefined || listOf(given[when.fieldId]).some((one) => when.in.includes(one));

function mistakeIn(
  { kind, required, options, several, pattern }: TicketField,
  value: TicketFields[string] | undefined,
  uploadIds: readonly string[],
): string | undefined {
  if (value === undefined || value.length === 0) return required === true ? 'must be filled in' : undefined;
  const list = listOf(value);
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return 'must be a string';
      return pattern === undefined || fitsPattern(pattern, value) ? undefined : `must look like ${pattern}`;
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : 'must be a day, YYYY-MM-DD';
    case 'choice':
      if (list.length > 1 && several !== true) return 'must be one option';
      return list.every((one) => options?.some(({ optionId }) => optionId === one))
        ? undefined
        : 'must be one of the options';
    case 'file':
      return list.every((one) => uploadIds.includes(one)) ? undefined : 'must be files that were sent along';
  }
}

const SIGNS: Readonly<Record<string, RegExp>> = { '9': /^\p{Nd}$/u, a: /^\p{L}$/u, '*': /^[\p{L}\p{Nd}]$/u };

/** Sign by sign, so that no pattern can take long. */
function fitsPattern(pattern: string, value: string): boolean {
  const [wanted, given] = [Array.from(pattern), Array.from(value)];
  return (
    wanted.length === given.length &&
    wanted.every((sign, at) => SIGNS[sign]?.test(given[at] ?? '') ?? sign === given[at])
  );
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
