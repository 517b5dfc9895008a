export { loadMessages } from '../languages.ts';
export { ReasonList } from '../panels/reasons.tsx';
export { AroundContext, ConditionFields, type Around } from '../panels/condition.tsx';
