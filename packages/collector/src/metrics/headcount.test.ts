import { expect, test } from 'vitest';
import { withApp } from '../../test/collector-app.ts';
import { goldenCompany } from '../store/events/golden-company.contract.ts';
import { shapeHeadcount } from './headcount.ts';

const formula = 'headcount-adoption';

test('adoption is of the people whom a department has, not of those who came', async () => {
  const { clock, stores, manage } = await withApp({ timeZone: 'Europe/Berlin' });
  clock.time = Date.parse('2026-11-02T12:00+01:00');
  await stores.events.append('demo', goldenCompany());
  const headcount = { support: 4, sales: 6, hr: 5 };
  await manage('PUT', '/api/apps/demo', { name: 'Demo', headcount });
  // The fifth week: three of sales, two of support, one of it, and one whose department nobody told.
  const answer = await manage('GET', '/api/apps/demo/metrics/headcount?from=2026-10-26&to=2026-11-01');
  expect(await answer.json()).toEqual({
    range: { from: '2026-10-26', to: '2026-11-01', timeZone: 'Europe/Berlin' },
    trait: 'department',
    departments: [
      { department: 'hr', adoption: { formula, numerator: 0, denominator: 5, value: 0 } },
      { department: 'sales', adoption: { formula, numerator: 3, denominator: 6, value: 0.5 } },
    ],
    total: { formula, numerator: 5, denominator: 15, value: 5 / 15 },
    // Of the four of support nothing is told.
    ...{ elsewhere: 2, untold: 1 },
  });
});

test('without head-counts there is no data, and whoever is there is elsewhere', () => {
  expect(shapeHeadcount({}, [{ value: 'sales', people: 3 }])).toEqual({
    ...{ departments: [], elsewhere: 3, total: { formula, numerator: 0, denominator: 0, value: null } },
  });
  const empty = shapeHeadcount({ gone: 0 }, []);
  expect(empty.departments[0]?.adoption.value).toBeNull();
});

test('a number, a truth or a name that objects have is no department by chance', () => {
  const active = [{ value: 7, people: 1 } as const, { value: true, people: 1 } as const];
  expect(shapeHeadcount({ '7': 10, toString: 5 }, active)).toMatchObject({
    elsewhere: 2,
    departments: [{ adoption: { numerator: 0 } }, { department: 'toString', adoption: { numerator: 0 } }],
  });
});
