import type { Condition, Statement } from '../schema/condition.ts';
import { DAY, inDayPart } from './clock.ts';
import { compareVersions } from './compare-versions.ts';
import type { Facts } from './facts.ts';
import { matchPath } from './match-path.ts';

type Judges = { [Type in Statement['type']]: (statement: Extract<Statement, { type: Type }>, facts: Facts) => boolean };

const contains = (text: unknown, part: string): boolean =>
  typeof text === 'string' && text.toLowerCase().includes(part.toLowerCase());

/** The value of a trait; what every object inherits is none. */
export const traitOf = ({ traits }: Facts, name: string) => (Object.hasOwn(traits, name) ? traits[name] : undefined);

/** `de` speaks for `de-AT` too. */
const speaks = (wanted: string, locale: string): boolean =>
  `${locale.toLowerCase()}-`.startsWith(`${wanted.toLowerCase()}-`);

// In comparisons with what is not known, `NaN` makes everything false.
const judges: Judges = {
  page: ({ path }, { page }) => matchPath(path, page),
  trait(statement, facts) {
    const value = traitOf(facts, statement.name);
    const { atLeast, atMost } = statement;
    const number = typeof value === 'number' ? value : NaN;
    return (
      value !== undefined &&
      (!statement.in || statement.in.includes(value)) &&
      (!statement.contains || contains(value, statement.contains)) &&
      (atLeast === undefined || number >= atLeast) &&
      (atMost === undefined || number <= atMost)
    );
  },
  segment({ segmentId }, facts) {
    const segment = facts.segments?.find((one) => one.segmentId === segmentId);
    // Without itself, so that segments that lead to one another come to an end.
    return (
      !!segment &&
      inAudience(segment.when, { ...facts, segments: facts.segments?.filter((one) => one !== segment) ?? [] })
    );
  },
  guide({ guideId, state, days }, { history, now }) {
    const at = history?.(guideId)?.[`${state}At`];
    return at !== undefined && (days === undefined || (now ?? NaN) - at < days * DAY);
  },
  event: ({ name, days, times = 1 }, { events }) => (events?.(name, days) ?? 0) >= times,
  element({ target, disabled, text }, { element }) {
    const found = element?.(target);
    return !!found && (disabled === undefined || disabled === found.disabled) && (!text || contains(found.text, text));
  },
  time({ from, to, weekdays, after, before }, { clock, now = NaN }) {
    return (
      ((!from && !to) || (!!clock && inDayPart({ from, to }, clock))) &&
      (!weekdays || (!!clock && weekdays.includes(clock.weekday))) &&
      (after === undefined || now >= after) &&
      (before === undefined || now < before)
    );
  },
  locale: (statement, { locale }) => !!locale && statement.in.some((one) => speaks(one, locale)),
  device: (statement, { device }) => !!device && statement.in.includes(device),
  'app-version': ({ atLeast, below }, { appVersion }) =>
    !!appVersion &&
    (!atLeast || compareVersions(appVersion, atLeast) >= 0) &&
    (!below || compareVersions(appVersion, below) < 0),
};

/** The one evaluator of conditions. No condition at all means everybody. A type that it does not know holds for nobody. */
export function inAudience(condition: Condition | undefined, facts: Facts): boolean {
  if (!condition) return true;
  switch (condition.type) {
    case 'all':
      return condition.of.every((one) => inAudience(one, facts));
    case 'any':
      return condition.of.some((one) => inAudience(one, facts));
    case 'not':
      return !inAudience(condition.of, facts);
    default: {
      // The judge of a type takes statements of that type; that the two go together is more than TypeScript follows.
      const judge = judges[condition.type] as ((statement: Statement, facts: Facts) => boolean) | undefined;
      return !!judge?.(condition, facts);
    }
  }
}
