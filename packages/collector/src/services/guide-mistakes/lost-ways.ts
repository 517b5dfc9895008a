import type { Guide } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { walk } from '@handrail/protocol/text';

/** Branches and buttons that lead to a step or a question that the guide does not have. */
export function findLostWays(guide: Guide): Issue[] {
  const steps = new Set(guide.kind === 'walkthrough' ? guide.steps.map(({ stepId }) => stepId) : []);
  const questions = new Set(guide.kind === 'survey' ? guide.questions.map(({ questionId }) => questionId) : []);
  const branched = guide.kind === 'survey' ? { ids: questions, noun: 'question' } : { ids: steps, noun: 'step' };
  return [...walk(guide)].flatMap(({ value, name, path }) => {
    if (typeof value !== 'string') return [];
    if (name === 'go' && value !== 'end' && !branched.ids.has(value)) {
      return [{ path, message: `leads to "${value}", but the guide has no such ${branched.noun}` }];
    }
    // Of an action; that of a step itself is one directly within `steps`.
    if (name === 'stepId' && /\/actions\/\d+\/stepId$/.test(path) && !steps.has(value)) {
      return [{ path, message: `leads to "${value}", but the guide has no such step` }];
    }
    return [];
  });
}
