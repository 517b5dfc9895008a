import type { FigureApart, FigureTrend } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { withApp } from '../../test/collector-app.ts';
import { HOUR, record } from '../store/events/made-events.contract.ts';
import { EXPORT, goldenCompany } from '../store/events/golden-company.contract.ts';

const RANGE = 'from=2026-09-28&to=2026-11-01';
const FEATURE = { featureId: 'export', name: 'Export', uses: [{ element: { signals: { 'data-testid': 'export' } } }] };

/** Five sit in the north; said within a minute of the first week in which they do something anyway. */
const north = () =>
  [
    ...[['ada', '2026-09-28T09:00+02:00'] as const, ['ben', '2026-09-28T10:00+02:00'] as const],
    ...[['cat', '2026-09-29T09:00+02:00'] as const, ['eve', '2026-09-29T09:00+02:00'] as const],
    ['hal', '2026-09-30T09:00+02:00'] as const,
  ].map(([who, at]) => record(who, 'visitor.identified', Date.parse(at) / HOUR, { seq: 0, traits: { site: 'north' } }));

/** The golden company in its own time zone, seen on the Monday after its five weeks, at noon. Tests only ask it. */
const { clock, manage, ask, askFor } = await (async () => {
  const all = await withApp({ timeZone: 'Europe/Berlin' });
  all.clock.time = Date.parse('2026-11-02T12:00+01:00');
  await all.stores.events.append('demo', [...goldenCompany(), ...north()]);
  await all.manage('PUT', '/api/apps/demo/features/export', FEATURE);
  const ask = async (path: string) => {
    const answer = await all.manage('GET', `/api/apps/demo/metrics/${path}`);
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  return { ...all, ask, askFor: async (path: string) => (await ask(path)).body };
})();

const measure = (formula: string, numerator: number, denominator: number) => ({
  ...{ formula, numerator, denominator },
  value: denominator === 0 ? null : numerator / denominator,
});

test('use of the app: people, sessions and time with what they are made from', async () => {
  // The fifth week: ada 2 things, ben 1, eve 2, fay 1, ivy 1, jon 2, dan 1, one a minute, in a session each.
  expect(await askFor('usage?from=2026-10-26&to=2026-11-01&trait=department')).toEqual({
    range: { from: '2026-10-26', to: '2026-11-01', timeZone: 'Europe/Berlin' },
    ...{ people: 7, sessions: 7, minutes: 10 },
    sessionsEach: measure('sessions-each', 7, 7),
    minutesEach: measure('minutes-each', 10, 7),
    // Of each day the people over those of 30 days up to it, from 27 September, the 28th … on.
    // Everybody but dan was there by the 26th; hal's only day, 30 September, is out of the month from the 30th of October on.
    stickiness: expect.objectContaining({ formula: 'stickiness', denominator: 7 }) as unknown,
    days: [
      { day: '2026-10-26', people: 2 },
      { day: '2026-10-27', people: 1 },
      { day: '2026-10-28', people: 1 },
      { day: '2026-10-29', people: 1 },
      { day: '2026-10-30', people: 1 },
      { day: '2026-10-31', people: 0 },
      { day: '2026-11-01', people: 1 },
    ],
    // Three, two, one and one: of so few nothing is told.
    ...{ byTrait: [], untold: 4 },
  });
  expect(await askFor(`usage?${RANGE}&trait=site`)).toMatchObject({
    byTrait: [
      { value: null, share: measure('share-of-active', 7, 12) },
      { value: 'north', share: measure('share-of-active', 5, 12) },
    ],
  });
  expect(await askFor(`usage?${RANGE}&who={"site":["north"]}`)).toMatchObject({ people: 5 });
});

test('what was done in a browser or a version counts alone, and of fewer than five people nothing is told', async () => {
  expect(await askFor('clients')).toEqual({
    browsers: ['Chrome', 'Chrome 141', 'Firefox', 'Firefox 141', 'Firefox 140'],
    appVersions: ['2.0', '1.0'],
  });
  // In 1.0 were ada ben cat eve lea; of them exported ada three times, cat and lea.
  expect(await askFor(`features?${RANGE}&who={"@appVersion":["1.0"]}`)).toMatchObject({
    features: [{ people: 3, uses: 5, adoption: measure('feature-adoption', 3, 5) }],
  });
  expect(await ask(`features?${RANGE}&who={"@browser":["Firefox"]}`)).toMatchObject({ body: { code: 'small-group' } });
  const figure = (name: string, about: string) => askFor(`figures/${name}?${RANGE}&${about}`);
  expect(await figure('activePeople', 'appVersion=1.0')).toMatchObject({ value: 5 });
  expect(await figure('activePeople', 'appVersion=1.0&browser=Chrome')).toMatchObject({ reason: 'small-group' });
  expect(await figure('stickiness', 'appVersion=2.0&browser=none')).toMatchObject({ reason: 'small-group' });
  // Of seven nothing is known: dan fay gus hal ivy jon kit; nor where those of the north say so, of whom hal is one.
  expect(await figure('activePeople', 'browser=@unknown')).toMatchObject({ value: 11 });
  expect(await figure('missRate', 'browser=Chrome')).toMatchObject({ reason: 'not-by-trait' });
});

test('apart by browser and version, where somebody may be in several groups, and of small ones nothing is told', async () => {
  // In 1.0 five, in 2.0 four of them; of eleven nothing is known, some of the time.
  expect(await askFor(`usage?${RANGE}&trait=@appVersion`)).toMatchObject({
    byTrait: [
      { value: null, share: measure('share-of-active', 11, 12) },
      { value: '1.0', share: measure('share-of-active', 5, 12) },
    ],
    untold: 1,
  });
  expect(await askFor(`features/export?${RANGE}&trait=@browser`)).toMatchObject({
    byTrait: [{ value: null, uses: 5, adoption: measure('feature-adoption', 3, 11) }],
    untold: 2,
  });
  const asked = { from: '2026-09-28', to: '2026-11-01', steps: [{ name: 'page.viewed', path: '/orders' }] };
  const by = await manage('POST', '/api/apps/demo/metrics/funnel', { ...asked, by: '@appVersion' });
  expect(await by.json()).toMatchObject({ rows: [{ value: '1.0', steps: [{ people: 5 }] }], untold: 1 });
});

test('a figure over the days apart: each group as if it had been asked for alone', async () => {
  const apart = async (name: string, about: string) => ask(`figures/${name}/apart?${RANGE}&${about}`);
  const { body: byVersion } = await apart('activePeople', 'by=@appVersion');
  expect(byVersion).toMatchObject({
    by: '@appVersion',
    groups: [
      { value: null, whole: { value: 11 } },
      { value: '1.0', whole: { value: 5 } },
    ],
    untold: 1,
  });
  const alone = (await ask(`figures/activePeople/trend?${RANGE}&appVersion=1.0`)).body;
  expect((byVersion as FigureApart).groups[1]).toEqual({ value: '1.0', ...(alone as FigureTrend) });
  // Of people; of whoever has no site, or sits with fewer than four others, there is no line.
  expect((await apart('activePeople', 'by=site')).body).toMatchObject({
    groups: [{ value: 'north', whole: { value: 5 } }],
  });
  const sales = encodeURIComponent('{"trait":"department","value":"sales"}');
  for (const wrong of ['by=', `by=site&population=${sales}`]) {
    expect((await apart('activePeople', wrong)).body).toMatchObject({ code: 'invalid-by' });
  }
});

test('what nobody did has no share: no data is not 0 %', async () => {
  const none = { numerator: 0, denominator: 0, value: null };
  expect(await askFor('usage?from=2026-09-01&to=2026-09-02')).toMatchObject({
    ...{ people: 0, sessionsEach: none, minutesEach: none, stickiness: none },
    days: [{ people: 0 }, { people: 0 }],
  });
  expect(await askFor('features?from=2026-09-01&to=2026-09-01')).toMatchObject({
    features: [{ people: 0, uses: 0, adoption: none, trend: [{ uses: 0, adoption: none }] }],
  });
});

test('adoption of a feature, over the range, day by day, and by department', async () => {
  expect(await askFor('features?from=2026-10-05&to=2026-10-06')).toEqual({
    range: { from: '2026-10-05', to: '2026-10-06', timeZone: 'Europe/Berlin' },
    features: [
      {
        ...{ featureId: 'export', name: 'Export', people: 1, uses: 1 },
        adoption: measure('feature-adoption', 1, 3),
        trend: [
          { from: '2026-10-05', to: '2026-10-05', uses: 1, adoption: measure('feature-adoption', 1, 2) },
          { from: '2026-10-06', to: '2026-10-06', uses: 0, adoption: measure('feature-adoption', 0, 1) },
        ],
      },
    ],
  });
  const long = await askFor('features?from=2026-08-01&to=2026-11-01');
  expect(long).toMatchObject({ features: [{ people: 7, uses: 12, trend: { length: 14 } }] });
  expect(await askFor(`features/export?${RANGE}&trait=department`)).toMatchObject({ byTrait: [], untold: 4 });
  expect(await askFor(`features/export?${RANGE}&trait=site`)).toEqual({
    range: { from: '2026-09-28', to: '2026-11-01', timeZone: 'Europe/Berlin' },
    feature: FEATURE,
    use: {
      ...{ featureId: 'export', name: 'Export', people: 7, uses: 12 },
      adoption: measure('feature-adoption', 7, 12),
    },
    byTrait: [
      // fay 3, ivy 1, jon 1, lea 1; of the north ada 4, cat 1, eve 1.
      { value: null, uses: 6, adoption: measure('feature-adoption', 4, 7) },
      { value: 'north', uses: 6, adoption: measure('feature-adoption', 3, 5) },
    ],
  });
});

test('pages, the ones that follow, what is clicked, and where people are stuck', async () => {
  expect(await askFor(`pages?${RANGE}&limit=1`)).toMatchObject({
    pages: [{ path: '/home', views: 25, people: 12, share: measure('share-of-active', 12, 12) }],
  });
  expect(await askFor(`pages/next?${RANGE}&path=/orders`)).toMatchObject({
    from: '/orders',
    next: [{ path: '/orders/new', people: 2, times: 2, share: measure('next-page', 2, 2) }],
  });
  expect(await askFor(`elements?${RANGE}`)).toMatchObject({
    elements: [
      {
        ...{ element: EXPORT, clicks: 12, share: measure('share-of-active', 7, 12) },
        features: [{ featureId: 'export', name: 'Export' }],
      },
      { clicks: 1, features: [] },
    ],
  });
  expect(await askFor(`frustration?${RANGE}`)).toMatchObject({
    places: [
      { path: '/home', element: EXPORT, rage: 2, dead: 1, error: 0, abandoned: 0, stuck: measure('stuck', 3, 12) },
      { path: '/orders/new', abandoned: 1, stuck: measure('stuck', 1, 12) },
    ],
  });
});

test('who came again, for whole weeks that are over', async () => {
  const share = (part: number, whole: number) => measure('retention', part, whole);
  expect(await askFor('retention?from=2026-10-17&to=2026-11-02')).toMatchObject({
    weeks: [
      { from: '2026-10-19', to: '2026-10-25' },
      { from: '2026-10-26', to: '2026-11-01' },
    ],
    cohorts: [
      { people: 2, weeks: [share(2, 2), share(1, 2)] },
      { people: 1, weeks: [share(1, 1)] },
    ],
  });
  clock.time = Date.parse('2026-11-01T23:59:59+01:00');
  expect(await askFor('retention?from=2026-10-19&to=2026-11-01')).toMatchObject({
    cohorts: [{ weeks: [share(2, 2), null] }, { weeks: [null] }],
  });
  clock.time += 12 * 3_600_000 + 1_000;
});

test('a funnel of pages, events and features', async () => {
  const ask = async (body: object) => {
    const answer = await manage('POST', '/api/apps/demo/metrics/funnel', {
      from: '2026-09-28',
      to: '2026-11-01',
      ...body,
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const steps = [{ path: '/orders' }, { path: '/orders/new' }, { name: 'form.submitted' }];
  const step = (people: number, first: number, before: number) => ({
    people,
    ofFirst: measure('funnel-of-first', people, first),
    ofPrevious: measure('funnel-of-previous', people, before),
  });
  expect(await ask({ steps })).toMatchObject({
    status: 200,
    body: { rows: [{ steps: [step(5, 5, 5), step(4, 5, 5), step(3, 5, 4)] }] },
  });
  const home = ['/home', '/orders'].map((path) => ({ name: 'page.viewed', path }));
  expect(await ask({ steps: home, by: 'site', withinMs: 3_600_000 })).toMatchObject({
    // All twelve came by home; of the north ada and ben went on to the orders, and of the others lea.
    body: {
      rows: [
        { value: null, steps: [{ people: 7 }, { people: 1 }] },
        { value: 'north', steps: [{ people: 5 }, { people: 2 }] },
      ],
    },
  });
  // Three of sales, and two others who saw the orders.
  expect(await ask({ steps, by: 'department' })).toMatchObject({ body: { rows: [], untold: 2 } });
  expect(await ask({ steps, who: { department: ['sales'] } })).toMatchObject({ body: { code: 'small-group' } });
  expect(await ask({ steps: [{ featureId: 'export' }] })).toMatchObject({
    body: { rows: [{ steps: [{ people: 7 }] }] },
  });
  expect(await ask({ steps: [{ featureId: 'gone' }] })).toMatchObject({ status: 404 });
  expect(await ask({ steps: [{}] })).toMatchObject({ status: 422 });
  expect(await ask({ steps, from: '2026-13-01' })).toMatchObject({ status: 422, body: { code: 'invalid-range' } });
});

test('single events, page by page', async () => {
  const first = await askFor(`events?${RANGE}&name=form.submitted&limit=3`);
  expect(first).toMatchObject({
    events: [{ visitorId: 'gus' }, { visitorId: 'lea' }, { visitorId: 'ben', path: '/orders/new', seq: 1 }],
  });
  const { next } = first as { next: string };
  expect(await askFor(`events?${RANGE}&name=form.submitted&limit=3&before=${next}`)).toMatchObject({
    events: [{ visitorId: 'ada', props: { fields: 3, durationMs: 40_000 } }],
    next: null,
  });
  expect(await askFor(`events?${RANGE}&visitorId=x-lea&path=/orders/*`)).toMatchObject({ events: { length: 3 } });
  expect(await askFor(`events?${RANGE}&guideId=welcome&stepId=hello`)).toMatchObject({
    events: [{ visitorId: 'cat', guideId: 'welcome', version: 1, stepId: 'hello' }],
  });
});

test('what people did after a page or before an event, and who they are', async () => {
  const step = (nodeId: string, sessions: number) => ({ nodeId, sessions });
  expect(await askFor(`walks?${RANGE}&path=/home&name=page.viewed&steps=1`)).toMatchObject({
    ...{ way: 'after', start: { path: '/home', name: 'page.viewed' }, sessions: 25, people: 12 },
    nodes: [step('0', 25), step('1 /orders', 3), step('1 end', 22)],
    links: [
      { from: '0', to: '1 end', people: 12, share: measure('walk', 22, 25) },
      { from: '0', to: '1 /orders', people: 3, share: measure('walk', 3, 25) },
    ],
  });
  expect(await askFor(`walks?${RANGE}&name=form.submitted&way=before`)).toMatchObject({
    nodes: [step('0', 4), step('1 /orders', 1), step('1 end', 3), step('2 /home', 1), step('3 end', 1)],
  });
  expect(await askFor(`people?${RANGE}&name=form.submitted&limit=1`)).toMatchObject({
    ...{ people: 4, list: [{ visitorId: 'gus', times: 1 }] },
  });
  expect(await askFor(`people?${RANGE}&who={"site":["north"]}`)).toMatchObject({ people: 5 });
});

test.each([
  ['walks?way=after', 'invalid-start'],
  ['walks?path=/home&way=around', 'invalid-way'],
  ['walks?path=/home&steps=7', 'invalid-steps'],
  [`walks?path=/home&who={"department":["it"]}`, 'small-group'],
  [`people?${RANGE}&who={"department":["it"]}`, 'small-group'],
  [`usage?${RANGE}&who={"department":["it"]}`, 'small-group'],
  [`features?${RANGE}&who={"department":["it"]}`, 'small-group'],
  [`features/export?${RANGE}&who={"department":["it"]}`, 'small-group'],
  [`retention?${RANGE}&who={"department":["it"]}`, 'small-group'],
  ['usage?who=[', 'invalid-who'],
  ['usage?who={"department":"sales"}', 'invalid-who'],
  ['retention?who=1', 'invalid-who'],
  ['pages?limit=0', 'invalid-limit'],
  ['pages?limit=201', 'invalid-limit'],
  ['elements?limit=1e2', 'invalid-limit'],
  ['pages/next', 'invalid-path'],
  ['events?before=yesterday', 'invalid-before'],
  ['events?from=2026-02-30', 'invalid-range'],
])('%s is refused as %s', async (path, code) => {
  expect(await ask(path)).toMatchObject({ status: 422, body: { code } });
});

test('a question about an app or a feature that is not there is answered so', async () => {
  expect((await ask('features/gone')).status).toBe(404);
  for (const path of [
    'usage',
    'features',
    'pages',
    'elements',
    'frustration',
    'retention',
    'events',
    'friction',
    'walks',
    'people',
    'clients',
  ]) {
    expect((await manage('GET', `/api/apps/none/metrics/${path}`)).status).toBe(404);
  }
  expect((await manage('POST', '/api/apps/none/metrics/funnel', { steps: [{ name: 'x' }] })).status).toBe(404);
});
