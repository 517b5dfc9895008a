export {
  CLIENT,
  clientFieldOf,
  clientNames,
  clientOf,
  familyOf,
  NOT_KNOWN,
  whoWith,
  type AskedClient,
} from './clients.ts';
export { asksOfClient, clientAsked, peopleOf, populationOf } from './people-of.ts';
export { readQuestion, stepsOf, valueOf, writeQuestion, type ExploreKind, type ExploreQuestion } from './question.ts';
export { whoOf } from './segment-people.ts';
export { trendOf, type AskedTrend } from './trend-of.ts';
