import { describe, expect, test } from 'vitest';
import { judgeCriterion, type ToJudge } from './judge.ts';

// Ten days: at the end of 1 May a tenth of the way lies behind, at the end of 10 May all of it.
const base: ToJudge = {
  criterion: { comparison: 'at-least', target: 0.8, by: '2026-05-10' },
  ...{ isLive: true, goLive: '2026-05-01', today: '2026-05-05', before: 0.3, now: 0.5 },
};
const judge = (more: Partial<ToJudge>) => judgeCriterion({ ...base, ...more });
const standing = (more: Partial<ToJudge>) => judge(more).standing;
const atMost = { comparison: 'at-most', target: 4, by: '2026-05-10' } as const;

describe('before its day is over', () => {
  test('a value on the line is on track, one beneath it is not', () => {
    expect(judge({ now: 0.55 })).toEqual({ standing: 'on-track', expected: 0.55 });
    expect(judge({ now: 0.5499 })).toEqual({ standing: 'off-track', expected: 0.55 });
  });

  test('the line has gone one day’s way at the end of the first day, and all of it at the end of the last', () => {
    expect(judge({ today: '2026-05-01' }).expected).toBeCloseTo(0.35);
    expect(judge({ today: '2026-05-10' }).expected).toBeCloseTo(0.8);
    expect(standing({ today: '2026-05-10', now: 0.8 })).toBe('on-track');
  });

  test('where less is better the line falls, and whoever is beneath it is on track', () => {
    const falling = { criterion: atMost, before: 9 };
    expect(judge({ ...falling, now: 6.5 })).toEqual({ standing: 'on-track', expected: 6.5 });
    expect(standing({ ...falling, now: 6.6 })).toBe('off-track');
  });

  test('what was good enough before is to stay so', () => {
    expect(judge({ before: 0.9, now: 0.79 })).toEqual({ standing: 'off-track', expected: 0.8 });
    expect(standing({ before: 0.9, now: 0.8 })).toBe('on-track');
    expect(judge({ criterion: atMost, before: 1, now: 4 })).toEqual({ standing: 'on-track', expected: 4 });
  });

  test('without a value before, what is to rise begins at nothing, and what is to stay small has its target', () => {
    expect(judge({ before: null }).expected).toBeCloseTo(0.4);
    expect(judge({ criterion: atMost, before: null }).expected).toBe(4);
    expect(judge({ criterion: { ...base.criterion, target: -20 }, before: null, now: -20 }).standing).toBe('on-track');
  });

  test('a criterion of one day has the target from its morning on', () => {
    const oneDay = { criterion: { ...base.criterion, by: '2026-05-01' }, today: '2026-05-01' };
    expect(judge(oneDay)).toEqual({ standing: 'off-track', expected: 0.8 });
  });
});

describe('when its day is over', () => {
  test('the target itself is enough, either way', () => {
    expect(judge({ today: '2026-05-11', now: 0.8 })).toEqual({ standing: 'met', expected: null });
    expect(standing({ today: '2026-05-11', now: 0.7999 })).toBe('not-met');
    expect(standing({ criterion: atMost, today: '2026-05-11', now: 4 })).toBe('met');
    expect(standing({ criterion: atMost, today: '2026-05-11', now: 4.01 })).toBe('not-met');
  });
});

test('nothing is judged before go-live, nor of a rollout that is not live', () => {
  expect(judge({ today: '2026-04-30' })).toEqual({ standing: 'not-begun', expected: null });
  expect(standing({ today: '2026-05-01' })).not.toBe('not-begun');
  expect(standing({ isLive: false, today: '2026-05-11' })).toBe('not-begun');
});

test('without a number there is no judgement, before its day and after', () => {
  expect(judge({ now: null })).toEqual({ standing: 'not-measurable', expected: null });
  expect(standing({ now: null, today: '2026-05-11' })).toBe('not-measurable');
});
