import type { Figure, FigureQuestion, FigureReason, FigureTrend, Range } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import type { Stores } from '../services/stores.ts';
import { reasonAgainst } from './figure-needs.ts';
import { JOINS, type Found } from './figure-joins.ts';
import { partsOfLength } from './overview-spans.ts';
import { daysOf } from './range.ts';
import type { Span } from './spans.ts';
import { isTold } from './small-group.ts';
import { isOfSome, openReports, type Reports, type Sources } from './figure-reports.ts';

export interface FigureQuestions {
  /** One figure; without a value it says why. */
  measureFigure(question: FigureQuestion): Promise<Figure>;
  /** Some figures at once, in the order of the questions; reports that several of them come from are asked for once. */
  measureFigures(questions: readonly FigureQuestion[]): Promise<Figure[]>;
  /** One figure over the parts of a range, which are of one length. */
  figureTrend(question: FigureQuestion, isApart?: boolean): Promise<FigureTrend>;
  /** Why a figure can have no value, however much happens; undefined where it can. */
  canMeasure(question: Omit<FigureQuestion, 'from' | 'to'>): Promise<FigureReason | undefined>;
}

/** More days than this are drawn as weeks, or as several weeks: so no part is low for having more of a weekend than the next. */
const TREND_POINTS = 31;
const WEEK = 7;

/** Days of groups are often of too few people to tell; from two weeks on there are weeks. */
const DAYS_APART = 13;

/** The parts of a trend: days, as long as these are not more than `mostDays`. Days that are left over at the beginning are in none. */
export function trendParts(range: Range, mostDays = TREND_POINTS): Span[] {
  const days = daysOf(range).length;
  const each = days <= mostDays ? 1 : WEEK * Math.ceil(days / (WEEK * TREND_POINTS));
  return partsOfLength(range.to, days, each);
}

const pointOf = (span: Span, figure: Figure | undefined): FigureTrend['points'] =>
  figure === undefined ? [] : [{ ...span, figure }];

/** Joins the other questions; what a figure means is decided by them alone. */
export function figureQuestions(stores: Stores, sources: Sources, timeZone: string): FigureQuestions {
  const measureFigures = (questions: readonly FigureQuestion[]): Promise<Figure[]> => {
    const reports = openReports(sources, timeZone);
    return Promise.all(questions.map((question) => measureOne(stores, reports, question)));
  };
  return {
    measureFigures,
    async measureFigure(question) {
      const [figure] = await measureFigures([question]);
      if (figure === undefined) throw new Error('a question without an answer');
      return figure;
    },
    async figureTrend(question, isApart = false) {
      const { from, to } = question;
      const spans = trendParts({ from, to, timeZone }, isApart ? DAYS_APART : TREND_POINTS);
      const [whole, ...figures] = await measureFigures([question, ...spans.map((span) => ({ ...question, ...span }))]);
      if (whole === undefined) throw new Error('a question without an answer');
      return {
        range: { from, to, timeZone },
        whole,
        points: spans.flatMap((span, index) => pointOf(span, figures[index])),
      };
    },
    canMeasure: (question) => reasonAgainst(stores, question),
  };
}

/** One figure from reports that may serve others as well. */
export async function measureOne(stores: Stores, reports: Reports, question: FigureQuestion): Promise<Figure> {
  const { unit, better } = FIGURES[question.figure];
  const nothing = (reason: FigureReason): Figure => ({ value: null, unit, better, reason });
  const reason = await reasonAgainst(stores, question);
  if (reason !== undefined) return nothing(reason);
  const found = await JOINS[question.figure](reports, question);
  if (isOfSome(question) && !isTold(await groupSize(reports, question, found))) return nothing('small-group');
  if (found.value === null) return { ...found, unit, better, reason: 'no-data' };
  return { ...found, unit, better };
}

/** Of a department its people or seats, else who was active: of how many people a figure tells. */
async function groupSize(reports: Reports, question: FigureQuestion, { denominator = 0 }: Found): Promise<number> {
  return FIGURES[question.figure].byTrait === 'department' ? denominator : reports.activePeople(question);
}
