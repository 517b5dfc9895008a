import { expect, test } from 'vitest';
import type { Condition } from '../schema/condition.ts';
import { inAudience, type Facts } from './in-audience.ts';

const facts: Facts = {
  page: { path: '/orders/7', hash: '' },
  traits: { department: 'Finance', level: 3, admin: false },
};
const holds = (condition: Condition | undefined) => inAudience(condition, facts);

test('no condition means everybody', () => {
  expect(holds(undefined)).toBe(true);
});

test('a trait holds by being there, or by its value', () => {
  expect(holds({ type: 'trait', name: 'department' })).toBe(true);
  expect(holds({ type: 'trait', name: 'admin' })).toBe(true);
  expect(holds({ type: 'trait', name: 'department', in: ['IT', 'Finance'] })).toBe(true);
  expect(holds({ type: 'trait', name: 'level', in: ['3'] })).toBe(false);
  expect(holds({ type: 'trait', name: 'country' })).toBe(false);
});

test('a trait that every object inherits is not there', () => {
  expect(holds({ type: 'trait', name: 'constructor' })).toBe(false);
  expect(holds({ type: 'trait', name: '__proto__' })).toBe(false);
});

test('all, any and not join conditions', () => {
  const yes: Condition = { type: 'page', path: '/orders/*' };
  const no: Condition = { type: 'page', path: '/suppliers' };
  expect(holds({ type: 'all', of: [yes, no] })).toBe(false);
  expect(holds({ type: 'all', of: [yes, yes] })).toBe(true);
  expect(holds({ type: 'any', of: [no, yes] })).toBe(true);
  expect(holds({ type: 'any', of: [no, no] })).toBe(false);
  expect(holds({ type: 'not', of: no })).toBe(true);
  expect(holds({ type: 'all', of: [] })).toBe(true);
  expect(holds({ type: 'any', of: [] })).toBe(false);
});

test('a kind of a newer release holds for nobody', () => {
  const newer: unknown = { type: 'segment', segmentId: 'x' };
  // What a newer collector may send is not of our types.
  expect(holds(newer as Condition)).toBe(false);
});
