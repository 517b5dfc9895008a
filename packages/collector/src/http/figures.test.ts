import type { OverviewReport, Role, SupportOfApps } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { HOME, problemOf, withApp } from '../../test/collector-app.ts';
import { createCalendar } from '../metrics/calendar.ts';
import { createMetrics } from '../metrics/index.ts';
import { overviewQuestion } from '../metrics/overview.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { addTicket, RANGE } from '../metrics/support.contract.ts';
import { goldenCompany } from '../store/events/golden-company.contract.ts';

const WEEK = 'from=2026-10-26&to=2026-11-01';

const settings = {
  ...{ name: 'Demo', headcount: { sales: 6, support: 10 }, aims: { adoption: 0.5 } },
  licences: { seats: { sales: 5 }, price: { amount: 10, currency: 'EUR', per: 'month' } },
};

/** What somebody sends who has one role in one app. */
async function memberOf({ services }: Awaited<ReturnType<typeof withApp>>['app'], role: Role, appId: string) {
  const email = `${role}@example.com`;
  const member = await services.members.invite({ name: role, email, grants: [{ appId, roles: [role] }] });
  if (member === 'taken') throw new Error('each role is invited once');
  const opened = await services.sessions.open(member.memberId, 'link', 'test');
  return { cookie: `handrail_session=${opened?.secret}`, origin: HOME };
}

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

test('the overview has the figures of apps, now and before, against what they are to reach', async () => {
  const { manage } = await company();
  const answer = await manage('GET', `/api/overview?${WEEK}`);
  // Asked for as the schema has it.
  const report = (await answer.json()) as OverviewReport;
  expect(report).toMatchObject({ range: { from: '2026-10-26' }, before: { from: '2026-10-19', to: '2026-10-25' } });
  const [demo] = report.apps;
  const of = (figures: OverviewReport['all'], name: string) => figures.find(({ figure }) => figure === name);
  expect(of(demo?.figures ?? [], 'adoption')).toMatchObject({
    // In the week before ada, ben, gus and lea.
    ...{ now: { value: 5 / 16 }, before: { value: 4 / 16 }, aim: 0.5 },
  });
  // Two days at a time: ada (on Sunday), ada ben eve, fay ivy, jon, dan (on Sunday).
  expect(of(report.all, 'activePeople')).toMatchObject({ now: { value: 7 }, before: { value: 6 } });
  expect(of(report.all, 'activePeople')?.trend.slice(-2)).toEqual([2, 1]);
  expect(report.concerns).toMatchObject([{ appId: 'demo', what: 'aim-missed', figure: 'adoption', against: 0.5 }]);
  expect(report.missing).toEqual([]);
});

test('the overview counts the apps alone that somebody may see figures of', async () => {
  const { app, ask } = await company();
  await app.services.apps.put('shop', { name: 'Shop' });
  const headers = await memberOf(app, 'analyst', 'shop');
  const seen = (await (await ask('GET', `/api/overview?${WEEK}`, headers)).json()) as OverviewReport;
  expect(seen.apps.map(({ appId }) => appId)).toEqual(['shop']);
  expect(JSON.stringify(seen)).not.toContain('demo');
  expect(seen.all.find(({ figure }) => figure === 'activePeople')?.now.value).toBe(0);
  // One that is named is answered alone, to whom it may be.
  const named = async (of: string) => (await ask('GET', `/api/overview?${WEEK}&app=${of}`, headers)).json();
  expect(await named('shop')).toMatchObject({ apps: [{ appId: 'shop' }], missing: [] });
  expect(await named('demo')).toMatchObject({ apps: [], missing: [] });
  // Whoever answers tickets sees no figures.
  const agent = await memberOf(app, 'agent-l1', 'demo');
  expect(await (await ask('GET', `/api/overview?${WEEK}`, agent)).json()).toMatchObject({ apps: [], concerns: [] });
  expect((await ask('GET', `/api/overview?${WEEK}`)).status).toBe(401);
});

test('days that are over are counted anew as long as the past of a sample is being written', async () => {
  const { stores, manage, clock } = await withApp();
  const put = (whole: boolean) =>
    stores.records.apps.put({ appId: 's', appKey: 'hk_sample_0000000', name: 'S', sample: { whole } });
  await put(false);
  const people = async () => {
    const { all } = (await (await manage('GET', `/api/overview?${WEEK}`)).json()) as OverviewReport;
    const found = all.find(({ figure }) => figure === 'activePeople');
    return [found?.now.value, found?.before.value];
  };
  expect(await people()).toEqual([0, 0]);
  await stores.events.append('s', goldenCompany());
  clock.time += 1_000;
  expect(await people()).toEqual([8, 6]);
  await put(true);
  expect(await people()).toEqual([8, 6]);
});

