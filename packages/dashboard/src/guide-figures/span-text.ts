import { formatAverage } from '../format.ts';
import { locale } from '../language.ts';
import { formatSpan } from '../tickets/time.ts';
import { guideFigureMessages as words } from '../words.ts';

const MINUTE_MS = 60_000;

/** How long a step took: under a minute in seconds, and a dash where nobody did it. */
export function spanText(ms: number | null): string {
  if (ms === null) return '–';
  const longer = ms < MINUTE_MS ? undefined : formatSpan(ms, locale);
  return longer ?? words.seconds(formatAverage(ms / 1_000));
}
