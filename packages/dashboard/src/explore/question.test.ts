import { expect, test } from 'vitest';
import { exploreHref, parseRoute, withChoice } from '../route.ts';
import { stepsOf, valueOf } from '@handrail/protocol/explore';

test('the address holds the question, whatever stands in it', () => {
  const ask = { kind: 'funnel', steps: '/orders/*\nform.submitted', by: 'a & b', hours: '2' } as const;
  const href = exploreHref('demo', { last: 7 }, ask);
  expect(parseRoute(href)).toEqual({ page: 'explore', appId: 'demo', choice: { last: 7 }, ask });
  expect(withChoice(parseRoute(href), { last: 7 })).toBe(href);
  expect(parseRoute('#/apps/demo/explore?ask=nonsense&figure= ')).toMatchObject({ ask: { kind: 'trend' } });
});

test('steps are pages or events, and values what they look like', () => {
  expect(stepsOf(' /orders/* \n\nform.submitted')).toEqual([
    { name: 'page.viewed', path: '/orders/*' },
    { name: 'form.submitted' },
  ]);
  expect(['12', '-1.5', 'true', '1e9', 'Sales'].map(valueOf)).toEqual([12, -1.5, true, '1e9', 'Sales']);
});
