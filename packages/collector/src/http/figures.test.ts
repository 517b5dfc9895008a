import { expect, test } from 'vitest';
import { problemOf, withApp } from '../../test/collector-app.ts';
import { goldenCompany } from '../store/events/golden-company.contract.ts';

const WEEK = 'from=2026-10-26&to=2026-11-01';

const settings = {
  ...{ name: 'Demo', headcount: { sales: 6, support: 10 }, aims: { adoption: 0.5 } },
  licences: { seats: { sales: 5 }, price: { amount: 10, currency: 'EUR', per: 'month' } },
};

async function company() {
  const all = await withApp({ timeZone: 'Europe/Berlin' });
  all.clock.time = Date.parse('2026-11-02T12:00+01:00');
  await all.stores.events.append('demo', goldenCompany());
  expect((await all.manage('PUT', '/api/apps/demo', settings)).status).toBe(200);
  return { ...all, get: (path: string) => all.manage('GET', `/api/apps/demo/metrics/${path}`) };
}

test('a figure over HTTP, of the app and of some people', async () => {
  const { get, manage } = await company();
  expect(await (await manage('GET', '/api/apps')).json()).toMatchObject({
    apps: [{ aims: settings.aims, licences: settings.licences }],
  });
  // Of the counted departments ada, ben, dan, eve and fay.
  const adoption = await (await get(`figures/adoption?${WEEK}`)).json();
  expect(adoption).toEqual({ value: 5 / 16, unit: 'share', better: 'more', numerator: 5, denominator: 16 });
  const sales = encodeURIComponent('{"trait":"department","value":"sales"}');
  const ofSales = await (await get(`figures/adoption?${WEEK}&population=${sales}`)).json();
  expect(ofSales).toMatchObject({ value: 3 / 6 });
  expect(await (await get(`figures/csat?${WEEK}&population=${sales}`)).json()).toMatchObject({
    ...{ value: null, reason: 'not-by-trait' },
  });
  const seats = await (await get(`licences?${WEEK}`)).json();
  expect(seats).toMatchObject({ total: { idle: 1, idleCost: 10 }, range: { from: '2026-10-03' } });
});

test('what is no figure is not there, and what is no population is refused', async () => {
  const { get } = await company();
  expect((await get(`figures/happiness?${WEEK}`)).status).toBe(404);
  for (const wrong of ['sales', '{"trait":"department"}', '[]']) {
    const refused = await problemOf(await get(`figures/adoption?${WEEK}&population=${encodeURIComponent(wrong)}`));
    expect(refused).toMatchObject({ status: 422, code: 'invalid-population' });
  }
});

test('an aim for what is no figure is refused with its place', async () => {
  const { manage } = await company();
  const answer = await manage('PUT', '/api/apps/demo', { ...settings, aims: { happiness: 1 } });
  expect(answer.status).toBe(422);
});
