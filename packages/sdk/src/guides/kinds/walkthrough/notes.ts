import type { Props, Step, Walkthrough } from '@handrail/protocol';
import type { Stage } from '../../stage.ts';

/** Notes what happened to a step. */
export type Note = (name: 'step.shown' | 'step.missed' | 'step.completed', step: Step, props?: Props) => void;

export function createNotes({ record, guide, facts }: Pick<Stage<Walkthrough>, 'record' | 'guide' | 'facts'>): Note {
  const { guideId, version } = guide;
  return (name, { stepId }, props) => {
    // Health says in which releases of the application a step is missed.
    const { appVersion } = facts();
    const all = appVersion ? { ...props, appVersion } : props;
    record({ name, guideId, version, stepId, ...(all && { props: all }) });
  };
}
