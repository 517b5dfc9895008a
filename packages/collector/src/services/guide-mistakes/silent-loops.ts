import type { Action, Guide, Step } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** Hidden steps that lead to one another for ever, whatever holds: the visitor would see nothing, and the page would stand still. */
export function findSilentLoops(guide: Guide): Issue[] {
  if (guide.kind !== 'walkthrough') return [];
  const { steps } = guide;
  return steps.flatMap((step, index) =>
    leadsBack(step, steps)
      ? [
          {
            path: `/steps/${index}`,
            message: 'is a hidden step that always leads back to itself, so that nothing is ever shown',
          },
        ]
      : [],
  );
}

function leadsBack(start: Step, steps: readonly Step[]): boolean {
  const passed = new Set<Step>();
  let step = following(start, steps);
  while (step !== undefined && step !== start && !passed.has(step)) {
    passed.add(step);
    step = following(step, steps);
  }
  return step === start;
}

/** The step that always follows a hidden one; undefined when it depends, is the end, or the step is shown. */
function following(step: Step, steps: readonly Step[]): Step | undefined {
  if (step.type !== 'hidden' || step.when !== undefined) return undefined;
  const at = steps.indexOf(step);
  const way = (step.actions ?? []).find(({ do: verb }) => MOVES.has(verb));
  if (way !== undefined) {
    if (way.do === 'go') return steps.find(({ stepId }) => stepId === way.stepId);
    if (way.do === 'next') return branched(step, steps, at);
    return way.do === 'back' ? steps[at - 1] : undefined;
  }
  return branched(step, steps, at);
}

/** What moves the guide, or ends it. */
const MOVES: ReadonlySet<Action['do']> = new Set([
  'next',
  'back',
  'go',
  'complete',
  'dismiss',
  'snooze',
  'mute',
  'start',
]);

function branched(step: Step, steps: readonly Step[], at: number): Step | undefined {
  const [first] = step.branches ?? [];
  if (first === undefined) return steps[at + 1];
  return first.when === undefined ? steps.find(({ stepId }) => stepId === first.go) : undefined;
}
