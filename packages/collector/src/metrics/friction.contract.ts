import { expect, test } from 'vitest';
import type { Stores } from '../services/stores.ts';
import { HOUR, identified, record } from '../store/events/made-events.contract.ts';
import { createMetrics } from './index.ts';
import { addTicket, RANGE, START } from './support.contract.ts';

const SEND = { kind: 'button', signals: { id: 'send' } };
const ORDER = { kind: 'form', signals: { id: 'order' } };
const HOURS = START / HOUR;
const DAY = 24;

/** An event on a day of the week, from 0; days before it are below. */
const on = (day: number, visitorId: string, name: string, path: string, more: object = {}) =>
  record(visitorId, name, HOURS + day * DAY + 9, { page: { path }, ...more });
const trouble = (kind: string) => ({ element: SEND, props: { kind } });

/** Where people are stuck, worked out by hand; each engine must give these answers. */
export function frictionContract(open: () => Promise<Stores>): void {
  test('pages and elements where people are stuck, with how many, with what, and since when', async () => {
    const stores = await open();
    const clock = { now: () => START + 8 * DAY * HOUR };
    await stores.events.append('demo', [
      ...['ada', 'ben', 'cat', 'dan', 'eve'].map((who) => on(0, who, 'page.viewed', '/orders')),
      // Ada is her browser x; she and Ben rage at a button on Wednesday and Friday, Ben once more, and its click is dead once.
      identified('ada', 'x', HOURS + 2 * DAY),
      on(2, 'x', 'frustration.noticed', '/orders', trouble('rage')),
      on(2, 'ada', 'frustration.noticed', '/orders', trouble('dead')),
      on(4, 'ben', 'frustration.noticed', '/orders', trouble('rage')),
      on(4, 'ben', 'frustration.noticed', '/orders', trouble('rage')),
      // A form is left by Cat, as it was in the week before, twice.
      on(1, 'cat', 'form.abandoned', '/orders/new', { element: ORDER }),
      on(-3, 'cat', 'form.abandoned', '/orders/new', { element: ORDER }),
      on(-4, 'dan', 'form.abandoned', '/orders/new', { element: ORDER }),
      // Three search in vain on one page, two of them in these days; Eve finds something.
      on(3, 'ada', 'help.searched', '/orders', { props: { results: 0 } }),
      on(3, 'x', 'help.searched', '/orders', { props: { results: 0 } }),
      on(5, 'dan', 'help.searched', '/orders', { props: { results: 4, words: 'refund' } }),
      on(5, 'eve', 'help.searched', '/orders', { props: { results: 2 } }),
    ]);
    // Two ask from one page, which is again and again; one from another, which is not.
    const from = (path: string, visitorId: string) => ({
      context: { page: { path } },
      requester: { visitorId, verified: true },
    });
    await addTicket(stores, 'a', 10, from('/bills', 'ada'));
    await addTicket(stores, 'b', 4 * DAY, from('/bills', 'x'));
    await addTicket(stores, 'c', 4 * DAY, from('/orders', 'dan'));
    const report = await createMetrics(stores, 'UTC', clock).friction('demo', RANGE, 20);

    const nothing = { rage: 0, dead: 0, error: 0, abandoned: 0, searches: 0, tickets: 0 };
    const stuck = (people: number) => ({ formula: 'stuck', numerator: people, denominator: 5, value: people / 5 });
    expect(report.spans.map(({ from }) => from.slice(-2))).toEqual(['01', '02', '03', '04', '05', '06', '07']);
    expect(report.partial).toEqual([]);
    expect(report.places).toEqual([
      {
        ...{ path: '/orders', element: SEND, trouble: 'rage', counts: { ...nothing, rage: 3, dead: 1 } },
        ...{ stuck: stuck(2), before: 0, since: '2026-06-03', trend: [0, 0, 2, 0, 2, 0, 0] },
      },
      {
        ...{ path: '/orders', element: null, trouble: 'searches', counts: { ...nothing, searches: 3 } },
        ...{ stuck: stuck(2), before: 0, since: '2026-06-04', trend: [0, 0, 0, 2, 0, 1, 0] },
      },
      {
        ...{ path: '/bills', element: null, trouble: 'tickets', counts: { ...nothing, tickets: 2 } },
        ...{ stuck: stuck(1), before: 0, since: '2026-06-01', trend: [1, 0, 0, 0, 1, 0, 0] },
      },
      {
        ...{ path: '/orders/new', element: ORDER, trouble: 'abandoned', counts: { ...nothing, abandoned: 1 } },
        ...{ stuck: stuck(1), before: 2, since: null, trend: [0, 1, 0, 0, 0, 0, 0] },
      },
    ]);
    // The worst of them, and nothing in days without anything.
    const { friction } = createMetrics(stores, 'UTC', clock);
    expect((await friction('demo', RANGE, 1)).places).toHaveLength(1);
    expect((await friction('demo', { ...RANGE, from: '2026-06-07' }, 20)).places).toEqual([]);
  });
}
