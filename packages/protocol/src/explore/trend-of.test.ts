import { expect, test } from 'vitest';
import { trendOf } from './index.ts';

const of = { trait: 'department', value: 'Sales', other: 'Service' };
const [sales, service] = ['Sales', 'Service'].map((value) => ({ trait: 'department', value }));

test('a trend is of everybody, of one group or of two side by side', () => {
  expect(trendOf({ kind: 'trend' })).toEqual({ figure: 'activePeople', about: {}, groups: [undefined] });
  expect(trendOf({ kind: 'trend', figure: 'featureAdoption', featureId: 'x', browser: 'Firefox', ...of })).toEqual({
    ...{ figure: 'featureAdoption', about: { browser: 'Firefox', featureId: 'x' }, groups: [sales, service] },
  });
  expect(trendOf({ kind: 'trend', figure: 'csat', ...of }).groups).toEqual([undefined]);
});

test('what is counted apart is compared with nothing else, and by a trait it is of everybody', () => {
  expect(trendOf({ kind: 'trend', by: '@browser', ...of })).toMatchObject({ by: '@browser', groups: [sales] });
  expect(trendOf({ kind: 'trend', by: 'role', ...of })).toMatchObject({ by: 'role', groups: [undefined] });
  // Seats are of departments, tickets of nobody's browser.
  expect(trendOf({ kind: 'trend', figure: 'adoption', by: '@browser' })).not.toHaveProperty('by');
  expect(trendOf({ kind: 'trend', figure: 'adoption', by: 'department' })).toMatchObject({ by: 'department' });
  expect(trendOf({ kind: 'trend', figure: 'csat', by: 'department' })).not.toHaveProperty('by');
});
