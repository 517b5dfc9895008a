import type { Question, Survey } from '@handrail/protocol';

/** What the visitor gave: a number on a scale, ids of options, or words. */
export type Answer = number | readonly string[] | string;

export const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  (typeof answer !== 'number' && (typeof answer === 'string' ? answer.trim() : answer).length === 0);

/** An answer as it goes on the wire. */
export const wireOf = (answer: Answer): string | number =>
  typeof answer === 'number' ? answer : typeof answer === 'string' ? answer.trim() : answer.join(',');

/** The question that follows an answer; without one, or with `end`, the thanks. */
export function following({ questions }: Survey, question: Question, answer: Answer | undefined): Question | undefined {
  const given: readonly (string | number)[] = isEmpty(answer)
    ? []
    : typeof answer === 'object'
      ? answer
      : answer === undefined
        ? []
        : [answer];
  const branch = question.branches?.find((one) => !one.in || one.in.some((value) => given.includes(value)));
  if (branch?.go === 'end') return undefined;
  const to = branch && questions.find(({ questionId }) => questionId === branch.go);
  return to ?? questions[questions.indexOf(question) + 1];
}

/** Whether nothing can follow, whatever the answer. */
export function isLast(survey: Survey, question: Question): boolean {
  const goes = (question.branches ?? []).map(({ go }) => go);
  const isAlways = question.branches?.some((one) => !one.in && one.go === 'end');
  return isAlways || (!goes.some((go) => go !== 'end') && survey.questions.at(-1) === question);
}
