import type { AnswersReport, Question, Range } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import { modeOf } from '../store/events/mode-of.ts';

export interface AnswersQuestion {
  /** What was answered to a survey; undefined where there is no such survey. */
  answers(appId: string, guideId: string, range: Range): Promise<AnswersReport | undefined>;
}

/** One answer that stands: who answers anew, or takes it back, replaces it. */
interface SurveyAnswer {
  at: number;
  /** The run of a visitor. */
  run: string;
  questionId: string;
  answer: string;
}

/** Of the events of a survey, the newest first, the answers that stand. */
export function answersIn(found: readonly EventRecord[]): SurveyAnswer[] {
  const seen = new Set<string>();
  return found.flatMap(({ event, at }) => {
    if (event.name !== 'step.completed' || event.stepId === undefined || modeOf(event) !== undefined) return [];
    const run = JSON.stringify([event.visitorId, event.sessionId]);
    const key = JSON.stringify([run, event.stepId]);
    if (seen.has(key)) return [];
    seen.add(key);
    const given = event.props?.['answer'] ?? '';
    return given === '' ? [] : [{ at, run, questionId: event.stepId, answer: String(given) }];
  });
}

export function answersQuestion({ records, events }: Stores, window: (range: Range) => TimeWindow): AnswersQuestion {
  return {
    async answers(appId, guideId, range) {
      const record = await records.guides.find(appId, guideId);
      const survey = record?.published ?? record?.draft;
      if (survey?.kind !== 'survey') return undefined;
      const query = { window: window(range), guideId, name: 'step.completed', limit: METRIC_LIMITS.supportEvents };
      const page = await events.events(appId, query);
      const answers = answersIn(page.events);
      const nps = survey.questions.find(({ type }) => type === 'nps')?.questionId;
      const scores = new Map(answers.flatMap((one) => (one.questionId === nps ? [[one.run, Number(one.answer)]] : [])));
      return {
        range,
        questions: survey.questions.map((question) =>
          shapeQuestion(
            question,
            answers.filter(({ questionId }) => questionId === question.questionId),
            scores,
          ),
        ),
        cut: page.next !== undefined,
      };
    },
  };
}

type Shaped = AnswersReport['questions'][number];

function shapeQuestion(
  question: Question,
  answers: readonly SurveyAnswer[],
  scores: ReadonlyMap<string, number>,
): Shaped {
  const { questionId, title, type } = question;
  const chosen = answers.flatMap(({ answer }) => (type === 'multiple' ? answer.split(',') : [answer]));
  const isScale = type === 'nps' || type === 'rating';
  const numbers = isScale ? answers.map(({ answer }) => Number(answer)).filter(Number.isInteger) : [];
  const count = (is: (score: number) => boolean): number => numbers.filter(is).length;
  const { length } = numbers;
  return {
    ...{ questionId, title, type, answers: answers.length },
    options: optionsOf(question).map(({ option, label }) => ({
      ...{ option, label },
      answers: chosen.filter((one) => one === option).length,
    })),
    nps: type === 'nps' && length > 0 ? (100 * (count((one) => one >= 9) - count((one) => one <= 6))) / length : null,
    mean: length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / length,
    comments:
      type !== 'text'
        ? []
        : answers
            .slice(0, METRIC_LIMITS.comments)
            .map(({ at, run, answer }) => ({ at, text: answer, score: scores.get(run) ?? null })),
  };
}

function optionsOf(question: Question): { option: string; label: string }[] {
  switch (question.type) {
    case 'text':
      return [];
    case 'single':
    case 'multiple':
      return question.options.map(({ optionId, label }) => ({ option: optionId, label }));
    case 'nps':
      return scale(0, 10);
    case 'rating':
      return scale(1, question.of ?? 5);
  }
}

const scale = (from: number, to: number): { option: string; label: string }[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ option: String(from + index), label: String(from + index) }));
