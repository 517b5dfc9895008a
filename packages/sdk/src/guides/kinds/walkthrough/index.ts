import type { Walkthrough } from '@handrail/protocol';
import { findExact, watch } from '@handrail/target';
import { isRecord } from '../../../core/saved.ts';
import { createPresenter } from '../../present/presenter.tsx';
import { hasBlocks, isId, isList, isText, type Body } from '../../read-guide.ts';
import type { StartGuide } from '../../stage.ts';
import { runGuide } from './run-guide.ts';

export { prepare } from '../../prepare.ts';

export const isWhole = ({ steps }: Body): boolean => isList(steps, isStep);

const isStep = (step: Body): boolean =>
  isId(step.stepId) &&
  (step.type === 'hidden' ||
    (isText(step.title) &&
      hasBlocks(step) &&
      (step.type === 'dialog' || step.type === 'corner' || (step.type === 'tooltip' && isRecord(step.target)))));

/** Leads a visitor step by step: finding, drawing and running, behind one `import()`. */
export const start: StartGuide<Walkthrough> = (stage) =>
  runGuide(stage, { watch, findExact, presenter: createPresenter(stage) });
