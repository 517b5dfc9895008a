/** Of something that people were led through: whom each step reached, and how it ended. */
export interface GuideTruth {
  starts: number;
  startedBy: number;
  completedBy: number;
  steps: Readonly<Record<string, StepTruth>>;
  /** The day from which a step was missed; null when none ever was. */
  missesFrom: string | null;
  /** Whom it was for, from its first day on: who got it, and who was kept without. `used`: within fourteen days of their turn. */
  lift: { exposed: { people: number; used: number }; heldOut: { people: number; used: number } } | null;
  nps: { promoters: number; detractors: number; answers: number } | null;
}

interface StepTruth {
  reachedBy: number;
  dismissedBy: number;
  shown: number;
  missed: number;
}

export interface Share {
  numerator: number;
  denominator: number;
}

/** What is true of one application, counted as it happened. Months are written YYYY-MM. */
export interface AppTruth {
  /** On the last day. */
  headcount: Readonly<Record<string, number>>;
  /** Who used it, by month and department. */
  active: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Who used it at any time of the year. */
  activeInYear: number;
  /** Who used each feature, by month. */
  features: Readonly<Record<string, Readonly<Record<string, number>>>>;
  guides: Readonly<Record<string, GuideTruth>>;
  help: { visits: number; selfSolved: number; deflection: Share; failedSearches: Share };
  tickets: number;
  solved: number;
  slaFirstReply: Share;
  slaResolution: Share;
  firstContact: Share;
  reopened: Share;
  escalatedL1: Share;
  l1Capable: Share;
  csat: Share;
}

/** The whole story: by app, as it stands at `asOf`. */
export interface Truth {
  asOf: number;
  apps: Readonly<Record<string, AppTruth>>;
}

/** A share that is counted one by one. */
export interface Counter {
  add(isPart: boolean): void;
  share(): Share;
}

export function createCounter(): Counter {
  let [numerator, denominator] = [0, 0];
  return {
    add(isPart) {
      denominator += 1;
      if (isPart) numerator += 1;
    },
    share: () => ({ numerator, denominator }),
  };
}

/** People in sets by two names, such as month and department. */
export interface Sets {
  add(first: string, second: string, who: string): void;
  sizes(): Record<string, Record<string, number>>;
}

export function createSets(): Sets {
  const sets = new Map<string, Map<string, Set<string>>>();
  return {
    add(first, second, who) {
      const inner = sets.get(first) ?? new Map<string, Set<string>>();
      sets.set(first, inner);
      inner.set(second, (inner.get(second) ?? new Set()).add(who));
    },
    sizes: () =>
      Object.fromEntries(
        [...sets].map(([first, inner]) => [
          first,
          Object.fromEntries([...inner].map(([second, { size }]) => [second, size])),
        ]),
      ),
  };
}
