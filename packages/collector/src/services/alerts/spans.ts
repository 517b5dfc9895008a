import type { AlertInput } from '@handrail/protocol';
import { DAY_MS } from '../../clock.ts';

interface Span {
  from: string;
  to: string;
}

/** Windows before, which say what is usual. */
const EARLIER = 8;

/**
 * The days an alert is about, and the windows before them where these are wanted. A day that is not over makes everything look small,
 * so only what is to be raised by too much looks at it.
 */
export function alertSpans({ rule, days }: Pick<AlertInput, 'rule' | 'days'>, today: string): Span[] {
  const last = rule.kind === 'above' ? today : dayAfter(today, -1);
  const windows = rule.kind === 'unusual' ? 1 + EARLIER : 1;
  return Array.from({ length: windows }, (_, index) => {
    const to = dayAfter(last, -index * days);
    return { from: dayAfter(to, 1 - days), to };
  });
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
