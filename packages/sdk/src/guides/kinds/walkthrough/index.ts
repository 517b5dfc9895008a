import type { Walkthrough } from '@handrail/protocol';
import { findExact, watch } from '@handrail/target';
import { createPresenter } from '../../present/presenter.tsx';
import type { StartGuide } from '../../stage.ts';
import { runGuide } from './run-guide.ts';

export { prepare } from '../../prepare.ts';

/** Leads a visitor step by step: finding, drawing and running, behind one `import()`. */
export const start: StartGuide<Walkthrough> = (stage) =>
  runGuide(stage, { watch, findExact, presenter: createPresenter(stage) });
