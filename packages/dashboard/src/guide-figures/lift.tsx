import type { GoalReport } from '@handrail/protocol';
import { formatAverage, formatCount } from '../format.ts';
import { Info } from '../parts/info.tsx';
import { exploreMessages, guideFigureMessages as words } from '../words.ts';

/** What is to be said of the difference: how large it is, or that there is too little yet. */
export function Lift({ comparison }: { comparison: NonNullable<GoalReport['comparison']> }) {
  const { lift, needed } = comparison;
  if (lift === null) return <p class="hint">{words.notEnough(formatCount(needed))}</p>;
  const [points = '', low = '', high = ''] = [lift.difference, lift.low, lift.high].map((share) =>
    formatAverage(100 * share),
  );
  return (
    <p>
      <strong>{words.lift(points)}</strong> {words.interval(low, high)}{' '}
      {lift.low <= 0 && lift.high >= 0 && exploreMessages.notSure} <Info term="lift" />
    </p>
  );
}
