import { SMALLEST_GROUP } from '@handrail/protocol/figures';

/** Whether a group of people that was chosen by what is known of them is large enough to be told of. */
export const isTold = (people: number): boolean => people >= SMALLEST_GROUP;

/** Groups that may be told of, and how many there are beside them; an empty one is nobody. */
export function tellGroups<G>(groups: readonly G[], sizeOf: (group: G) => number): { told: G[]; untold: number } {
  const told = groups.filter((group) => isTold(sizeOf(group)) || sizeOf(group) === 0);
  return { told, untold: groups.length - told.length };
}
