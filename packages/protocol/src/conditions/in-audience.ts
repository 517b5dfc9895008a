import type { Condition, TraitValue } from '../schema/condition.ts';
import { matchPath, type PageAddress } from './match-path.ts';

/** What is known at the moment of asking. */
export interface Facts {
  page: PageAddress;
  traits: Readonly<Record<string, TraitValue>>;
}

/** The one evaluator of conditions. No condition at all means everybody. A kind that it does not know holds for nobody. */
export function inAudience(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true;
  switch (condition.type) {
    case 'all':
      return condition.of.every((one) => inAudience(one, facts));
    case 'any':
      return condition.of.some((one) => inAudience(one, facts));
    case 'not':
      return !inAudience(condition.of, facts);
    case 'page':
      return matchPath(condition.path, facts.page);
    case 'trait': {
      const value = Object.hasOwn(facts.traits, condition.name) ? facts.traits[condition.name] : undefined;
      return value !== undefined && (condition.in === undefined || condition.in.includes(value));
    }
    default:
      return false;
  }
}
