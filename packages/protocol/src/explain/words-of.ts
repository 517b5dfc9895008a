import type { Facts } from '../conditions/facts.ts';
import { traitOf } from '../conditions/in-audience.ts';
import type { Statement, TraitValue } from '../schema/condition.ts';

type Plain = Exclude<Statement, { type: 'segment' }>;
type Of<Type extends Plain['type']> = Extract<Plain, { type: Type }>;

const quote = (value: TraitValue): string => (typeof value === 'string' ? `“${value}”` : String(value));
const quoteAll = (values: readonly TraitValue[]): string => values.map(quote).join(', ');
const oneOf = (values: readonly TraitValue[]): string =>
  values.length > 1 ? `one of ${quoteAll(values)}` : quoteAll(values);
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const within = (days: number | undefined): string =>
  days === undefined ? '' : ` within ${days === 1 ? 'a day' : `${days} days`}`;
const joined = (parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join(' and ');
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const weekday = (number: number): string => WEEKDAYS[number - 1] ?? String(number);
const date = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** One statement with the fact that it was compared with; `holds` is the evaluator's answer. */
export function wordsOf(statement: Plain, facts: Facts, holds: boolean): string {
  switch (statement.type) {
    case 'page': {
      const { path, query = '', hash } = facts.page;
      return `the page is ${path}${query}${hash}, which ${holds ? 'fits' : 'does not fit'} ${statement.path}`;
    }
    case 'trait':
      return traitWords(statement, facts, holds);
    case 'guide':
      return guideWords(statement, facts, holds);
    case 'event':
      return eventWords(statement, facts, holds);
    case 'element':
      return elementWords(statement, facts, holds);
    case 'time':
      return timeWords(statement, facts, holds);
    case 'locale':
      return isWords('the language', facts.locale, holds, oneOf(statement.in));
    case 'device':
      return isWords('the device', facts.device, holds, oneOf(statement.in));
    case 'app-version': {
      const { atLeast, below } = statement;
      const wanted = joined([atLeast && `at least ${quote(atLeast)}`, below && `below ${quote(below)}`]);
      return isWords('the version of the application', facts.appVersion, holds, wanted);
    }
    default:
      return `a condition of type “${(statement as { type: string }).type}” is not known here`;
  }
}

/** “The trait “department” is “IT”, not one of …”; what holds needs no more than the fact. */
function isWords(subject: string, fact: TraitValue | undefined, holds: boolean, wanted: string): string {
  if (fact === undefined) return `${subject} is not known`;
  return `${subject} is ${quote(fact)}${holds || !wanted ? '' : `, not ${wanted}`}`;
}

function traitWords(statement: Of<'trait'>, facts: Facts, holds: boolean): string {
  const { contains, atLeast, atMost } = statement;
  const wanted = joined([
    statement.in && oneOf(statement.in),
    contains !== undefined && `a text with ${quote(contains)}`,
    atLeast !== undefined && `at least ${atLeast}`,
    atMost !== undefined && `at most ${atMost}`,
  ]);
  return isWords(`the trait ${quote(statement.name)}`, traitOf(facts, statement.name), holds, wanted);
}

function guideWords({ guideId, state, days }: Of<'guide'>, facts: Facts, holds: boolean): string {
  const did = `the guide ${quote(guideId)} was ${holds ? '' : 'not '}${state}${within(days)}`;
  const last = facts.history?.(guideId)?.[`${state}At`];
  return holds || last === undefined ? did : `${did}: last on ${date(last)}`;
}

function eventWords({ name, days, times: wanted = 1 }: Of<'event'>, facts: Facts, holds: boolean): string {
  if (!facts.events) return `how often ${quote(name)} happened is not known`;
  const count = facts.events(name, days);
  const happened = `${quote(name)} happened ${count ? times(count) : 'never'}${within(days)}`;
  return holds ? happened : `${happened}, not at least ${times(wanted)}`;
}

function elementWords({ target, disabled, text }: Of<'element'>, facts: Facts, holds: boolean): string {
  const name = target.label ?? target.testId?.value ?? target.id ?? target.css ?? target.tag;
  const subject = name === undefined ? 'the element' : `the element ${quote(name)}`;
  const found = facts.element?.(target);
  if (!found) return `${subject} is not to be seen on the page`;
  const is = joined([
    disabled !== undefined && `is ${found.disabled ? 'disabled' : 'not disabled'}`,
    text !== undefined && `says ${quote(found.text.trim().slice(0, 80))}`,
  ]);
  const wanted = joined([
    disabled !== undefined && `be ${disabled ? 'disabled' : 'enabled'}`,
    text !== undefined && `hold ${quote(text)}`,
  ]);
  return `${subject} ${is || 'is on the page'}${holds ? '' : `, and should ${wanted}`}`;
}

function timeWords(statement: Of<'time'>, { clock, now }: Facts, holds: boolean): string {
  const { from, to, weekdays, after, before } = statement;
  const wanted = joined([
    from && to ? `between ${from} and ${to}` : from ? `from ${from} on` : to && `before ${to}`,
    weekdays && `on ${weekdays.map(weekday).join(', ')}`,
    after !== undefined && `from ${date(after)} on`,
    before !== undefined && `before ${date(before)}`,
  ]);
  const time = clock && `${weekday(clock.weekday)} ${twoDigits(clock.minutes / 60)}:${twoDigits(clock.minutes % 60)}`;
  const dated = (after ?? before) !== undefined && now !== undefined && date(now);
  const fact = joined([(from || to || weekdays) && time, dated]);
  if (!wanted) return 'any time will do';
  if (!fact) return 'the time is not known';
  return `it is ${fact}, ${holds ? 'which is' : 'not'} ${wanted}`;
}

const twoDigits = (number: number): string => String(Math.floor(number)).padStart(2, '0');
