import type { Walkthrough } from '@handrail/protocol';
import { findExact, watch } from '@handrail/target';
import type { RecordEvent } from '../../../core/recorder.ts';
import { isRecord, type Saved } from '../../../core/saved.ts';
import type { Running } from '../../memory.ts';
import { createPresenter } from '../../present/presenter.tsx';
import { runGuide } from '../../run-guide.ts';
import type { StartGuide } from '../../stage.ts';

export { prepare } from '../../prepare.ts';

const isRunning = (value: unknown): value is Running => isRecord(value) && Number.isInteger(value.stepIndex);

/** Leads a visitor step by step: finding, drawing and running, behind one `import()`. */
export const start: StartGuide<Walkthrough> = (stage) => {
  const { kept, end } = stage;
  let stepId: string | undefined;
  const running: Saved<Running> = {
    read() {
      const value = kept.read();
      return isRunning(value) ? value : undefined;
    },
    write: kept.write,
  };
  // The end is noted by the stage.
  const record: RecordEvent = (happening) => {
    if (happening.name === 'guide.dismissed' && 'stepId' in happening) ({ stepId } = happening);
    else if (happening.name !== 'guide.completed') stage.record(happening);
    if (happening.name === 'guide.completed') how = 'completed';
  };
  let how: 'completed' | 'dismissed' = 'dismissed';
  return runGuide({
    ...stage,
    ...{ record, running, watch, findExact, presenter: createPresenter(stage) },
    from: running.read() ?? { stepIndex: 0, shown: false, missed: false },
    onEnd: ({ seen }) => end({ how, ...(stepId !== undefined && { stepId }), ...(!seen && { unseen: true }) }),
  });
};
