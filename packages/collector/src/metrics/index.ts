import type { ActiveDaysReport, GuideListReport, GuideReport, Range } from '@handrail/protocol';
import { stepsOf } from '@handrail/protocol/progress';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import { articleQuestion, type ArticleQuestion } from './articles.ts';
import { createCalendar } from './calendar.ts';
import { figureQuestions, type FigureQuestions } from './figure.ts';
import { figureApartQuestion, type FigureApartQuestion } from './figure-apart.ts';
import { shapeFunnel } from './funnel.ts';
import { shapeGuideSummary } from './guide-summary.ts';
import { healthQuestion, type HealthQuestion } from './health-question.ts';
import { overviewQuestion, type OnFault, type OverviewQuestion } from './overview.ts';
import { goalQuestion, type GoalQuestion } from './goal.ts';
import { outcomesQuestion, type OutcomesQuestion } from './outcomes.ts';
import { answersQuestion, type AnswersQuestion } from './survey-answers.ts';
import { reuseQuestion, type ReuseQuestion } from './reuse.ts';
import { daysOf, readRange, windowOf, type RangeMistake } from './range.ts';
import { supportQuestion, type SupportQuestion } from './support.ts';
import { createUsageMetrics, type UsageMetrics } from './usage.ts';

/** The questions of the dashboard. A question about an unknown guide has no answer. */
export interface Metrics extends Questions, FigureQuestions, FigureApartQuestion, OverviewQuestion {}

type GuideQuestions = OutcomesQuestion & GoalQuestion & AnswersQuestion;

interface Questions
  extends UsageMetrics, HealthQuestion, SupportQuestion, ArticleQuestion, ReuseQuestion, GuideQuestions {
  readRange(asked: { from: string | null; to: string | null }): { range: Range } | { mistake: RangeMistake };
  /** One report for each range. */
  guideLists(appId: string, ranges: readonly Range[]): Promise<GuideListReport[]>;
  guide(appId: string, guideId: string, range: Range): Promise<GuideReport | undefined>;
  activeDays(appId: string, range: Range): Promise<ActiveDaysReport>;
}

const ignore: OnFault = () => {};

export function createMetrics(stores: Stores, timeZone: string, clock: Clock, onFault: OnFault = ignore): Metrics {
  const questions = createQuestions(stores, timeZone, clock);
  const calendar = createCalendar(timeZone);
  const figures = figureQuestions(stores, questions, timeZone);
  return {
    ...questions,
    ...figures,
    ...figureApartQuestion(stores, figures, calendar),
    ...overviewQuestion(stores, questions, calendar, clock, { onFault }),
  };
}

function createQuestions({ records, events }: Stores, timeZone: string, clock: Clock): Questions {
  const calendar = createCalendar(timeZone);
  const window = (range: Range) => windowOf(range, calendar);
  const articles = articleQuestion({ events }, window);
  return {
    ...createUsageMetrics({ records, events }, calendar, clock),
    ...outcomesQuestion({ records, events }, window, clock),
    ...goalQuestion({ records, events }, window, clock),
    ...answersQuestion({ records, events }, window),
    ...articles,
    ...reuseQuestion({ records, events }, window, articles),
    ...supportQuestion({ records, events }, (range) => windowOf(range, calendar), clock),
    ...healthQuestion({ records, events }, (range) => windowOf(range, calendar)),
    readRange: (asked) => readRange(asked, calendar, clock.now()),
    async guideLists(appId, ranges) {
      const guides = await records.guides.list(appId);
      const guideIds = guides.map(({ draft }) => draft.guideId);
      const windows = ranges.map((range) => windowOf(range, calendar));
      const totals = await events.guideTotals(appId, guideIds, windows);
      return ranges.map((range, place) => ({
        range,
        guides: guides.map((guide, index) => shapeGuideSummary(guide, totals[place]?.[index])),
      }));
    },
    async guide(appId, guideId, range) {
      const window = windowOf(range, calendar);
      const record = await records.guides.find(appId, guideId);
      if (record === undefined) return undefined;
      const [totals, journeys, stepTotals] = await Promise.all([
        events.guideTotals(appId, [guideId], [window]),
        events.journeys(appId, guideId, window),
        events.stepTotals(appId, guideId, window),
      ]);
      const guide = shapeGuideSummary(record, totals[0]?.[0]);
      return {
        range,
        guide,
        funnel: shapeFunnel(record.published ? stepsOf(record.published) : [], journeys, stepTotals),
      };
    },
    async activeDays(appId, range) {
      const days = daysOf(range);
      const windows = days.map((day) => windowOf({ ...range, from: day, to: day }, calendar));
      const people = await events.activePeople(appId, windows);
      return { range, days: days.map((day, index) => ({ day, visitors: people[index] ?? 0 })) };
    },
  };
}
