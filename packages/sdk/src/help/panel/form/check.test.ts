import type { Category, TicketField } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { askedFields, givenFields, problemsOf } from './check.ts';
import { newDraft, type Draft } from './draft.ts';

const field = (fieldId: string, more: Partial<TicketField> = {}): TicketField => ({
  ...{ fieldId, kind: 'text', label: { en: fieldId } },
  ...more,
});
const category: Category = {
  ...{ categoryId: 'order', name: { en: 'Order' } },
  fields: [
    field('what', { kind: 'choice', required: true }),
    field('number', { pattern: 'PR-9999', when: { fieldId: 'what', in: ['lost', 'late'] }, required: true }),
    field('proof', { kind: 'file', required: true, when: { fieldId: 'number', in: ['PR-0001'] } }),
  ],
};
const draft = (more: Partial<Draft>): Draft => ({ ...newDraft('It is gone.'), categoryId: 'order', ...more });
const problems = (more: Partial<Draft>) => Object.fromEntries(problemsOf(draft(more), [category]));

test('a field is asked when what it looks at was chosen, and is itself asked', () => {
  const asked = (fields: Draft['fields']) => askedFields(category, fields).map(({ fieldId }) => fieldId);
  expect(asked({})).toEqual(['what']);
  expect(asked({ what: 'late' })).toEqual(['what', 'number']);
  expect(asked({ what: 'late', number: 'PR-0001' })).toEqual(['what', 'number', 'proof']);
  expect(asked({ what: 'other', number: 'PR-0001' })).toEqual(['what']);
});

test('only what is asked can be missing or wrong', () => {
  expect(problems({ fields: {} })).toEqual({ what: 'required' });
  expect(problems({ fields: { what: 'other' } })).toEqual({});
  expect(problems({ fields: { what: 'lost' } })).toEqual({ number: 'required' });
  expect(problems({ fields: { what: 'lost', number: 'PR-12' } })).toEqual({ number: 'pattern' });
  expect(problems({ fields: { what: 'lost', number: 'pr-1234' } })).toEqual({ number: 'pattern' });
  expect(problems({ fields: { what: 'lost', number: 'PR-1234' } })).toEqual({});
  expect(problems({ fields: { what: 'lost', number: 'PR-0001' } })).toEqual({ proof: 'required' });
});

test('nothing is sent without words or a category that there is; an address must look like one', () => {
  expect(problems({ text: ' ', fields: { what: 'other' } })).toEqual({ text: 'required' });
  expect(problems({ categoryId: 'gone' })).toEqual({ category: 'required' });
  expect(Object.fromEntries(problemsOf(draft({ categoryId: '' }), []))).toEqual({});
  for (const email of ['ada', 'ada@home', 'a b@c.de']) expect(problems({ email })).toMatchObject({ email: 'email' });
  expect(problems({ email: ' ada@example.org ', fields: { what: 'other' } })).toEqual({});
});

test('what was filled in under a choice that was changed does not go', () => {
  const fields = { what: 'other', number: 'PR-1234', foreign: 'x' };
  expect(givenFields(category, fields)).toEqual({ what: 'other' });
  expect(givenFields(undefined, fields)).toEqual({});
});
