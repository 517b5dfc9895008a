import type { Who } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import { addDays } from './calendar.ts';
import { measure } from './measure.ts';
import { daysOf } from './range.ts';
import { shapeRetention } from './retention.ts';
import { weekSpans, type WindowOf } from './spans.ts';
import { MONTH_DAYS, shapeStickiness, type PeopleOfDay } from './stickiness.ts';
import type { UsageMetrics } from './usage.ts';

/** Who comes, how often, and again. */
export function peopleQuestions(
  { events }: Stores,
  window: WindowOf,
  clock: Clock,
): Pick<UsageMetrics, 'usage' | 'activeInEach' | 'peopleOfDays' | 'stickiness' | 'retention'> {
  async function peopleOfDays(appId: string, days: readonly string[], who: Who): Promise<PeopleOfDay[]> {
    // Side by side, since a day lies in its month: what is read for the one serves the other.
    const windows = days.flatMap((to) => [window({ from: to, to }), window({ from: addDays(to, 1 - MONTH_DAYS), to })]);
    const counts = await events.activePeople(appId, windows, who);
    return days.map((_, index) => ({ daily: counts[2 * index] ?? 0, monthly: counts[2 * index + 1] ?? 0 }));
  }

  return {
    peopleOfDays,
    activeInEach: (appId, ranges) => events.activePeople(appId, ranges.map(window)),
    stickiness: async (appId, range, who) => shapeStickiness(await peopleOfDays(appId, daysOf(range), who)),
    async usage(appId, range, { who, trait }) {
      const [days, [time = { people: 0, sessions: 0, minutes: 0 }], byTrait] = await Promise.all([
        peopleOfDays(appId, daysOf(range), who),
        events.timeInApp(appId, [window(range)], who),
        trait === undefined ? undefined : events.activeByTrait(appId, window(range), trait, who),
      ]);
      const [people = 0] = await events.activePeople(appId, [window(range)], who);
      return {
        range,
        people,
        sessions: time.sessions,
        minutes: time.minutes,
        sessionsEach: measure('sessions-each', time.sessions, time.people),
        minutesEach: measure('minutes-each', time.minutes, time.people),
        stickiness: shapeStickiness(days),
        days: daysOf(range).map((day, index) => ({ day, people: days[index]?.daily ?? 0 })),
        ...(byTrait && {
          byTrait: byTrait.map((row) => ({ value: row.value, share: measure('share-of-active', row.people, people) })),
        }),
      };
    },
    async retention(appId, range, who) {
      const weeks = weekSpans(range);
      const windows = weeks.map(window);
      const cohorts = await events.retention(appId, windows, who);
      const over = windows.map(({ until }) => until <= clock.now());
      return { range, weeks, cohorts: shapeRetention(cohorts, over) };
    },
  };
}
