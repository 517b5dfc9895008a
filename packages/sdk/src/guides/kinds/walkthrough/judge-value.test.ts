import { expect, test } from 'vitest';
import type { Validation } from '@handrail/protocol';
import { judgeValue } from './judge-value.ts';

const judge = (value: string, rule: Partial<Validation>, other?: string) =>
  judgeValue(value, [{ message: 'no', ...rule }], () => other) === undefined;

test.each<[string, Partial<Validation>, string, boolean]>([
  ['required and empty', { required: true }, '', false],
  ['not required and empty', { minLength: 3, min: 2, pattern: 'a' }, '', true],
  ['too short', { minLength: 3 }, 'ab', false],
  ['long enough', { minLength: 3 }, 'abc', true],
  ['too long', { maxLength: 3 }, 'abcd', false],
  ['below the least', { min: 10 }, '9.5', false],
  ['the least itself', { min: 10 }, '10', true],
  ['above the most', { max: 10 }, '11', false],
  ['a decimal comma', { min: 1, max: 2 }, '1,5', true],
  ['no number where one is asked for', { min: 0 }, 'ten', false],
  ['a pattern fits the whole value only', { pattern: '\\d{3}' }, '1234', false],
  ['alternatives too', { pattern: 'a|b' }, 'ab', false],
  ['a pattern that fits', { pattern: 'PO-\\d+' }, 'PO-7', true],
  ['by characters, not by halves of them', { pattern: '.' }, '😀', true],
  ['a pattern that is no expression is passed over', { pattern: '(' }, 'x', true],
  ['a pattern that might run away is passed over', { pattern: '(a+)+' }, `${'a'.repeat(40)}!`, true],
  ['a value that is too long for a pattern', { pattern: 'a*' }, 'b'.repeat(2_000), true],
])('%s', (_what, rule, value, isFine) => {
  expect(judge(value, rule)).toBe(isFine);
});

test('the value of another field', () => {
  expect(judge('a', {}, 'a')).toBe(true);
  expect(judge('a', {}, 'b')).toBe(false);
  expect(judge('a', {}, undefined)).toBe(true);
});

test('the first rule that is broken speaks', () => {
  const rules = [
    { minLength: 2, message: 'longer' },
    { pattern: '\\d+', message: 'digits' },
  ];
  const say = (value: string) => judgeValue(value, rules, () => undefined);
  expect([say('a'), say('ab'), say('12')]).toEqual(['longer', 'digits', undefined]);
});
