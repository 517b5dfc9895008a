import type { Question, Survey } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { following, isEmpty, isLast, wireOf } from './flow.ts';

const text = (questionId: string): Question => ({ type: 'text', questionId, title: questionId });
const survey = (...questions: Question[]): Survey => ({
  ...{ kind: 'survey', guideId: 's', title: 'S', trigger: { on: 'call' } },
  questions,
});
const nps: Question = {
  ...{ type: 'nps', questionId: 'nps', title: 'NPS' },
  branches: [
    { in: [0, 1, 2], go: 'why' },
    { in: [9, 10], go: 'end' },
  ],
};
const pick: Question = {
  ...{ type: 'multiple', questionId: 'pick', title: 'Pick' },
  options: [
    { optionId: 'a', label: 'A' },
    { optionId: 'b', label: 'B' },
  ],
  branches: [{ in: ['b'], go: 'last' }, { go: 'end' }],
};

test('the first branch that fits leads on; else the next question', () => {
  const one = survey(nps, text('next'), text('why'));
  const to = (answer?: number) => following(one, nps, answer)?.questionId;
  expect([to(0), to(5), to(10), to(undefined)]).toEqual(['why', 'next', undefined, 'next']);
  const two = survey(pick, text('next'), text('last'));
  expect(following(two, pick, ['a', 'b'])?.questionId).toBe('last');
  expect(following(two, pick, ['a'])).toBeUndefined();
  const lost = { ...text('lost'), branches: [{ go: 'nowhere' }] };
  expect(following(survey(lost, text('next')), lost, 'x')?.questionId).toBe('next');
});

test('it is known when nothing can follow', () => {
  const last = text('last');
  expect(isLast(survey(nps, last), last)).toBe(true);
  expect(isLast(survey(nps, last), nps)).toBe(false);
  const away = { ...text('away'), branches: [{ go: 'end' }] };
  expect(isLast(survey(away, last), away)).toBe(true);
});

test('nought is an answer, blanks are none; options are joined by commas', () => {
  expect([0, [], '  ', undefined, ['a'], 'x'].map(isEmpty)).toEqual([false, true, true, true, false, false]);
  expect([wireOf(0), wireOf(['a', 'b']), wireOf(' hm ')]).toEqual([0, 'a,b', 'hm']);
});
