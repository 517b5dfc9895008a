import { expect, test } from 'vitest';
import { goalsOf, withGoals } from './goals.ts';

const app = { appId: 'demo', appKey: 'k', name: 'Demo' };
const full = {
  ...app,
  aims: { adoption: 0.6, ticketsPer100: 4.5 },
  licences: { seats: { Sales: 20 }, price: { amount: 9.5, currency: 'EUR', per: 'year' as const } },
};

test('aims and seats are read as they were written', () => {
  const draft = goalsOf(full);
  expect(draft.aims).toBe('adoption: 60%\nticketsPer100: 4.5');
  expect(withGoals(app, draft)).toEqual(full);
  expect(withGoals(app, goalsOf(app))).toEqual({ ...app, aims: {}, licences: { seats: {} } });
});

test.each([
  [{ aims: 'happiness: 5' }, 'happiness'],
  [{ aims: 'adoption: much' }, 'adoption: much'],
  [{ seats: 'Sales: few' }, 'Sales: few'],
  [{ amount: '9,50' }, '9,50 EUR'],
])('%j is refused with the line that cannot be meant', (change, bad) => {
  expect(withGoals(app, { ...goalsOf(app), ...change })).toEqual({ bad });
});
