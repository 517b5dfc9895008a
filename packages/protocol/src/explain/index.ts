export { explainCondition } from './explain-condition.ts';
export { explainGuide, verdictOf, type GuideMoment } from './explain-guide.ts';
export type { ExplainOptions, Reason, ReasonTexts, SingleTrigger } from './reason.ts';
