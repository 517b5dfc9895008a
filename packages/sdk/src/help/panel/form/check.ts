import type { Category, TicketField, TicketFields } from '@handrail/protocol';
import type { LetterFile } from '../../letter.ts';
import { isEmpty, titleOf, type Draft } from './draft.ts';

/** What keeps a field from being taken. */
export type Problem = 'required' | 'pattern' | 'email';

const list = (value: string | string[] | undefined): readonly string[] =>
  Array.isArray(value) ? value : value ? [value] : [];

/** The fields that are asked now: a condition looks at an earlier choice, which must itself be asked. */
export function askedFields({ fields }: Pick<Category, 'fields'>, given: TicketFields): TicketField[] {
  const asked: TicketField[] = [];
  for (const field of fields) {
    const { when } = field;
    const isOn = !when || asked.some(({ fieldId }) => fieldId === when.fieldId);
    if (isOn && (!when || list(given[when.fieldId]).some((one) => when.in.includes(one)))) asked.push(field);
  }
  return asked;
}

/** Whether a text looks like a pattern: `9` a digit, `a` a letter, `*` either, any other character itself. */
function fitsPattern(text: string, pattern: string): boolean {
  const signs = Array.from(text);
  const wanted = Array.from(pattern);
  return (
    signs.length === wanted.length &&
    wanted.every((one, at) => {
      const sign = signs[at] ?? '';
      if (one === '9') return /^\d$/.test(sign);
      if (one === 'a') return /^\p{L}$/u.test(sign);
      return one === '*' ? /^[\p{L}\d]$/u.test(sign) : sign === one;
    })
  );
}

function problemOf(field: TicketField, given: TicketFields, files: readonly LetterFile[]): Problem | undefined {
  const { fieldId, kind, required, pattern } = field;
  const value = given[fieldId];
  const isGiven = kind === 'file' ? files.some((one) => one.fieldId === fieldId) : list(value).length > 0;
  if (!isGiven) return required ? 'required' : undefined;
  return pattern && kind === 'text' && typeof value === 'string' && !fitsPattern(value, pattern)
    ? 'pattern'
    : undefined;
}

/** All that is to be put right before it can be sent, by the name of the field. */
export function problemsOf(draft: Draft, categories: readonly Category[]): Map<string, Problem> {
  const problems = new Map<string, Problem>();
  const category = categories.find(({ categoryId }) => categoryId === draft.categoryId);
  if (categories.length > 0 && !category) problems.set('category', 'required');
  if (isEmpty(draft) || !titleOf(draft)) problems.set('text', 'required');
  if (draft.email.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim())) problems.set('email', 'email');
  for (const field of category ? askedFields(category, draft.fields) : []) {
    const problem = problemOf(field, draft.fields, draft.files);
    if (problem) problems.set(field.fieldId, problem);
  }
  return problems;
}

/** Of what was filled in, what is still asked. */
export function givenFields(category: Category | undefined, given: TicketFields): TicketFields {
  if (!category) return {};
  const asked = askedFields(category, given).filter(({ fieldId }) => list(given[fieldId]).length > 0);
  return Object.fromEntries(asked.map(({ fieldId }) => [fieldId, given[fieldId] ?? '']));
}
