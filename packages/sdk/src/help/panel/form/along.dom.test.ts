import { afterEach, expect, test } from 'vitest';
import type { HelpContext } from '../../context.ts';
import type { Trail } from '../../trail.ts';
import { collectAlong } from './along.ts';

const before = document.title;
afterEach(() => {
  document.title = before;
});

interface Known {
  path?: string;
  appVersion?: string;
  trail?: Partial<{ [K in keyof Trail]: ReturnType<Trail[K]> }>;
}

/** What goes along of a page in which this is known. */
function along({ path = '/orders', appVersion, trail = {} }: Known = {}) {
  const facts = () => ({ page: { path, hash: '' }, ...(appVersion !== undefined && { appVersion }) });
  return collectAlong({
    context: { facts } as unknown as HelpContext, // all of it that is looked at
    trail: {
      ...{ steps: () => trail.steps ?? [], missed: () => trail.missed ?? [], guide: () => trail.guide },
      ...{ consoleErrors: () => trail.consoleErrors ?? [], failedRequests: () => trail.failedRequests ?? [] },
      stop: () => undefined,
    },
    locale: 'en',
  });
}
/** Every text in something, however deep. */
const wordsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsIn)
      : [];
const parts = (known?: Known) => along(known).map(({ part }) => part);

test('of what is not there nothing is said', () => {
  expect(parts()).toEqual(['page', 'browser', 'viewport', 'locale']);
  expect(parts({ appVersion: '4.2.0', trail: { guide: { guideId: 'g', version: 2 } } })).toEqual([
    ...['page', 'appVersion', 'browser', 'viewport', 'locale', 'guide'],
  ]);
});

test('nothing goes that is not shown', () => {
  const at = 1_750_000_000_000;
  const all = along({
    appVersion: '4.2.0',
    trail: {
      guide: { guideId: 'budget', version: 2, stepId: 'line' },
      missed: [{ guideId: 'budget', stepId: 'line', reason: 'no-match', at }],
      steps: [{ at, name: 'page.viewed', path: '/orders' }],
      consoleErrors: [{ at, message: 'TypeError' }],
      failedRequests: [{ at, method: 'FETCH', path: '/prices', status: 500 }],
    },
  });
  expect(all).toHaveLength(10);
  for (const { part, value, lines } of all) {
    expect(Object.keys(value), part).toEqual([part]);
    for (const word of wordsIn(value)) expect(lines.join(' '), part).toContain(word);
  }
});

test('ids and names in addresses and titles are masked before they are shown', () => {
  document.title = 'Order of peter.smith@example.com';
  const path = '/people/peter.smith@example.com/123456789';
  const steps = [{ at: 1, name: 'page.viewed', path }];
  const failedRequests = [{ at: 1, method: 'XHR', path, status: 404 }];
  const said = JSON.stringify(along({ path, trail: { steps, failedRequests } }));
  expect(said).not.toMatch(/peter\.smith/);
  expect(said).toContain('/people/');
});

test('the browser is told by its name and main version, as it tells every server', () => {
  const { value } = along().find(({ part }) => part === 'browser') ?? {};
  expect(value?.browser).toMatchObject({
    name: expect.stringMatching(/^Chrom/),
    version: expect.stringMatching(/^\d+$/),
  });
});
