/** Order of guides that are due together: the highest priority first; among equals their order stays. */
export const byPriority = (one: { priority?: number }, other: { priority?: number }): number =>
  (other.priority ?? 0) - (one.priority ?? 0);
