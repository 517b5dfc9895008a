import type { NewRollout } from '@handrail/protocol';
import type { AppPlan } from './plan.ts';
import { addDays } from '../metrics/calendar.ts';

/** How long after the last day of the story the criteria that are still open are judged. */
const OPEN_DAYS = 28;
const WINDOW = 28;

/** What the owner of an application wanted of it, from the day on which it went live. */
export function rolloutOf({ appId, name, guides, liveOn }: AppPlan, days: readonly { day: string }[]): NewRollout {
  const goLive = days[liveOn]?.day ?? '';
  const by = addDays(days.at(-1)?.day ?? '', OPEN_DAYS);
  const early = days[Math.floor((liveOn + days.length) / 2)]?.day ?? by;
  const criterion = { appId, days: WINDOW };
  return {
    name: `${name}: the new way`,
    need: 'Requests went round by mail, half of them came back with questions, and nobody could say where one stood.',
    owner: 'Nobody: made up',
    scope: {
      appIds: [appId],
      guides: guides
        // The first ones, and the one whose effect is measured.
        .filter(
          ({ kind, launchedOn, guide: { holdOut } }) =>
            kind === 'walkthrough' && (launchedOn === liveOn || holdOut !== undefined),
        )
        .map(({ guide }) => ({ appId, guideId: guide.guideId })),
    },
    goLive,
    criteria: [
      { ...criterion, criterionId: 'in-use', figure: 'adoption', comparison: 'at-least', target: 0.6, by: early },
      { ...criterion, criterionId: 'guided', figure: 'guideCompletion', comparison: 'at-least', target: 0.5, by },
      { ...criterion, criterionId: 'calls', figure: 'ticketsPer100', comparison: 'at-most', target: 15, by },
    ],
  };
}
