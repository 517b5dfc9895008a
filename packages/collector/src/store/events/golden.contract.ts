import { expect, test } from 'vitest';
import {
  EXPORT,
  EXPORT_USE,
  FIVE_WEEKS,
  goldenCompany,
  HELP,
  ORDER_FORM,
  STEPS,
  WEEKS,
} from './golden-company.contract.ts';
import { holding, HOUR, type Open } from './made-events.contract.ts';
import { SESSION_GAP_MS } from './answers/index.ts';

/** The answers about the company of `golden-company.contract.ts`, worked out by hand. */
export function goldenContract(open: Open): void {
  const company = () => holding(open, ...goldenCompany());

  // Who came in which week:
  //        1  2  3  4  5
  // ada    x  x  x  x  x    sales
  // ben    x  x  .  x  x    support, since the fourth week sales
  // cat    x  .  x  .  .    sales
  // dan    .  .  .  .  x    sales
  // eve    x  x  .  .  x    support
  // fay    .  x  x  .  x    support
  // gus    .  .  x  x  .    support
  // hal    x  .  .  .  .    it
  // ivy    .  .  .  x  x    it
  // jon    .  x  .  .  x    says no department
  // kit    .  .  .  x  .    never says who they are
  // lea    x  x  x  x  .    support; as x-lea until the second week
  //        6  6  5  6  7
  test('a company: active people by week, and of some departments', async () => {
    const store = await company();
    expect(await store.activePeople('app', WEEKS)).toEqual([6, 6, 5, 6, 7]);
    // Sales by what is known now, Ben among them: ada ben cat · ada ben · ada cat · ada ben · ada ben dan
    expect(await store.activePeople('app', WEEKS, { department: ['sales'] })).toEqual([3, 2, 2, 2, 3]);
    // Nobody's department is known: jon, kit
    expect(await store.activePeople('app', WEEKS, { department: [null] })).toEqual([0, 1, 0, 1, 1]);
    expect(await store.activePeople('app', WEEKS, { department: ['sales', 'it'], grade: ['a'] })).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  test('a company: active people by department', async () => {
    const store = await company();
    // ada ben cat dan | eve fay gus lea | hal ivy | jon kit; equal numbers by the department's name as JSON
    expect(await store.activeByTrait('app', FIVE_WEEKS, 'department')).toEqual([
      { value: 'sales', people: 4 },
      { value: 'support', people: 4 },
      { value: 'it', people: 2 },
      { value: null, people: 2 },
    ]);
    expect(await store.activeByTrait('app', FIVE_WEEKS, 'grade')).toEqual([{ value: null, people: 12 }]);
  });

  test('a company: the day of 25 hours', async () => {
    const store = await company();
    const saturday = Date.parse('2026-10-24T00:00+02:00');
    const sunday = { from: saturday + 24 * HOUR, until: saturday + 49 * HOUR };
    const monday = { from: sunday.until, until: sunday.until + 24 * HOUR };
    // Ada at 02:30 and at 02:30 an hour later: one person, two sessions, two minutes. On Monday Ada for two, and Ben.
    expect(await store.timeInApp('app', [sunday, monday])).toEqual([
      { people: 1, sessions: 2, minutes: 2 },
      { people: 2, sessions: 2, minutes: 3 },
    ]);
    expect(SESSION_GAP_MS).toBe(HOUR / 2);
  });

  test('a company: sessions and minutes by week', async () => {
    // Things done, one a minute. First week: ada 6, ben 2, cat 3, eve 3, hal 2, lea 2 = 18, in one session each.
    // Fourth week: ben 2, gus 2, ivy 3, kit 1, lea 1, ada 1 + 1 = 11, in 7 sessions, as Ada had two.
    const [first, , , fourth] = await (await company()).timeInApp('app', WEEKS);
    expect(first).toEqual({ people: 6, sessions: 6, minutes: 18 });
    expect(fourth).toEqual({ people: 6, sessions: 7, minutes: 11 });
    // Of sales in the first week: ada 6, ben 2, cat 3.
    expect(await (await company()).timeInApp('app', WEEKS.slice(0, 1), { department: ['sales'] })).toEqual([
      { people: 3, sessions: 3, minutes: 11 },
    ]);
  });

  test('a company: who came again', async () => {
    // First came in week 1: ada ben cat eve hal lea; 2: fay jon; 3: gus; 4: ivy kit; 5: dan.
    // Of the six of week 1 there came in 2: ada ben eve lea; 3: ada cat lea; 4: ada ben lea; 5: ada ben eve.
    expect(await (await company()).retention('app', WEEKS)).toEqual([
      { people: 6, active: [6, 4, 3, 3, 3] },
      { people: 2, active: [2, 1, 0, 2] },
      { people: 1, active: [1, 1, 0] },
      { people: 2, active: [2, 1] },
      { people: 1, active: [1] },
    ]);
    // Asked from the second week on, those of the first are in no cohort: they are not new.
    expect(await (await company()).retention('app', WEEKS.slice(1, 3))).toEqual([
      { people: 2, active: [2, 1] },
      { people: 1, active: [1] },
    ]);
    // Sales: ada ben cat came first in week 1, dan in week 5.
    const ofSales = await (await company()).retention('app', WEEKS, { department: ['sales'] });
    expect(ofSales.map(({ active }) => active)).toEqual([[3, 2, 2, 2, 2], [0, 0, 0, 0], [0, 0, 0], [0, 0], [1]]);
  });

  test('a company: from the orders to a new order to its end', async () => {
    const store = await company();
    // Orders, then the form, then its end: ada in one sitting, ben over a week, lea half of it as x-lea.
    // Eve gives up at the form. Cat saw the form before the orders, so she got no further than the orders. Gus never saw them.
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS })).toEqual([{ people: [5, 4, 3] }]);
    // Within an hour of the orders: ada all, eve the form.
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, withinMs: HOUR })).toEqual([{ people: [5, 2, 1] }]);
    // Sales: ada, ben, cat (orders only). Support: eve (form), lea.
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, by: 'department' })).toEqual([
      { value: 'sales', people: [3, 2, 2] },
      { value: 'support', people: [2, 2, 1] },
    ]);
    expect(await store.funnel('app', STEPS, { window: FIVE_WEEKS, who: { department: ['support'] } })).toEqual([
      { people: [2, 2, 1] },
    ]);
    // In the first week alone ben and lea got no further than the orders.
    expect(await store.funnel('app', STEPS, { window: WEEKS[0] ?? FIVE_WEEKS })).toEqual([{ people: [5, 2, 1] }]);
  });

  test('a company: use of the export', async () => {
    const store = await company();
    // Clicks: week 1 ada 2, cat 1; 2 ada 1, lea 1; 3 fay 3; 4 ivy 1; 5 ada 1, eve 1, jon 1.
    expect(await store.featureUse('app', EXPORT_USE, { windows: WEEKS })).toEqual([
      { window: 0, people: 2, uses: 3, active: 6 },
      { window: 1, people: 2, uses: 2, active: 6 },
      { window: 2, people: 1, uses: 3, active: 5 },
      { window: 3, people: 1, uses: 1, active: 6 },
      { window: 4, people: 3, uses: 3, active: 7 },
    ]);
    // sales: ada 4, cat 1; support: eve 1, fay 3, lea 1; it: ivy 1; none: jon 1.
    expect(await store.featureUse('app', EXPORT_USE, { windows: [FIVE_WEEKS], by: 'department' })).toEqual([
      { window: 0, value: 'sales', people: 2, uses: 5, active: 4 },
      { window: 0, value: 'support', people: 3, uses: 5, active: 4 },
      { window: 0, value: 'it', people: 1, uses: 1, active: 2 },
      { window: 0, value: null, people: 1, uses: 1, active: 2 },
    ]);
    // Of support alone: eve 1, fay 3, lea 1; in the first week eve and lea were there and exported nothing.
    const [first = FIVE_WEEKS] = WEEKS;
    const ofSupport = { windows: [FIVE_WEEKS, first], who: { department: ['support'] } };
    expect(await store.featureUse('app', EXPORT_USE, ofSupport)).toEqual([
      { window: 0, people: 3, uses: 5, active: 4 },
      { window: 1, people: 0, uses: 0, active: 2 },
    ]);
    // The steps of a funnel may be uses: the orders were seen, then something exported, by ada, cat, eve (weeks later), lea.
    const steps = [{ uses: [{ path: '/orders' }] }, { uses: EXPORT_USE }];
    expect(await store.funnel('app', steps, { window: FIVE_WEEKS })).toEqual([{ people: [5, 4] }]);
  });

  test('a company: pages, and which led to which', async () => {
    const store = await company();
    // Home: week 1 ada ben hal lea, 2 ada eve fay jon, 3 ada cat fay lea, 4 ada ada ben gus ivy kit lea,
    // 5 ada ben dan fay ivy jon = 25 views by all twelve.
    expect(await store.topPages('app', FIVE_WEEKS, 9)).toEqual([
      { path: '/home', views: 25, people: 12 },
      { path: '/orders/new', views: 6, people: 6 },
      { path: '/orders', views: 6, people: 5 },
    ]);
    expect(await store.topPages('app', FIVE_WEEKS, 1)).toHaveLength(1);
    // ada ben lea | ada eve | cat
    expect(await store.paths('app', { window: FIVE_WEEKS, limit: 9 })).toEqual([
      { from: '/home', to: '/orders', people: 3, times: 3 },
      { from: '/orders', to: '/orders/new', people: 2, times: 2 },
      { from: '/orders/new', to: '/orders', people: 1, times: 1 },
    ]);
    expect(await store.paths('app', { window: FIVE_WEEKS, from: '/orders', limit: 9 })).toEqual([
      { from: '/orders', to: '/orders/new', people: 2, times: 2 },
    ]);
  });

  test('a company: what people did after a page and before an event, and who did it', async () => {
    const store = await company();
    // 25 sessions of all twelve come by home; ada, ben and lea go on to the orders, and ada to a new one.
    const home = { name: 'page.viewed', path: '/home' };
    const asked = { window: FIVE_WEEKS, steps: 2, limit: 99 };
    expect(await store.walks('app', { ...asked, at: home, way: 'after' })).toEqual({
      ...{ times: 25, people: 12 },
      rows: [
        { step: 1, from: null, to: null, people: 12, times: 22 },
        { step: 1, from: null, to: '/orders', people: 3, times: 3 },
        { step: 2, from: '/orders', to: null, people: 2, times: 2 },
        { step: 2, from: '/orders', to: '/orders/new', people: 1, times: 1 },
      ],
    });
    // Orders are sent on the page of a new one, where ben, lea and gus had begun; ada came over home and the orders.
    const sent = { name: 'form.submitted' };
    expect(await store.walks('app', { ...asked, steps: 3, at: sent, way: 'before' })).toEqual({
      ...{ times: 4, people: 4 },
      rows: [
        { step: 1, from: null, to: null, people: 3, times: 3 },
        { step: 1, from: null, to: '/orders', people: 1, times: 1 },
        { step: 2, from: '/orders', to: '/home', people: 1, times: 1 },
        { step: 3, from: '/home', to: null, people: 1, times: 1 },
      ],
    });
    const support = { department: ['support'] };
    expect(await store.walks('app', { ...asked, at: sent, way: 'before', who: support })).toMatchObject({ times: 2 });
    expect(await store.walks('app', { ...asked, at: home, way: 'after', limit: 1 })).toMatchObject({
      rows: [{ times: 22 }],
    });
    const at = (text: string) => Date.parse(text);
    const gus = { visitorId: 'gus', times: 1, firstAt: at('2026-10-15T09:01+02:00') };
    const found = await store.people('app', { window: FIVE_WEEKS, fits: sent, limit: 9 });
    expect(found.people).toBe(4);
    expect(found.rows.map(({ visitorId }) => visitorId)).toEqual(['gus', 'lea', 'ben', 'ada']);
    expect(found.rows[0]).toEqual({ ...gus, lastAt: gus.firstAt });
    // Of all who were active the last one; what was done before she was known is Lea's.
    const last = await store.people('app', { window: FIVE_WEEKS, limit: 1 });
    expect(last).toMatchObject({ people: 12, rows: [{ visitorId: 'dan', times: 2 }] });
    const lea = (await store.people('app', { window: FIVE_WEEKS, who: support, limit: 9 })).rows.find(
      ({ visitorId }) => visitorId === 'lea',
    );
    expect(lea?.firstAt).toBe(at('2026-10-02T16:00+02:00'));
  });

  test('a company: what is used most, and where people are stuck', async () => {
    const store = await company();
    // Export: 3 + 2 + 3 + 1 + 3 clicks by ada cat lea fay ivy eve jon.
    expect(await store.topElements('app', FIVE_WEEKS, 9)).toEqual([
      { element: EXPORT, clicks: 12, people: 7 },
      { element: HELP, clicks: 1, people: 1 },
    ]);
    // Export at home: ben and ivy in a rage, nothing happened for gus. The form: eve.
    expect(await store.frustration('app', FIVE_WEEKS, 9)).toEqual([
      { path: '/home', element: EXPORT, rage: 2, dead: 1, error: 0, abandoned: 0, people: 3 },
      { path: '/orders/new', element: ORDER_FORM, rage: 0, dead: 0, error: 0, abandoned: 1, people: 1 },
    ]);
    expect(await store.frustrationTimes('app', [FIVE_WEEKS, ...WEEKS])).toEqual([4, 1, 0, 0, 3, 0]);
  });

  test('a company: the orders that were sent, one by one', async () => {
    const store = await company();
    const first = await store.events('app', { window: FIVE_WEEKS, name: 'form.submitted', limit: 3 });
    expect(first.events.map(({ event }) => event.visitorId)).toEqual(['gus', 'lea', 'ben']);
    const rest = { window: FIVE_WEEKS, name: 'form.submitted', limit: 3, ...(first.next && { before: first.next }) };
    expect(await store.events('app', rest)).toMatchObject({
      events: [{ event: { visitorId: 'ada' } }],
      next: undefined,
    });
    // Lea's, with what she did as x-lea: 2 views, then 2 × identified, 1 view, submit, export, then 2 views.
    const hers = await store.events('app', { window: FIVE_WEEKS, visitorId: 'lea', limit: 99 });
    expect(hers.events).toHaveLength(9);
  });
}
