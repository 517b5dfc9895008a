export { peopleOf, populationOf } from './people-of.ts';
export { readQuestion, stepsOf, valueOf, writeQuestion, type ExploreKind, type ExploreQuestion } from './question.ts';
export { whoOf } from './segment-people.ts';
