import type { Guide, Question } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** Branches of a survey that wait for an answer which their question cannot have. */
export function findUnfitBranches(guide: Guide): Issue[] {
  if (guide.kind !== 'survey') return [];
  return guide.questions.flatMap((question, at) =>
    (question.branches ?? []).flatMap((branch, index) =>
      (branch.in ?? []).flatMap((answer, place) =>
        canAnswer(question, answer)
          ? []
          : [
              {
                path: `/questions/${at}/branches/${index}/in/${place}`,
                message: `is no answer to this question; ${answersOf(question)}`,
              },
            ],
      ),
    ),
  );
}

function canAnswer(question: Question, answer: string | number): boolean {
  switch (question.type) {
    case 'nps':
      return typeof answer === 'number';
    case 'rating':
      return typeof answer === 'number' && answer >= 1 && answer <= (question.of ?? 5);
    case 'single':
    case 'multiple':
      return question.options.some(({ optionId }) => optionId === answer);
    case 'text':
      return false;
  }
}

function answersOf(question: Question): string {
  switch (question.type) {
    case 'nps':
      return 'answers are 0 to 10';
    case 'rating':
      return `answers are 1 to ${question.of ?? 5}`;
    case 'single':
    case 'multiple':
      return `answers are ${question.options.map(({ optionId }) => optionId).join(', ')}`;
    case 'text':
      return 'branch without "in" after a text';
  }
}
