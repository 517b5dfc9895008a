import type { Condition } from '../index.ts';
import { expect, test } from 'vitest';
import { whoOf } from './segment-people.ts';

const sales: Condition = { type: 'trait', name: 'department', in: ['Sales', 'Service'] };
const leads: Condition = { type: 'trait', name: 'role', in: ['lead'] };
const segments = [{ segmentId: 'sales', name: 'Sales', when: sales }];

test('a segment by the values of traits is asked about by them', () => {
  expect(whoOf(sales)).toEqual({ department: ['Sales', 'Service'] });
  expect(whoOf({ type: 'all', of: [{ type: 'segment', segmentId: 'sales' }, leads] }, segments)).toEqual({
    ...{ department: ['Sales', 'Service'], role: ['lead'] },
  });
  const service: Condition = { type: 'trait', name: 'department', in: ['Service', 'IT'] };
  expect(whoOf({ type: 'all', of: [sales, service] })).toEqual({ department: ['Service'] });
  expect(whoOf({ type: 'any', of: [sales, service] })).toEqual({ department: ['Sales', 'Service', 'IT'] });
});

test.each<[string, Condition]>([
  ['a page', { type: 'page', path: '/orders' }],
  ['a part of a text', { type: 'trait', name: 'department', contains: 'ale' }],
  ['whoever is not of it', { type: 'not', of: sales }],
  ['one trait or another', { type: 'any', of: [sales, leads] }],
  ['a trait and a page', { type: 'all', of: [sales, { type: 'page', path: '/' }] }],
  ['a segment that is not there', { type: 'segment', segmentId: 'gone' }],
  ['nothing at all', { type: 'all', of: [] }],
])('a segment that looks at %s cannot be asked about', (_, when) => expect(whoOf(when, segments)).toBeUndefined());

test('a segment that names itself ends', () => {
  const round = [{ segmentId: 'r', name: 'R', when: { type: 'segment' as const, segmentId: 'r' } }];
  expect(whoOf({ type: 'segment', segmentId: 'r' }, round)).toBeUndefined();
});
