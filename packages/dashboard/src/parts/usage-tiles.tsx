import type { Measure, UsageReport } from '@handrail/protocol';
import { sessionsText } from '../counted.ts';
import { formatAverage, formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { Share } from './share.tsx';
import { Tile } from './tiles.tsx';

const words = messages.usage;

function Average({ measure: { value } }: { measure: Measure }) {
  return value === null ? <span class="no-data">{messages.noData}</span> : <span>{formatAverage(value)}</span>;
}

/** What was divided by what, where there is something to divide by. */
const hereOf = ({ numerator, denominator }: Measure) =>
  denominator > 0 ? { here: `${formatAverage(numerator)} ÷ ${formatAverage(denominator)}` } : {};

/** The people of an app in numbers. */
export function UsageTiles({ report }: { report: UsageReport }) {
  const { people, sessions, minutes, sessionsEach, minutesEach, stickiness } = report;
  const minutesNote = minutes === 1 ? words.unit.minute : words.minutes(formatCount(minutes));
  return (
    <dl class="tiles card" aria-label={words.figures}>
      <Tile term="activePeople" {...(people > 0 && { note: people === 1 ? words.unit.person : words.unit.people })}>
        {formatCount(people)}
      </Tile>
      <Tile term="sessionsEach" {...(people > 0 && { note: sessionsText(sessions) })} {...hereOf(sessionsEach)}>
        <Average measure={sessionsEach} />
      </Tile>
      <Tile term="minutesEach" {...(people > 0 && { note: minutesNote })} {...hereOf(minutesEach)}>
        <Average measure={minutesEach} />
      </Tile>
      <Tile
        term="stickiness"
        {...(stickiness.denominator > 0 && { note: words.days(formatCount(stickiness.denominator)) })}
        {...hereOf(stickiness)}
      >
        <Share value={stickiness.value} />
      </Tile>
    </dl>
  );
}
