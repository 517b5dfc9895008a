export * from './ids.ts';
export * from './or-null.ts';
export * from './block.ts';
export * from './action.ts';
export * from './condition.ts';
export * from './reason.ts';
export * from './target.ts';
export * from './trigger.ts';
export * from './step.ts';
export * from './theme.ts';
export * from './guide.ts';
export * from './kinds/walkthrough.ts';
export * from './kinds/notices.ts';
export * from './kinds/checklist.ts';
export * from './kinds/survey.ts';
export {
  goalSchema,
  textsSchema,
  translationsSchema,
  type AnyGuide,
  type Goal,
  type Texts,
} from './kinds/any-guide.ts';
export * from './usage.ts';
export * from './element.ts';
export * from './feature.ts';
export * from './app.ts';
export * from './article.ts';
export * from './article-figures.ts';
export * from './help.ts';
export * from './history.ts';
export * from './member.ts';
export * from './audit.ts';
export * from './segment.ts';
export * from './level.ts';
export * from './category.ts';
export * from './support.ts';
export * from './webhook.ts';
export * from './connector.ts';
export * from './manifest.ts';
export * from './event.ts';
export * from './problem.ts';
export * from './guide-change.ts';
export * from './publishing.ts';
export * from './metrics.ts';
export * from './guide-figures.ts';
export * from './health.ts';
export * from './metrics-usage.ts';
export * from './friction.ts';
export * from './walks.ts';
export * from './saved-question.ts';
export * from './metrics-support.ts';
export * from './licences.ts';
export * from './figure.ts';
export * from './alert.ts';
export * from './mailing.ts';
export * from './overview.ts';
export * from './ticket-context.ts';
export * from './ticket-entry.ts';
export * from './ticket.ts';
export * from './ticket-visitor.ts';
export * from './ticket-desk.ts';
export * from './rollout.ts';
export * from './rollout-report.ts';
export * from './rollout-test.ts';
export { checkOf, type Checked } from './check.ts';
export type { Issue } from './explain.ts';
export * from './check-event.ts';
