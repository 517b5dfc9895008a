import type { GuideVersion } from '@handrail/protocol';
import { isRecord } from '../core/saved.ts';

const isId = (value: unknown): boolean => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isList = (value: unknown, isOne: (one: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isRecord(one) && isOne(one));

const isStep = (step: Record<string, unknown>): boolean =>
  isId(step.stepId) &&
  (step.type === 'hidden' ||
    (isText(step.title) &&
      Array.isArray(step.blocks) &&
      (step.type === 'dialog' || step.type === 'corner' || (step.type === 'tooltip' && isRecord(step.target)))));

const QUESTIONS: readonly unknown[] = ['nps', 'rating', 'single', 'multiple', 'text'];

const hasBlocks = (guide: Record<string, unknown>): boolean => Array.isArray(guide.blocks);

/** What each kind leans on. */
const bodies: { [K in GuideVersion['kind']]: (guide: Record<string, unknown>) => boolean } = {
  walkthrough: ({ steps }) => isList(steps, isStep),
  announcement: hasBlocks,
  banner: hasBlocks,
  'known-issue': hasBlocks,
  hint: (guide) => hasBlocks(guide) && isRecord(guide.target),
  launcher: ({ actions }) => isList(actions, ({ do: what }) => isText(what)),
  checklist: ({ items }) => isList(items, (item) => isId(item.itemId) && isText(item.title)),
  survey: ({ questions }) =>
    isList(questions, (one) => isId(one.questionId) && isText(one.title) && QUESTIONS.includes(one.type)),
};

/**
 * Whether a guide can be shown: that nothing is missing on which its kind leans. One that is broken, or has steps that a
 * later version will know, is left out alone.
 */
export const isWhole = (guide: unknown): guide is GuideVersion =>
  isRecord(guide) &&
  isText(guide.title) &&
  // Its kind is one that we know: the index of published guides was read before.
  bodies[guide.kind as GuideVersion['kind']](guide);
