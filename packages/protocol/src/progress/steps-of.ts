import type { Guide } from '../schema/guide.ts';

/** What a funnel of a guide counts: its steps, questions or items, with what they are called. Hidden steps are not seen. */
export function stepsOf(guide: Guide): { stepId: string; title: string }[] {
  switch (guide.kind) {
    case 'walkthrough':
      return guide.steps.flatMap((step) =>
        step.type === 'hidden' ? [] : [{ stepId: step.stepId, title: step.title }],
      );
    case 'survey':
      return guide.questions.map(({ questionId, title }) => ({ stepId: questionId, title }));
    case 'checklist':
      return guide.items.map(({ itemId, title }) => ({ stepId: itemId, title }));
    default:
      return [];
  }
}
