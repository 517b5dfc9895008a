import type { GuideState, Statement, TraitValue } from '../schema/condition.ts';
import type { Trigger } from '../schema/trigger.ts';

/** One condition as it stands now. */
export interface Reason {
  holds: boolean;
  /** Whether it holds is known only in the page, and nobody asks there; `holds` is false then. */
  inPage?: true;
  /** A plain sentence without a full stop. */
  words: string;
  /** What it is made of. */
  of?: Reason[];
}

/** Triggers one by one. */
export type SingleTrigger = Exclude<Trigger, { on: 'any' }>;

/** Every word of an explanation in one language; each function makes a sentence or a part of one. */
export interface ReasonTexts {
  locale: string;
  quote(text: string): string;
  and: string;
  oneOf(values: string): string;
  atLeast(value: string): string;
  atMost(value: string): string;
  below(value: string): string;
  textWith(value: string): string;
  subject: { locale: string; device: string; 'app-version': string; trait(name: string): string };
  is(subject: string, fact: string): string;
  isNot(subject: string, fact: string, wanted: string): string;
  isUnknown(subject: string): string;
  /** What has to be, where the fact is not known. */
  hasToBe(subject: string, wanted: string): string;
  hasToBeKnown(subject: string): string;
  page(address: string, path: string, fits: boolean): string;
  pageHasTo(path: string): string;
  within(days: number): string;
  guide(guide: string, state: GuideState, within: string, holds: boolean): string;
  lastOn(did: string, date: string): string;
  event(event: string, count: number, within: string): string;
  eventUnknown(event: string): string;
  eventNot(happened: string, wanted: number): string;
  eventHasTo(event: string, wanted: number, within: string): string;
  element: {
    name(name: string | undefined): string;
    absent(element: string): string;
    /** Without anything more to say of it. */
    there(element: string): string;
    disabled(is: boolean): string;
    says(text: string): string;
    beDisabled(be: boolean): string;
    hold(text: string): string;
    should(fact: string, wanted: string): string;
    hasTo(element: string, wanted: string): string;
  };
  time: {
    between(from: string, to: string): string;
    from(from: string): string;
    before(to: string): string;
    on(weekdays: string): string;
    any: string;
    unknown: string;
    is(fact: string, wanted: string, holds: boolean): string;
    hasTo(wanted: string): string;
  };
  unknownType(type: string): string;
  segment(name: string, holds: boolean): string;
  noSegment(segmentId: string): string;
  all(holds: boolean): string;
  any(holds: boolean): string;
  not(holds: boolean): string;
  allInPage: string;
  anyInPage: string;
  notInPage: string;
  segmentInPage(name: string): string;
  trigger: TriggerTexts;
  history: HistoryTexts;
  limits: LimitTexts;
  heldOut: string;
  maybeHeldOut(percent: number): string;
}

interface TriggerTexts {
  shownHere: string;
  anyPage: string;
  element(holds: boolean): string;
  elementHasTo: string;
  event(event: string, count: number, wanted: number, within: string, isPast: boolean): string;
  idle(seconds: number, holds: boolean): string;
  idleHasTo(seconds: number): string;
  scroll(percent: number, holds: boolean): string;
  scrollHasTo(percent: number): string;
  exit(holds: boolean): string;
  exitHasTo: string;
  asked: { call: string; link: string; checklist: string; help: string };
  several(holds: boolean): string;
  severalInPage: string;
}

interface HistoryTexts {
  awaited: string;
  unseen: string;
  again(at: string): string;
  completed(at: string): string;
  seen(at: string): string;
  muted(at: string): string;
  snoozed(at: string): string;
  tooSoon(at: string, days: number): string;
}

interface LimitTexts {
  perDay(count: number, most: number): string;
  quiet(from: string, to: string, within: boolean): string;
  free: string;
  shown(guide: string): string;
  otherTab: string;
  underWay: string;
  inPage: string;
}

/** How an explanation is given. */
export interface ExplainOptions {
  texts: ReasonTexts;
  /** Whether the fact behind it is known where this is asked; else it is said what has to be. @default everything is */
  isKnown?(what: Statement | SingleTrigger | { type: 'limits' }): boolean;
  /** What people call a guide. @default its id */
  titleOf?(guideId: string): string | undefined;
}

export const valueIn = (value: TraitValue, { quote }: ReasonTexts): string =>
  typeof value === 'string' ? quote(value) : String(value);
