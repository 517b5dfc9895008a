import type { Priority, TicketClocks, TicketState } from '@handrail/protocol';
import { locale } from '../language.ts';
import { formatMoment } from '../format.ts';
import { mostPressing, type ClockView } from './clocks.ts';
import { ticketMessages } from '../words.ts';
import { formatSpan } from './time.ts';

const words = ticketMessages;

export function StateMark({ state }: { state: TicketState }) {
  return <span class={`status state-${state}`}>{words.states[state]}</span>;
}

/** Bars, the more the more pressing; what they mean is said beside them. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const bars = { low: 1, normal: 2, high: 3, urgent: 4 }[priority];
  const name = `${words.list.priority}: ${words.priorities[priority]}`;
  return (
    <span class={`priority ${priority}`} title={name}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            {...{ x: bar * 3.6 - 2, width: 2.4, y: 13 - bar * 2.6, height: bar * 2.6, rx: 0.6 }}
            class={bar <= bars ? 'on' : ''}
          />
        ))}
      </svg>
      <span class="unseen">{name}</span>
    </span>
  );
}

/** How a clock stands, in words. */
export function clockWords({ urgency, leftMs }: ClockView): string {
  const { time } = words;
  if (urgency === 'met') return time.met;
  if (urgency === 'paused') return time.paused;
  const span = leftMs === undefined ? undefined : (formatSpan(leftMs, locale) ?? time.now);
  if (urgency === 'late') return time.late(span ?? '');
  if (urgency === 'breached') return span === undefined ? time.breached : time.over(span);
  return time.due(span ?? '');
}

/** The promise that is looked at first. */
export function PromiseMark({ clocks, now }: { clocks: TicketClocks; now: number }) {
  const view = mostPressing(clocks, now);
  if (!view) return null;
  return (
    <span class={`promise ${view.urgency}`}>
      {words.clocks[view.clock]}: {clockWords(view)}
    </span>
  );
}

/** An instant as the time since, with the whole of it for whoever asks. */
export function Ago({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={formatMoment(at)}>
      {formatSpan(now - at, locale) ?? words.time.now}
    </time>
  );
}
