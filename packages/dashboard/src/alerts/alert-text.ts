import type { Alert } from '@handrail/protocol';
import { figures } from '../definitions.ts';
import { formatValue } from '../overview/figure-text.ts';
import { alertMessages as words, messages, switchMessages } from '../words.ts';

/** What an alert waits for, in one sentence. */
export function ruleText({ figure, days, rule, population }: Alert): string {
  const { term, unit } = figures[figure];
  const of = population === undefined ? '' : ` ${words.of(population.trait, String(population.value))}`;
  const said =
    rule.kind === 'unusual'
      ? words.isUnusual(term, rule.times)
      : words[rule.kind === 'above' ? 'isAbove' : 'isBelow'](term, formatValue(rule.value, unit));
  return `${said} ${words.over(days)}${of}`;
}

/** How it stands, in words. */
export function standingText({ figure, isOff, standing }: Alert): string {
  if (isOff) return switchMessages.off;
  const { state, value, low, high, reason, checkedAt } = standing;
  if (checkedAt === null) return words.notLooked;
  const { unit } = figures[figure];
  const said = (number: number): string => formatValue(number, unit);
  if (reason !== undefined) {
    const why = reason === 'too-little' ? words.tooLittle : messages.reasons[reason];
    return state === 'raised' ? `${words.states.raised}; ${why}` : why;
  }
  const between = low !== null && high !== null ? ` (${words.usual(said(low), said(high))})` : '';
  return `${words.states[state]}${value === null ? '' : `: ${said(value)}${between}`}`;
}
