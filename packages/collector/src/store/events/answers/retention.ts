import type { TimeWindow } from '../event-store.ts';
import type { Cohort, Who } from '../usage-questions.ts';
import { activeOf, type Log } from './log.ts';

export function retention(log: Log, weeks: readonly TimeWindow[], who?: Who): Cohort[] {
  const seen = new Set(log.activeIn({ from: 0, until: weeks[0]?.from ?? 0 }));
  const active = weeks.map((week) => new Set(activeOf(log, week, who)));
  return active.map((here, week) => {
    const cohort = [...here].filter((person) => !seen.has(person));
    for (const person of cohort) seen.add(person);
    const later = active.slice(week).map((then) => cohort.filter((person) => then.has(person)).length);
    return { people: cohort.length, active: later };
  });
}
