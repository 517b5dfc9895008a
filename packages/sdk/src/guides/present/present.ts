import { findExact, watch } from '@handrail/target';
import { runGuide, type Run, type RunOptions } from '../run-guide.ts';
import type { PresenterOptions } from '../scene.ts';
import { createPresenter } from './presenter.tsx';

export type PresentOptions = Omit<RunOptions, 'watch' | 'findExact' | 'presenter'> & PresenterOptions;

export { loadMessages } from '../../kit/messages.ts';

/** All that a page needs once a guide is due, behind one `import()`: finding, drawing and running it. */
export function presentGuide(options: PresentOptions): Run {
  return runGuide({ ...options, watch, findExact, presenter: createPresenter(options) });
}
