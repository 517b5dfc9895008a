import type { FigureApart, FigureQuestion, TraitValue } from '@handrail/protocol';
import { clientFieldOf, NOT_KNOWN } from '@handrail/protocol/explore';
import type { Stores } from '../services/stores.ts';
import type { Calendar } from './calendar.ts';
import type { FigureQuestions } from './figure.ts';
import { whoOf } from './figure-reports.ts';
import { windowOf } from './range.ts';
import { tellGroups } from './small-group.ts';

export interface FigureApartQuestion {
  /**
   * One figure over the parts of a range, for each of the groups that most people were active in: people with one value of a trait, or
   * what was done with one browser or version. Each is answered as if it had been asked for alone.
   */
  figureApart(question: FigureQuestion, by: string): Promise<FigureApart>;
}

/** As many lines as are told apart in one picture. */
const MOST_GROUPS = 6;

export function figureApartQuestion(
  { events }: Pick<Stores, 'events'>,
  { figureTrend }: Pick<FigureQuestions, 'figureTrend'>,
  calendar: Calendar,
): FigureApartQuestion {
  return {
    async figureApart(question, by) {
      const { appId, from, to } = question;
      const range = { from, to, timeZone: calendar.timeZone };
      const groups = await events.activeByTrait(appId, windowOf(range, calendar), by, whoOf(question));
      const { told, untold } = tellGroups(groups, ({ people }) => people);
      const asked = told.flatMap(({ value }) => {
        const of = ofGroup(question, by, value);
        return of === undefined ? [] : [{ value, of }];
      });
      const shown = asked.slice(0, MOST_GROUPS);
      const more = asked.length - shown.length;
      return {
        ...{ range, by },
        groups: await Promise.all(shown.map(async ({ value, of }) => ({ value, ...(await figureTrend(of, true)) }))),
        ...(untold > 0 && { untold }),
        ...(more > 0 && { more }),
      };
    },
  };
}

/** What is asked of one group; undefined of people without the trait, of whom no figure is asked. */
function ofGroup(question: FigureQuestion, by: string, value: TraitValue | null): FigureQuestion | undefined {
  const field = clientFieldOf(by);
  if (field !== undefined)
    return { ...question, [field]: question[field] ?? (value === null ? NOT_KNOWN : String(value)) };
  return value === null ? undefined : { ...question, population: { trait: by, value } };
}
