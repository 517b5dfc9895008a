import type { Guide } from '@handrail/protocol';
import type { GuidePlan } from './plan.ts';

interface Milestones {
  name: string;
  liveOn: number;
  quickOn: number;
  approveOn: number;
  release: number;
  surveyOn: number;
  reportsOn: number;
}

/**
 * What we say in an application: one guide that teaches it, one that lifts a feature, one that breaks, one that is new in the
 * last weeks, and a survey.
 */
export function guidesOf({ name, liveOn, quickOn, approveOn, release, surveyOn, reportsOn }: Milestones): GuidePlan[] {
  return [
    {
      ...walkthrough('first-steps', `Your first request in ${name}`, '/home', [
        ['welcome', 'Welcome', undefined],
        ['new-request', 'Start here', 'new-request'],
        ['amount', 'Say what it costs', 'amount'],
        ['send', 'Send it to your approver', 'send'],
      ]),
      ...{ launchedOn: liveOn, goesOn: 0.9, closes: 0.6 },
    },
    {
      ...walkthrough(
        'quick-request',
        'Faster: quick requests',
        '/requests',
        [
          ['what', 'Ask for things from the catalogue', undefined],
          ['where', 'It is this button', 'quick-request'],
        ],
        { holdOut: 20, goal: { featureId: 'quick-request', days: 14 } },
      ),
      ...{ launchedOn: quickOn, goesOn: 0.85, closes: 0.7 },
      lifts: { featureId: 'quick-request', rate: 0.3 },
    },
    {
      ...walkthrough('approve', 'Approve from the list', '/approvals', [
        ['list', 'All that waits for you', 'approvals'],
        ['approve', 'Approve here', 'approve'],
        ['done', 'That is all', undefined],
      ]),
      ...{ launchedOn: approveOn, goesOn: 0.88, closes: 0.5 },
      breaks: { stepId: 'approve', from: release },
    },
    {
      ...walkthrough('month-end', 'Reports for the end of the month', '/reports', [
        ['where', 'Your reports are here now', undefined],
        ['export', 'Take it along as a table', 'export'],
      ]),
      ...{ launchedOn: reportsOn, goesOn: 0.86, closes: 0.6 },
    },
    {
      ...{ guide: survey(name), kind: 'survey', stepIds: ['recommend', 'why'], path: '/home' },
      ...{ launchedOn: surveyOn, goesOn: 0.7, closes: 0.8 },
    },
  ];
}

type Step = readonly [stepId: string, title: string, testId: string | undefined];

function walkthrough(
  guideId: string,
  title: string,
  path: string,
  steps: readonly Step[],
  effect: Pick<Guide, 'goal' | 'holdOut'> = {},
): Pick<GuidePlan, 'guide' | 'kind' | 'stepIds' | 'path'> {
  const guide: Guide = {
    ...{ kind: 'walkthrough', guideId, title, trigger: { on: 'page', path } },
    ...effect,
    steps: steps.map(([stepId, stepTitle, testId]) => {
      const shown = {
        ...{ stepId, title: stepTitle },
        blocks: [{ type: 'paragraph' as const, content: [{ text: `${stepTitle}.` }] }],
      };
      if (testId === undefined) return { type: 'dialog' as const, ...shown };
      return {
        ...{ type: 'tooltip' as const, ...shown, side: 'bottom' as const },
        target: {
          ...{ v: 1 as const, tag: 'button', role: 'button', label: stepTitle },
          testId: { attribute: 'data-testid', value: testId },
        },
      };
    }),
  };
  return { guide, kind: 'walkthrough', path, stepIds: steps.map(([stepId]) => stepId) };
}

const survey = (name: string): Guide => ({
  ...{ kind: 'survey', guideId: 'opinion', title: `Your opinion of ${name}`, trigger: { on: 'page', path: '/home' } },
  questions: [
    { type: 'nps', questionId: 'recommend', title: 'How likely are you to recommend it to a colleague?' },
    { type: 'text', questionId: 'why', title: 'Why?', maxLength: 500 },
  ],
});
