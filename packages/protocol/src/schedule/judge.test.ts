import { describe, expect, test } from 'vitest';
import type { Condition } from '../schema/condition.ts';
import type { GuideHistory } from '../schema/history.ts';
import type { Trigger } from '../schema/trigger.ts';
import { isInterrupting, judge, type Schedulable, type Situation } from './judge.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const walkthrough: Schedulable = { kind: 'walkthrough', guideId: 'g', trigger: { on: 'page' } };
const banner: Schedulable = { ...walkthrough, kind: 'banner' };

function situation(more: Partial<Situation> = {}, history: Omit<GuideHistory, 'guideId'> = {}): Situation {
  return {
    facts: { page: { path: '/orders', hash: '' }, traits: {}, now: NOW, clock: { minutes: 720, weekday: 1 } },
    history: (guideId) => ({ guideId, ...history }),
    limits: undefined,
    shownToday: 0,
    busy: false,
    fired: () => false,
    isFor: () => true,
    ...more,
  };
}
const why = (guide: Partial<Schedulable>, now: Situation): string => {
  const verdict = judge({ ...walkthrough, ...guide }, now);
  return verdict.due ? 'due' : verdict.why;
};

test('a guide of which nothing is known is due on its page', () => {
  expect(judge(walkthrough, situation())).toEqual({ due: true });
});

describe('triggers', () => {
  const by = (trigger: Trigger, fired = false) => why({ trigger }, situation({ fired: () => fired }));
  test('a page trigger is judged by the page, whatever has fired', () => {
    expect(by({ on: 'page', path: '/orders' })).toBe('due');
    expect(by({ on: 'page', path: '/suppliers' }, true)).toBe('elsewhere');
  });
  test.each(['call', 'link', 'checklist', 'help'] as const)('%s starts nothing by itself', (on) => {
    expect(by({ on }, true)).toBe('by-call');
  });
  test('others wait until they have fired', () => {
    expect([by({ on: 'exit' }), by({ on: 'exit' }, true)]).toEqual(['trigger', 'due']);
  });
  test('of several, one is enough; else the nearest is named', () => {
    const any = (...of: Extract<Trigger, { on: 'any' }>['of']) => by({ on: 'any', of });
    expect(any({ on: 'call' }, { on: 'page' })).toBe('due');
    expect(any({ on: 'call' }, { on: 'page', path: '/x' })).toBe('elsewhere');
    expect(any({ on: 'call' }, { on: 'page', path: '/x' }, { on: 'idle', seconds: 5 })).toBe('trigger');
    expect(any({ on: 'call' }, { on: 'help' })).toBe('by-call');
  });
});

test('somebody else’s guide is not due', () => {
  const audience: Condition = { type: 'trait', name: 'admin' };
  expect(why({ audience }, situation({ isFor: (asked) => asked.audience !== audience }))).toBe('audience');
});

describe('how often', () => {
  const frequency = (show: 'once' | 'until-completed' | 'always') => ({ frequency: { show } });
  test('once: until it is completed or closed, which is so without a word', () => {
    for (const guide of [{}, frequency('once')]) {
      expect(why(guide, situation({}, { startedAt: NOW - 1 }))).toBe('due');
      expect(why(guide, situation({}, { completedAt: NOW - DAY }))).toBe('completed');
      expect(why(guide, situation({}, { dismissedAt: NOW - DAY }))).toBe('seen');
    }
  });
  test('until completed: closed, it comes again', () => {
    expect(why(frequency('until-completed'), situation({}, { dismissedAt: 1 }))).toBe('due');
    expect(why(frequency('until-completed'), situation({}, { completedAt: 1 }))).toBe('completed');
  });
  test('every so many days, counted from the last that happened', () => {
    const every = { frequency: { show: 'every' as const, days: 7 } };
    expect(why(every, situation({}, { startedAt: NOW - 7 * DAY, completedAt: NOW - 7 * DAY }))).toBe('due');
    expect(why(every, situation({}, { startedAt: NOW - 7 * DAY, completedAt: NOW - 7 * DAY + 1 }))).toBe('too-soon');
    expect(why(every, situation())).toBe('due');
  });
  test('always means always, but not against the visitor’s own word', () => {
    expect(why(frequency('always'), situation({}, { completedAt: NOW, dismissedAt: NOW }))).toBe('due');
    expect(why(frequency('always'), situation({}, { mutedAt: 1 }))).toBe('muted');
    expect(why(frequency('always'), situation({}, { snoozedUntil: NOW + 1 }))).toBe('snoozed');
    expect(why(frequency('always'), situation({}, { snoozedUntil: NOW }))).toBe('due');
  });
});

describe('interrupting', () => {
  test('walkthroughs, announcements and surveys do', () => {
    const kinds = [
      'walkthrough',
      'announcement',
      'survey',
      'banner',
      'hint',
      'launcher',
      'checklist',
      'known-issue',
    ] as const;
    expect(kinds.filter((kind) => isInterrupting({ kind }))).toEqual(['walkthrough', 'announcement', 'survey']);
  });
  test.each<[string, Partial<Situation>]>([
    ['busy', { busy: true }],
    ['cap', { limits: { perDay: 2 }, shownToday: 2 }],
    ['cap', { limits: { perDay: 0 } }],
    ['quiet', { limits: { quiet: { from: '11:00', to: '13:00' } } }],
  ])('%s holds back what interrupts, and nothing else', (reason, more) => {
    expect(why(walkthrough, situation(more))).toBe(reason);
    expect(why(banner, situation(more))).toBe('due');
  });
  test('below the cap, and outside the quiet hours, it is due', () => {
    const limits = { perDay: 2, quiet: { from: '22:00', to: '07:00' } };
    expect(why(walkthrough, situation({ limits, shownToday: 1 }))).toBe('due');
  });
});
