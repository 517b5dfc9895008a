import { expect, test } from 'vitest';
import type { Condition } from '../schema/condition.ts';
import type { Facts } from './facts.ts';
import { inAudience } from './in-audience.ts';

const facts: Facts = {
  page: { path: '/orders/7', hash: '' },
  traits: { department: 'Finance', level: 3, admin: false },
};
const holds = (condition: Condition | undefined, more: Partial<Facts> = {}) =>
  inAudience(condition, { ...facts, ...more });

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

test('a type of a newer release holds for nobody', () => {
  const newer: unknown = { type: 'weather', in: ['rain'] };
  // What a newer collector may send is not of our types.
  expect(holds(newer as Condition)).toBe(false);
});

test('a trait is compared as a text and as a number', () => {
  const level = (bounds: object) => holds({ type: 'trait', name: 'level', ...bounds });
  expect([level({ atLeast: 3 }), level({ atLeast: 4 }), level({ atMost: 3 }), level({ atMost: 2 })]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(holds({ type: 'trait', name: 'department', contains: 'NANCE' })).toBe(true);
  expect(holds({ type: 'trait', name: 'department', contains: 'IT' })).toBe(false);
  expect(holds({ type: 'trait', name: 'department', atLeast: 0 })).toBe(false);
  expect(holds({ type: 'trait', name: 'department', in: ['Finance'], contains: 'IT' })).toBe(false);
});

test('a segment is its condition; one that leads back to itself holds for nobody and comes to an end', () => {
  const finance = {
    segmentId: 'finance',
    name: 'Finance',
    when: { type: 'trait' as const, name: 'department', in: ['Finance'] },
  };
  const circle = (segmentId: string, to: string) => ({
    segmentId,
    name: segmentId,
    when: { type: 'segment' as const, segmentId: to },
  });
  const segments = [finance, circle('a', 'b'), circle('b', 'a'), circle('c', 'finance')];
  const inSegment = (segmentId: string) => holds({ type: 'segment', segmentId }, { segments });
  expect(['finance', 'c', 'a', 'unknown'].map(inSegment)).toEqual([true, true, false, false]);
});

test('what the visitor did with a guide, ever or within some days', () => {
  const known: Partial<Facts> = {
    now: 100 * 86_400_000,
    history: (guideId) => (guideId === 'g' ? { guideId, completedAt: 95 * 86_400_000 } : undefined),
  };
  const did = (guideId: string, state: 'started' | 'completed', days?: number) =>
    holds({ type: 'guide', guideId, state, ...(days && { days }) }, known);
  expect([did('g', 'completed'), did('g', 'completed', 6), did('g', 'completed', 5)]).toEqual([true, true, false]);
  expect([did('g', 'started'), did('other', 'completed')]).toEqual([false, false]);
});

test('an event counts by how often it came in the days that are asked for', () => {
  const events = (name: string, days = 365) => (name === 'saved' ? Math.min(days, 3) : 0);
  expect(holds({ type: 'event', name: 'saved' }, { events })).toBe(true);
  expect(holds({ type: 'event', name: 'saved', times: 3 }, { events })).toBe(true);
  expect(holds({ type: 'event', name: 'saved', times: 3, days: 2 }, { events })).toBe(false);
  expect(holds({ type: 'event', name: 'other' }, { events })).toBe(false);
});

test('an element holds by being there, by its state, and by its text', () => {
  const element: Facts['element'] = ({ id }) => (id === 'save' ? { disabled: true, text: 'Save all' } : undefined);
  const is = (more: object, id = 'save') => holds({ type: 'element', target: { v: 1, id }, ...more }, { element });
  expect([is({}), is({}, 'other'), is({ disabled: true }), is({ disabled: false })]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([is({ text: 'save' }), is({ text: 'Delete' })]).toEqual([true, false]);
});

test('a time holds by the visitor’s clock, over midnight too, and by the week day', () => {
  const at = (hour: number, weekday = 1): Partial<Facts> => ({ clock: { minutes: hour * 60, weekday }, now: 1_000 });
  const night: Condition = { type: 'time', from: '22:00', to: '06:00' };
  expect([22, 23, 0, 5, 6, 12].map((hour) => holds(night, at(hour)))).toEqual([true, true, true, true, false, false]);
  const morning: Condition = { type: 'time', from: '08:00', to: '12:00', weekdays: [1, 2] };
  expect([holds(morning, at(8)), holds(morning, at(12)), holds(morning, at(8, 3))]).toEqual([true, false, false]);
  const span: Condition = { type: 'time', after: 1_000, before: 2_000 };
  expect([999, 1_000, 1_999, 2_000].map((now) => holds(span, { now }))).toEqual([false, true, true, false]);
});

test('a language speaks for its regions, not the other way round', () => {
  const speaks = (wanted: string, locale: string) => holds({ type: 'locale', in: [wanted] }, { locale });
  expect([speaks('de', 'de-AT'), speaks('de', 'DE'), speaks('de-AT', 'de'), speaks('de', 'den')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a version is compared number by number', () => {
  const version = (appVersion: string, bounds: object) => holds({ type: 'app-version', ...bounds }, { appVersion });
  expect(version('4.10.0', { atLeast: '4.9' })).toBe(true);
  expect(version('4.10.0', { atLeast: '4.10', below: '4.10' })).toBe(false);
  expect(version('main', { atLeast: '0' })).toBe(false);
});

test.each<Condition>([
  { type: 'segment', segmentId: 'x' },
  { type: 'guide', guideId: 'x', state: 'started' },
  { type: 'event', name: 'x' },
  { type: 'element', target: { v: 1 } },
  { type: 'time', from: '00:00' },
  { type: 'time', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  { type: 'time', after: 0 },
  { type: 'time', before: 1 },
  { type: 'locale', in: ['en'] },
  { type: 'device', in: ['desktop', 'tablet', 'phone'] },
  { type: 'app-version' },
])('what is not known does not hold: %j', (condition) => {
  expect(holds(condition)).toBe(false);
});
