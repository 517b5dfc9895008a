import { expect, test } from 'vitest';
import { agentsFor, calledIn, stillCalled } from './mention.tsx';

const agents = [
  { memberId: 'm1', name: 'Ada Lovelace' },
  { memberId: 'm2', name: 'Émile Löwe' },
];
const line = (text: string) => [{ type: 'paragraph' as const, content: [{ text }] }];

test.each([
  ['Ask @', ''],
  ['@lov', 'lov'],
  ['(@Ém', 'Ém'],
  ['ada@example', undefined],
  ['@ada is', undefined],
  ['', undefined],
])('of “%s” is called: %s', (before, called) => {
  expect(calledIn(before)).toBe(called);
});

test('names are found by the beginning of each part, whatever its accents', () => {
  expect(agentsFor('lo', agents).map(({ memberId }) => memberId)).toEqual(['m1', 'm2']);
  expect(agentsFor('emi', agents).map(({ memberId }) => memberId)).toEqual(['m2']);
  expect(agentsFor('ove', agents)).toEqual([]);
});

test('whose name was taken out again is not called', () => {
  expect(stillCalled(line('@Ada Lovelace, look'), ['m1', 'm2'], agents)).toEqual(['m1']);
});
