import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../conditions/facts.ts';
import { inAudience } from '../conditions/in-audience.ts';
import type { Condition } from '../schema/condition.ts';
import { explainCondition } from './explain-condition.ts';
import type { Reason } from './reason.ts';
import { english } from './texts-en.ts';

const facts: Facts = {
  page: { path: '/orders', query: '?a=1', hash: '' },
  traits: { department: 'IT', level: 3 },
  now: Date.UTC(2026, 10, 22, 8, 30),
  clock: { minutes: 510, weekday: 7 },
  locale: 'de-AT',
  appVersion: '4.1',
  segments: [{ segmentId: 'new', name: 'New people', when: { type: 'trait', name: 'level', atMost: 1 } }],
  history: (guideId) => (guideId === 'first' ? { guideId, completedAt: Date.UTC(2026, 10, 1) } : undefined),
  events: (name) => (name === 'saved' ? 2 : 0),
  element: ({ id }) => (id === 'save' ? { disabled: true, text: ' Save ' } : undefined),
};
const words = (condition: Condition) => explainCondition(condition, facts, { texts: english }).map((one) => one.words);

describe('in words', () => {
  test.each<[Condition, string]>([
    [
      { type: 'trait', name: 'department', in: ['Finance', 'HR'] },
      'the trait “department” is “IT”, not one of “Finance”, “HR”',
    ],
    [{ type: 'trait', name: 'department', in: ['IT'] }, 'the trait “department” is “IT”'],
    [{ type: 'trait', name: 'level', atLeast: 4, atMost: 9 }, 'the trait “level” is 3, not at least 4 and at most 9'],
    [{ type: 'trait', name: 'country' }, 'the trait “country” is not known'],
    [{ type: 'page', path: '/suppliers' }, 'the page is /orders?a=1, which does not fit /suppliers'],
    [{ type: 'page', path: '/orders' }, 'the page is /orders?a=1, which fits /orders'],
    [
      { type: 'guide', guideId: 'first', state: 'completed', days: 7 },
      'the guide “first” was not completed within 7 days: last on 2026-11-01 00:00 UTC',
    ],
    [{ type: 'guide', guideId: 'other', state: 'started' }, 'the guide “other” was not started'],
    [
      { type: 'event', name: 'saved', times: 3, days: 1 },
      '“saved” happened 2 times within a day, not at least 3 times',
    ],
    [{ type: 'event', name: 'opened' }, '“opened” happened never, not at least once'],
    [
      { type: 'element', target: { v: 1, id: 'save' }, disabled: false },
      'the element “save” is disabled, and should be enabled',
    ],
    [
      { type: 'element', target: { v: 1, id: 'save' }, text: 'Send' },
      'the element “save” says “Save”, and should hold “Send”',
    ],
    [{ type: 'element', target: { v: 1, label: 'Send' } }, 'the element “Send” is not to be seen on the page'],
    [
      { type: 'time', from: '09:00', to: '17:00', weekdays: [1, 2] },
      'it is Sunday 08:30, not between 09:00 and 17:00 and on Monday, Tuesday',
    ],
    [{ type: 'time', after: Date.UTC(2026, 10, 23) }, 'it is 2026-11-22 08:30 UTC, not from 2026-11-23 00:00 UTC on'],
    [{ type: 'locale', in: ['fr', 'it'] }, 'the language is “de-AT”, not one of “fr”, “it”'],
    [{ type: 'device', in: ['phone'] }, 'the device is not known'],
    [{ type: 'app-version', atLeast: '4.2' }, 'the version of the application is “4.1”, not at least “4.2”'],
    [{ type: 'segment', segmentId: 'new' }, 'the visitor is not in the segment “New people”'],
    [{ type: 'segment', segmentId: 'gone' }, 'there is no segment “gone”'],
  ])('%j: %s', (condition, expected) => {
    expect(words(condition)).toEqual([expected]);
  });

  test('a type of a newer release is said to be unknown', () => {
    const newer: unknown = { type: 'weather' };
    // What a newer collector may send is not of our types.
    expect(explainCondition(newer as Condition, facts, { texts: english })).toEqual([
      { holds: false, words: 'a condition of type “weather” is not known here' },
    ]);
  });
});

test('no condition needs no reason; all of several are told one by one, the others with their parts', () => {
  const yes: Condition = { type: 'page', path: '/orders' };
  const no: Condition = { type: 'device', in: ['phone'] };
  expect(explainCondition(undefined, facts, { texts: english })).toEqual([]);
  const reasons = explainCondition(
    { type: 'all', of: [yes, { type: 'any', of: [no, yes] }, { type: 'not', of: yes }] },
    facts,
    { texts: english },
  );
  expect(reasons.map(({ holds, of }) => [holds, of?.map((one) => one.holds)])).toEqual([
    [true, undefined],
    [true, [false, true]],
    [false, [true]],
  ]);
});

test('it never says anything else than the evaluator, whatever the nesting', () => {
  const leaf = fc.constantFrom<Condition>(
    { type: 'page', path: '/orders' },
    { type: 'page', path: '/x' },
    { type: 'trait', name: 'level', atLeast: 2 },
    { type: 'segment', segmentId: 'new' },
  );
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { maxLength: 4 }) }),
      fc.record({ type: fc.constant('not' as const), of: tie('tree') }),
    ),
  }));
  const consistent = ({ holds, words: said, of }: Reason): boolean =>
    typeof holds === 'boolean' && said !== '' && (of ?? []).every(consistent);
  fc.assert(
    fc.property(tree, (condition) => {
      const reasons = explainCondition(condition, facts, { texts: english });
      expect(reasons.every(({ holds }) => holds)).toBe(inAudience(condition, facts));
      expect(reasons.every(consistent)).toBe(true);
    }),
  );
});

test('what hangs on a fact that is known elsewhere is said so, and nothing else is', () => {
  const leaf = fc.constantFrom<Condition>(
    { type: 'page', path: '/orders' },
    { type: 'page', path: '/suppliers' },
    { type: 'trait', name: 'level', atLeast: 2 },
    { type: 'trait', name: 'level', atLeast: 9 },
  );
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ type: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ type: fc.constant('not' as const), of: tie('tree') }),
    ),
  }));
  const pages = ['/orders', '/suppliers', '/'].map((path) => ({ ...facts, page: { path, query: '', hash: '' } }));
  const isKnown = (what: object): boolean => !('type' in what && what.type === 'page');
  fc.assert(
    fc.property(tree, (condition) => {
      const reason = explainCondition({ type: 'any', of: [condition] }, facts, { texts: english, isKnown })[0];
      const answers = new Set(pages.map((one) => inAudience(condition, one)));
      if (!reason?.inPage) expect([...answers]).toEqual([reason?.holds]);
    }),
  );
  expect(
    explainCondition({ type: 'not', of: { type: 'page', path: '/x' } }, facts, { texts: english, isKnown }),
  ).toEqual([
    {
      ...{ holds: false, inPage: true, words: 'this must not hold' },
      of: [{ holds: false, inPage: true, words: 'the page has to fit /x' }],
    },
  ]);
});