test('an app that takes too long is named, and holds up no other', async () => {
  const { app, stores, clock } = await company();
  await app.services.apps.put('shop', { name: 'Shop' });
  const metrics = createMetrics(stores, 'Europe/Berlin', clock);
  const first = Promise.withResolvers<undefined>();
  let held: Promise<undefined> | undefined = first.promise;
  let read = 0;
  const sources = {
    ...metrics,
    async activeInEach(...asked: Parameters<typeof metrics.activeInEach>) {
      if (asked[0] !== 'shop') return metrics.activeInEach(...asked);
      read += 1;
      await held;
      return metrics.activeInEach(...asked);
    },
  };
  const patience = { againMs: 0, manyMs: 0, firstMs: 0 };
  const { overview } = overviewQuestion(stores, sources, createCalendar('Europe/Berlin'), clock, {
    patience,
    onFault: () => {},
  });
  const range = { from: '2026-10-26', to: '2026-11-01', timeZone: 'Europe/Berlin' };
  const ask = async (waitMs?: number) =>
    overview(await app.services.apps.list(), range, {
      seesTickets: () => false,
      ...(waitMs !== undefined && { waitMs }),
    });
  const report = await ask();
  expect(report.apps.map(({ appId }) => appId)).toEqual(['demo']);
  expect(report.missing).toEqual([{ appId: 'shop', name: 'Shop' }]);
  // It was worked out all the same; once known, it is given as it was while it is worked out anew.
  held = undefined;
  first.resolve(undefined);
  await expect.poll(async () => (await ask()).missing).toEqual([]);
  expect((await ask()).apps.map(({ appId }) => appId)).toEqual(['demo', 'shop']);
  // What is older than a minute is said to be.
  const knownAt = clock.now();
  expect(await ask()).not.toHaveProperty('asOf');
  clock.time += 300_000;
  const second = Promise.withResolvers<undefined>();
  held = second.promise;
  const before = read;
  expect(await ask()).toMatchObject({ missing: [], asOf: knownAt });
  // Whoever can wait is given what is true now; it is worked out once for all who ask.
  const waited = ask(60_000);
  second.resolve(undefined);
  expect(await waited).not.toHaveProperty('asOf');
  expect(read).toBe(before + 1);
});

test('an app that cannot be answered is named, and why is told; where none can, that is the answer', async () => {
  const { app, stores, clock } = await company();
  await app.services.apps.put('shop', { name: 'Shop' });
  const metrics = createMetrics(stores, 'Europe/Berlin', clock);
  const broken = new Set(['shop']);
  const away = new StoreUnavailable('away');
  const sources: typeof metrics = {
    ...metrics,
    activeInEach: (...asked) => (broken.has(asked[0]) ? Promise.reject(away) : metrics.activeInEach(...asked)),
  };
  const told: unknown[] = [];
  const onFault = (error: unknown) => void told.push(error);
  const range = { from: '2026-10-26', to: '2026-11-01', timeZone: 'Europe/Berlin' };
  const ask = async () => {
    const { overview } = overviewQuestion(stores, sources, createCalendar('Europe/Berlin'), clock, { onFault });
    return overview(await app.services.apps.list(), range, { seesTickets: () => false });
  };
  expect((await ask()).missing).toEqual([{ appId: 'shop', name: 'Shop' }]);
  expect(told).toEqual([away]);
  broken.add('demo');
  await expect(ask()).rejects.toBe(away);
});

test('the tickets of several apps are told of those whose figures somebody may see', async () => {
  const { stores, app, ask, manage } = await company();
  expect((await manage('PUT', '/api/apps/other', { name: 'Other' })).status).toBe(201);
  await addTicket(stores, 'a', 10, {}, [11, 'reply']);
  await addTicket(stores, 'b', 10, { appId: 'other' }, [12, 'reply']);
  const path = `/api/support/figures?from=${RANGE.from}&to=${RANGE.to}`;
  const read = async (answer: Response) => {
    // The form is what the schema of the route says.
    const { all, byApp } = (await answer.json()) as SupportOfApps;
    return [all.tickets, byApp.map(({ key }) => key)];
  };
  expect(await read(await manage('GET', path))).toEqual([2, ['demo', 'other']]);
  expect(await read(await ask('GET', path, await memberOf(app, 'analyst', 'demo')))).toEqual([1, ['demo']]);
  expect(await read(await ask('GET', path, await memberOf(app, 'agent-l1', 'gone')))).toEqual([0, []]);
});
