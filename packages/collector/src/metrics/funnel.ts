import type { FunnelStep } from '@handrail/protocol';
import type { Journey, StepTotals } from '../store/events/event-store.ts';
import { shareOf } from './share.ts';

/**
 * Where people leave a guide. A person who was shown a step and never the next one is lost there; at the last step,
 * one who did not complete the guide. Each person counts once a step, however often they came back.
 */
export function shapeFunnel(
  steps: readonly { stepId: string; title: string }[],
  journeys: readonly Journey[],
  totals: readonly StepTotals[],
): FunnelStep[] {
  const totalsOf = new Map(totals.map((row) => [row.stepId, row]));
  return steps.map(({ stepId, title }, index) => {
    const next = steps[index + 1]?.stepId;
    const here = journeys.filter((journey) => journey.stepIds.includes(stepId));
    const gone = here.filter((journey) => (next === undefined ? !journey.completed : !journey.stepIds.includes(next)));
    const reachedBy = countPeople(here);
    const lost = countPeople(gone);
    const { shown = 0, missed = 0 } = totalsOf.get(stepId) ?? {};
    return {
      stepId,
      title,
      reachedBy,
      lost,
      lostShare: shareOf(lost, reachedBy),
      dismissedBy: countPeople(gone.filter((journey) => journey.dismissedAt === stepId)),
      shown,
      missed,
      missRate: shareOf(missed, shown + missed),
    };
  });
}

const countPeople = (journeys: readonly Journey[]): number => journeys.reduce((sum, { people }) => sum + people, 0);
