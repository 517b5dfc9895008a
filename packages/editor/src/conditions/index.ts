export { loadMessages } from '../languages.ts';
export { AroundContext, ConditionFields, type Around } from '../panels/condition.tsx';
