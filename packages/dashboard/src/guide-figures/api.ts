import type { AnswersReport, GoalReport, Guide, OutcomesReport } from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';
import type { Days } from '../range.ts';

/** What became of a guide, and what it is to lead to. */
export interface GuideFigureApi {
  /** Apart by a trait, where one is named. */
  outcomes(appId: string, guideId: string, days: Days, trait: string): Promise<Answer<OutcomesReport>>;
  goal(appId: string, guideId: string, days: Days): Promise<Answer<GoalReport>>;
  answers(appId: string, guideId: string, days: Days): Promise<Answer<AnswersReport>>;
  /** Replaces the draft, where it is still this revision. */
  saveDraft(appId: string, guide: Guide, revision: number): Promise<Answer<{ revision: number }>>;
}

const part = encodeURIComponent;

export function createGuideFigureApi(ask: Ask): GuideFigureApi {
  const report = <T>(appId: string, guideId: string, what: string, { from, to }: Days, more = {}) =>
    ask<T>(
      'GET',
      `apps/${part(appId)}/metrics/guides/${part(guideId)}/${what}?${new URLSearchParams({ from, to, ...more }).toString()}`,
    );
  return {
    outcomes: (appId, guideId, days, trait) => report(appId, guideId, 'outcomes', days, trait === '' ? {} : { trait }),
    goal: (appId, guideId, days) => report(appId, guideId, 'goal', days),
    answers: (appId, guideId, days) => report(appId, guideId, 'answers', days),
    saveDraft: (appId, guide, revision) =>
      ask('PUT', `apps/${part(appId)}/guides/${part(guide.guideId)}`, guide, { 'if-match': `"${revision}"` }),
  };
}
