import { inAudience, type Facts } from '../conditions/index.ts';
import type { Condition } from '../schema/condition.ts';
import type { Step } from '../schema/step.ts';
import { isAtHome } from './is-at-home.ts';

/** Whether a step is passed over. What its condition asks of another page is not known before the visitor is there. */
export function isPassedOver(step: Step, facts: Facts): boolean {
  if (step.when === undefined || (asksThePage(step.when) && !isAtHome(step, facts))) return false;
  return !inAudience(step.when, facts);
}

function asksThePage(condition: Condition): boolean {
  if (condition.type === 'all' || condition.type === 'any') return condition.of.some(asksThePage);
  if (condition.type === 'not') return asksThePage(condition.of);
  return condition.type === 'page' || condition.type === 'element';
}
