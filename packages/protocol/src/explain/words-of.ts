import type { Facts } from '../conditions/facts.ts';
import { traitOf } from '../conditions/in-audience.ts';
import type { Statement, TraitValue } from '../schema/condition.ts';
import { valueIn, type ExplainOptions, type ReasonTexts } from './reason.ts';

type Plain = Exclude<Statement, { type: 'segment' }>;
type Of<Type extends Plain['type']> = Extract<Plain, { type: Type }>;

const joined = (parts: readonly (string | false | undefined)[], { and }: ReasonTexts): string =>
  parts.filter(Boolean).join(and);
const withinOf = (days: number | undefined, { within }: ReasonTexts): string =>
  days === undefined ? '' : ` ${within(days)}`;
const date = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The first of January 2024 was a Monday. */
const weekdayIn = (weekday: number, { locale }: ReasonTexts): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));

function oneOf(values: readonly TraitValue[], texts: ReasonTexts): string {
  const all = values.map((value) => valueIn(value, texts)).join(', ');
  return values.length > 1 ? texts.oneOf(all) : all;
}

/** One statement with the fact that it was compared with; `holds` is the evaluator's answer, undefined where nobody knows the fact. */
export function wordsOf(statement: Plain, facts: Facts, holds: boolean | undefined, options: ExplainOptions): string {
  const { texts } = options;
  switch (statement.type) {
    case 'page': {
      const { path, query = '', hash } = facts.page;
      return holds === undefined
        ? texts.pageHasTo(statement.path)
        : texts.page(`${path}${query}${hash}`, statement.path, holds);
    }
    case 'guide':
      return guideWords(statement, facts, !!holds, options);
    case 'event':
      return eventWords(statement, facts, holds, texts);
    case 'element':
      return elementWords(statement, facts, holds, texts);
    case 'time':
      return timeWords(statement, facts, holds, texts);
    case 'trait':
    case 'locale':
    case 'device':
    case 'app-version':
      return isWords(statement, facts, holds, texts);
    default:
      return texts.unknownType((statement as { type: string }).type);
  }
}

type Compared = Of<'trait'> | Of<'locale'> | Of<'device'> | Of<'app-version'>;

/** “The trait “department” is “IT”, not one of …”; what holds needs no more than the fact. */
function isWords(statement: Compared, facts: Facts, holds: boolean | undefined, texts: ReasonTexts): string {
  const { type } = statement;
  const subject = type === 'trait' ? texts.subject.trait(texts.quote(statement.name)) : texts.subject[type];
  const wanted = wantedOf(statement, texts);
  if (holds === undefined) return wanted ? texts.hasToBe(subject, wanted) : texts.hasToBeKnown(subject);
  const fact = factOf(statement, facts);
  if (fact === undefined) return texts.isUnknown(subject);
  const is = valueIn(fact, texts);
  return holds || !wanted ? texts.is(subject, is) : texts.isNot(subject, is, wanted);
}

function factOf(statement: Compared, facts: Facts): TraitValue | undefined {
  switch (statement.type) {
    case 'trait':
      return traitOf(facts, statement.name);
    case 'app-version':
      return facts.appVersion;
    default:
      return facts[statement.type];
  }
}

function wantedOf(statement: Compared, texts: ReasonTexts): string {
  if (statement.type === 'locale' || statement.type === 'device') return oneOf(statement.in, texts);
  if (statement.type === 'app-version') {
    const { atLeast, below } = statement;
    return joined([atLeast && texts.atLeast(texts.quote(atLeast)), below && texts.below(texts.quote(below))], texts);
  }
  const { contains, atLeast, atMost } = statement;
  return joined(
    [
      statement.in && oneOf(statement.in, texts),
      contains !== undefined && texts.textWith(texts.quote(contains)),
      atLeast !== undefined && texts.atLeast(String(atLeast)),
      atMost !== undefined && texts.atMost(String(atMost)),
    ],
    texts,
  );
}

function guideWords(statement: Of<'guide'>, facts: Facts, holds: boolean, { texts, titleOf }: ExplainOptions): string {
  const { guideId, state, days } = statement;
  const did = texts.guide(texts.quote(titleOf?.(guideId) ?? guideId), state, withinOf(days, texts), holds);
  const last = facts.history?.(guideId)?.[`${state}At`];
  return holds || last === undefined ? did : texts.lastOn(did, date(last));
}

function eventWords(statement: Of<'event'>, facts: Facts, holds: boolean | undefined, texts: ReasonTexts): string {
  const { name, days, times: wanted = 1 } = statement;
  const event = texts.quote(name);
  if (holds === undefined) return texts.eventHasTo(event, wanted, withinOf(days, texts));
  if (!facts.events) return texts.eventUnknown(event);
  const happened = texts.event(event, facts.events(name, days), withinOf(days, texts));
  return holds ? happened : texts.eventNot(happened, wanted);
}

function elementWords(statement: Of<'element'>, facts: Facts, holds: boolean | undefined, texts: ReasonTexts): string {
  const { target, disabled, text } = statement;
  const { element } = texts;
  const name = target.label ?? target.testId?.value ?? target.id ?? target.css ?? target.tag;
  const subject = element.name(name === undefined ? undefined : texts.quote(name));
  const wanted = joined(
    [disabled !== undefined && element.beDisabled(disabled), text !== undefined && element.hold(texts.quote(text))],
    texts,
  );
  if (holds === undefined) return element.hasTo(subject, wanted);
  const found = facts.element?.(target);
  if (!found) return element.absent(subject);
  const is = joined(
    [
      disabled !== undefined && element.disabled(found.disabled),
      text !== undefined && element.says(texts.quote(found.text.trim().slice(0, 80))),
    ],
    texts,
  );
  const fact = is ? `${subject} ${is}` : element.there(subject);
  return holds ? fact : element.should(fact, wanted);
}

function timeWords(
  statement: Of<'time'>,
  { clock, now }: Facts,
  holds: boolean | undefined,
  texts: ReasonTexts,
): string {
  const { from, to, weekdays, after, before } = statement;
  const { time } = texts;
  const wanted = joined(
    [
      from && to ? time.between(from, to) : from ? time.from(from) : to && time.before(to),
      weekdays && time.on(weekdays.map((weekday) => weekdayIn(weekday, texts)).join(', ')),
      after !== undefined && time.from(date(after)),
      before !== undefined && time.before(date(before)),
    ],
    texts,
  );
  if (!wanted) return time.any;
  if (holds === undefined) return time.hasTo(wanted);
  const hour =
    clock && `${weekdayIn(clock.weekday, texts)} ${twoDigits(clock.minutes / 60)}:${twoDigits(clock.minutes % 60)}`;
  const dated = (after ?? before) !== undefined && now !== undefined && date(now);
  const fact = joined([(from || to || weekdays) && hour, dated], texts);
  return fact ? time.is(fact, wanted, holds) : time.unknown;
}

const twoDigits = (number: number): string => String(Math.floor(number)).padStart(2, '0');
