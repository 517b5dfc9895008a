import type { RolloutState, Standing as Standings } from '@handrail/protocol';
import { Icon } from '../parts/icon.tsx';
import { rolloutMessages } from '../words.ts';

const GOOD: readonly Standings[] = ['met', 'on-track'];
const BAD: readonly Standings[] = ['not-met', 'off-track', 'not-measurable'];

/** How a criterion stands, in words; the mark beside them only repeats it. */
export function Standing({ standing }: { standing: Standings }) {
  const tone = GOOD.includes(standing) ? 'published' : BAD.includes(standing) ? 'look-at' : '';
  return (
    <span class={`status standing ${tone}`}>
      {tone === 'published' && <Icon name="done" />}
      {tone === 'look-at' && <Icon name="warn" />}
      {rolloutMessages.standings[standing]}
    </span>
  );
}

export function StateBadge({ state }: { state: RolloutState }) {
  return <span class={state === 'live' ? 'status published' : 'status'}>{rolloutMessages.states[state]}</span>;
}
