export { explainCondition, type Reason } from './explain-condition.ts';
