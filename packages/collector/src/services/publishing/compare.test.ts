import type { Guide, Step } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { compareGuides } from './compare.ts';

const step = (stepId: string, more: object = {}): Step => ({
  ...{ type: 'dialog', stepId, title: `Step ${stepId}`, blocks: [] },
  ...more,
});
const guide = (steps: Step[], more: object = {}): Guide => ({
  ...{ kind: 'walkthrough', guideId: 'g', title: 'G', trigger: { on: 'call' }, steps },
  ...more,
});
const brief = (before: Guide, after: Guide) =>
  compareGuides(before, after).map(({ what, entry, field, before: was, after: is }) =>
    [what, entry?.id, field, was, is].filter((one) => one != null).join(' '),
  );

test('what is the same has no difference, in whatever order its fields stand', () => {
  const one = guide([step('a')]);
  expect(compareGuides(one, guide([step('a')]))).toEqual([]);
  expect(compareGuides(one, Object.fromEntries(Object.entries(one).reverse()) as Guide)).toEqual([]);
});

test('fields of the guide and of its steps are said in words', () => {
  const paragraph = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
  const target = (label: string) => ({ v: 1, tag: 'button', label });
  const before = guide([step('a', { blocks: paragraph('Old words'), target: target('Save') })]);
  const after = guide([step('a', { title: 'Better', blocks: paragraph('New'), target: target('Send') })], {
    title: 'H',
  });
  expect(brief(before, after)).toEqual([
    'changed title G H',
    'changed a title Step a Better',
    'changed a blocks Old words New',
    'changed a target “Save” (button) “Send” (button)',
  ]);
});

test('steps are added and removed by their ids, and each says where it stands', () => {
  const changes = compareGuides(guide([step('a'), step('b')]), guide([step('b'), step('c')]));
  expect(changes).toMatchObject([
    { what: 'added', entry: { id: 'c', title: 'Step c', number: 2 } },
    { what: 'removed', entry: { id: 'a', number: 1 } },
  ]);
});

test('of steps in another order only those are moved that have to be', () => {
  const before = guide(['a', 'b', 'c', 'd'].map((id) => step(id)));
  expect(brief(before, guide(['d', 'a', 'b', 'c'].map((id) => step(id))))).toEqual(['moved d 4 1']);
  expect(brief(before, guide(['b', 'a', 'c', 'd'].map((id) => step(id))))).toHaveLength(1);
});

test('each language is one difference, and prints for authors are none', () => {
  const translated = guide([step('a')], {
    translations: { de: { title: 'Titel' } },
    translatedFrom: { de: { title: '00000000' } },
  });
  expect(brief(guide([step('a')]), translated)).toEqual(['changed translations/de {"title":"Titel"}']);
});
