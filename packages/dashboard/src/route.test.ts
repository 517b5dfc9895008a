import { expect, test } from 'vitest';
import { eventsHref, guideHref, guidesHref, healthHref, parseRoute, usageHref, withChoice } from './route.ts';

test.each(['', '#', '#/', '#/apps', '#/apps/'])('%j is the start', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'home' });
});

test('a sign-in link carries its token', () => {
  expect(parseRoute('#/sign-in/ab-_9')).toEqual({ page: 'sign-in', token: 'ab-_9' });
});

test('the list of guides has two spellings', () => {
  const route = { page: 'guides', appId: 'demo', choice: { last: 28 } };
  expect(parseRoute('#/apps/demo')).toEqual(route);
  expect(parseRoute('#/apps/demo/guides')).toEqual(route);
});

test('a guide is found again by its own address, with its range', () => {
  const choice = { from: '2026-01-01', to: '2026-01-31' };
  const href = guideHref('demo', 'first-request', choice);
  expect(href).toBe('#/apps/demo/guides/first-request?from=2026-01-01&to=2026-01-31');
  expect(parseRoute(href)).toEqual({ page: 'guide', appId: 'demo', guideId: 'first-request', choice });
});

test('hostile parts of an address stay one part', () => {
  const href = guideHref('a/../b', '"><img src=x>?from=1#');
  expect(parseRoute(href)).toMatchObject({ appId: 'a/../b', guideId: '"><img src=x>?from=1#' });
});

test('a broken escape is taken as it stands', () => {
  expect(parseRoute('#/apps/%E0%A4%A')).toMatchObject({ page: 'guides', appId: '%E0%A4%A' });
});

test.each(['#/nowhere', '#/apps/demo/tickets', '#/apps/demo/guides/x/y', '#/sign-in', '#/sign-in/a/b'])(
  '%s is no page of ours',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'unknown' });
  },
);

test('another window keeps the page', () => {
  expect(withChoice(parseRoute('#/apps/demo/guides/g'), { last: 7 })).toBe('#/apps/demo/guides/g?last=7');
  expect(withChoice(parseRoute('#/apps/demo?last=7'), { last: 28 })).toBe(guidesHref('demo'));
});

test('health is found again, with its days', () => {
  const hash = healthHref('demo', { last: 7 });
  expect(parseRoute(hash)).toEqual({ page: 'health', appId: 'demo', choice: { last: 7 } });
  expect(withChoice(parseRoute(hash), { last: 28 })).toBe(healthHref('demo'));
});

test('usage and its single events are found again, with what was asked for', () => {
  expect(parseRoute(usageHref('demo', { last: 7 }))).toEqual({ page: 'usage', appId: 'demo', choice: { last: 7 } });
  const filter = { name: 'page.viewed', path: '/a?b=&c#d/*', visitorId: '"><img src=x>' };
  for (const choice of [{ last: 28 }, { from: '2026-01-01', to: '2026-01-31' }]) {
    const route = parseRoute(eventsHref('demo', choice, filter));
    expect(route).toEqual({ page: 'events', appId: 'demo', choice, filter });
    expect(parseRoute(withChoice(route, { last: 7 }))).toEqual({ ...route, choice: { last: 7 } });
  }
  expect(eventsHref('demo', { last: 28 }, {})).toBe('#/apps/demo/usage/events');
  expect(parseRoute('#/apps/demo/usage/events?name=%20&other=1')).toMatchObject({ filter: {} });
});
