import type { SupportFigures, SupportReport } from '@handrail/protocol';
import { locale } from '../language.ts';
import { formatCount } from '../format.ts';
import { formatSpan } from '../tickets/time.ts';
import { messages, serviceMessages } from '../words.ts';

const words = serviceMessages.numbers;

export type Price = NonNullable<SupportReport['price']>;

/** A span of time as people say it. */
export const span = (ms: number) => formatSpan(ms, locale) ?? words.underAMinute;

export function Median({ times: { medianMs } }: { times: SupportFigures['firstReply'] }) {
  return medianMs === null ? <span class="no-data">{messages.noData}</span> : <span>{span(medianMs)}</span>;
}

/** What some tickets cost, where a price is set. */
export const Cost = ({ tickets, price: { amount, currency } }: { tickets: number; price: Price }) => (
  <>{words.money(formatCount(Math.round(tickets * amount)), currency)}</>
);
