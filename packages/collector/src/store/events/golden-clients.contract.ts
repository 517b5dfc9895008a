import { expect, test } from 'vitest';
import { EXPORT_USE, FIVE_WEEKS, goldenCompany, STEPS, WEEKS } from './golden-company.contract.ts';
import { holding, type Open } from './made-events.contract.ts';
import type { Who } from './usage-questions.ts';

/** The answers about the company of `golden-company.contract.ts` by browser and by version of its application, worked out by hand. */
export function goldenClientsContract(open: Open): void {
  const company = () => holding(open, ...goldenCompany());

  // Firefox: ada eve x-lea · ada eve · ada · ada · ada eve. Chrome: ben cat · ben lea · cat lea · ben lea · ben. Of the others nothing
  // is known: hal · fay jon · fay gus · gus ivy kit · fay ivy jon dan.
  test('a company: what was done in some browsers, and in some versions of the application', async () => {
    const store = await company();
    const active = (who: Who) => store.activePeople('app', WEEKS, who);
    expect(await active({ '@browser': ['Firefox'] })).toEqual([3, 2, 1, 1, 2]);
    expect(await active({ '@browser': ['Firefox 140'] })).toEqual([2, 1, 1, 0, 0]);
    expect(await active({ '@browser': [null] })).toEqual([1, 2, 2, 3, 4]);
    expect(await active({ '@browser': [null, 'Chrome'] })).toEqual([3, 4, 4, 5, 5]);
    expect(await active({ '@appVersion': ['2.0'] })).toEqual([0, 0, 0, 3, 3]);
    expect(await active({ '@appVersion': ['2.0'], '@browser': ['Firefox'], department: ['sales'] })).toEqual([
      0, 0, 0, 1, 1,
    ]);
    const firefox = { '@browser': ['Firefox'] };
    // Ada 6 things, Eve 3, Lea 2 as x-lea.
    expect(await store.timeInApp('app', WEEKS.slice(0, 1), firefox)).toEqual([{ people: 3, sessions: 3, minutes: 11 }]);
    // Lea began in Firefox what she ended in Chrome. Eve gives up at the form.
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, who: firefox })).toEqual([{ people: [3, 2, 1] }]);
    // Exported by ada four times and by eve once; by lea in Chrome.
    expect(await store.featureUse('app', EXPORT_USE, { windows: [FIVE_WEEKS], who: firefox })).toEqual([
      { window: 0, people: 2, uses: 5, active: 3 },
    ]);
    // Home: ada six times, once on to the orders and a new one; eve once; x-lea on to the orders.
    const home = { at: { name: 'page.viewed', path: '/home' }, way: 'after', steps: 2, limit: 9 } as const;
    expect(await store.walks('app', { ...home, window: FIVE_WEEKS, who: firefox })).toEqual({
      ...{ times: 8, people: 3 },
      rows: [
        { step: 1, from: null, to: null, people: 2, times: 6 },
        { step: 1, from: null, to: '/orders', people: 2, times: 2 },
        { step: 2, from: '/orders', to: null, people: 1, times: 1 },
        { step: 2, from: '/orders', to: '/orders/new', people: 1, times: 1 },
      ],
    });
    // With 2.0 came first: ada ben lea, of whom ada and ben come again; then eve.
    const again = await store.retention('app', WEEKS, { '@appVersion': ['2.0'] });
    expect(again.map((one) => one.active)).toEqual([[0, 0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0], [3, 2], [1]]);
    const people = await store.people('app', { window: FIVE_WEEKS, who: { '@browser': ['Firefox 140'] }, limit: 9 });
    expect(people.rows.map(({ visitorId }) => visitorId)).toEqual(['ada', 'lea']);
    const clients = (await store.clients('app')).map(({ browser, appVersion }) => `${browser} ${appVersion}`);
    expect(clients.sort()).toEqual([
      ...['Chrome 141 1.0', 'Chrome 141 2.0', 'Firefox 140 1.0', 'Firefox 141 1.0', 'Firefox 141 2.0'],
    ]);
  });

  // Lea worked with two browsers, and whoever came in the fourth week or later and before with two versions.
  test('a company: apart by browser, and by version of the application', async () => {
    const store = await company();
    // Firefox: ada eve x-lea. Chrome: ben cat lea. Of seven nothing is known: dan fay gus hal ivy jon kit.
    expect(await store.activeByTrait('app', FIVE_WEEKS, '@browser')).toEqual([
      { value: null, people: 7 },
      { value: 'Chrome', people: 3 },
      { value: 'Firefox', people: 3 },
    ]);
    // 1.0: ada ben cat eve lea. 2.0: ada ben eve lea.
    expect(await store.activeByTrait('app', FIVE_WEEKS, '@appVersion')).toEqual([
      { value: null, people: 7 },
      { value: '1.0', people: 5 },
      { value: '2.0', people: 4 },
    ]);
    const some = { '@browser': ['Firefox 140', null], department: ['sales', 'support'] };
    // Of these in Firefox 140 ada and x-lea, with nothing known dan fay gus.
    expect(await store.activeByTrait('app', FIVE_WEEKS, '@browser', some)).toEqual([
      { value: null, people: 3 },
      { value: 'Firefox', people: 2 },
    ]);
    expect(await store.activeByTrait('app', FIVE_WEEKS, 'department', { '@browser': ['Firefox'] })).toEqual([
      { value: 'support', people: 2 },
      { value: 'sales', people: 1 },
    ]);
    // Lea saw the orders in Firefox and had hers in Chrome, so she is no further than the first step in either. Gus saw no orders.
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, by: '@browser' })).toEqual([
      { value: 'Firefox', people: [3, 2, 1] },
      { value: 'Chrome', people: [2, 1, 1] },
    ]);
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, by: '@appVersion' })).toEqual([
      { value: '1.0', people: [5, 4, 3] },
      { value: '2.0', people: [1, 0, 0] },
    ]);
    const ofSupport = { window: FIVE_WEEKS, by: '@browser', who: { department: ['support'] } };
    expect(await store.funnel('app', STEPS, ofSupport)).toEqual([{ value: 'Firefox', people: [2, 1, 0] }]);
    // Exported: ada 4 and eve 1; cat 1 and lea 1; fay 3, ivy 1 and jon 1.
    expect(await store.featureUse('app', EXPORT_USE, { windows: [FIVE_WEEKS], by: '@browser' })).toEqual([
      { window: 0, value: null, people: 3, uses: 5, active: 7 },
      { window: 0, value: 'Chrome', people: 2, uses: 2, active: 3 },
      { window: 0, value: 'Firefox', people: 2, uses: 5, active: 3 },
    ]);
    // Ada three times in Firefox 140, where Lea was as well.
    const inOne = { windows: [FIVE_WEEKS], by: '@browser', who: { '@browser': ['Firefox 140'] } };
    expect(await store.featureUse('app', EXPORT_USE, inOne)).toEqual([
      { window: 0, value: 'Firefox', people: 1, uses: 3, active: 2 },
    ]);
  });
}
