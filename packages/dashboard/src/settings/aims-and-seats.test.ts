import { expect, test } from 'vitest';
import { aimsAndSeatsOf, freeFigures, readAimsAndSeats } from './aims-and-seats.ts';

const app = { appId: 'demo', appKey: 'k', name: 'Demo' };
const full = {
  aims: { adoption: 0.6, ticketsPer100: 4.5 },
  licences: { seats: { Sales: 20 }, price: { amount: 9.5, currency: 'EUR', per: 'year' as const } },
};

test('aims and seats are read as they were written', () => {
  const draft = aimsAndSeatsOf({ ...app, ...full });
  expect(draft.aims).toEqual([
    { figure: 'adoption', aim: '60' },
    { figure: 'ticketsPer100', aim: '4.5' },
  ]);
  expect(readAimsAndSeats(draft)).toEqual(full);
  expect(readAimsAndSeats(aimsAndSeatsOf(app))).toEqual({ aims: {}, licences: { seats: {} } });
});

test('a figure has one aim at most', () => {
  const free = freeFigures([{ figure: 'adoption', aim: '60' }]);
  expect(free).not.toContain('adoption');
  expect(free).toContain('ticketsPer100');
});

test.each([
  [{ aims: [{ figure: 'adoption' as const, aim: 'much' }] }, 'much'],
  [{ seats: 'Sales: few' }, 'Sales: few'],
  [{ amount: '9,50' }, '9,50 EUR'],
])('%j is refused with the text that cannot be meant', (change, bad) => {
  expect(readAimsAndSeats({ ...aimsAndSeatsOf(app), ...change })).toEqual({ bad });
});
