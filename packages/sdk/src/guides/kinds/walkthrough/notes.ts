import type { Props, Step, Walkthrough } from '@handrail/protocol';
import type { Stage } from '../../stage.ts';

/** Notes what happened to a step. */
export type Note = (name: 'step.shown' | 'step.missed' | 'step.completed', step: Step, props?: Props) => void;

export function createNotes({ record, guide }: Pick<Stage<Walkthrough>, 'record' | 'guide'>): Note {
  const { guideId, version } = guide;
  return (name, { stepId }, props) => record({ name, guideId, version, stepId, ...(props && { props }) });
}
