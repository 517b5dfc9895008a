import Type from 'typebox';
import { rangeSchema } from './metrics.ts';
import { orNull } from './or-null.ts';

const count = Type.Integer({ minimum: 0 });

/** A part of a whole; its value is null where the whole is nothing: "no data", never 0 %. */
const shareSchema = Type.Object({ part: count, whole: count, value: orNull(Type.Number()) });
/** Spans of time: how many, half of them were shorter, nine in ten were. */
const timesSchema = Type.Object({ count, medianMs: orNull(Type.Number()), p90Ms: orNull(Type.Number()) });

/** Of tickets that were opened in the range, without spam and those that were merged into others. */
export const supportFiguresSchema = Type.Object({
  tickets: count,
  /** Those that were solved at least once. */
  solved: count,
  /** To the first public reply of a person, by the calendar and in working hours of the team that had the ticket. */
  firstReply: timesSchema,
  firstReplyWork: timesSchema,
  /** To the first solution, and to the last of those that are solved now. */
  firstSolved: timesSchema,
  firstSolvedWork: timesSchema,
  lastSolved: timesSchema,
  /** Solved with one public reply and not reopened within 7 days / solved. */
  firstContact: shareSchema,
  /** Reopened / solved. */
  reopened: shareSchema,
  /** Moved from L1 to L2, from L2 to L3 / tickets that were in that level. */
  escalatedL1: shareSchema,
  escalatedL2: shareSchema,
  /** Marked "L1 could have solved this" / solved in L2. */
  l1Capable: shareSchema,
  /** Promises that were kept / kept or broken; what is under way is neither. */
  slaFirstReply: shareSchema,
  slaResolution: shareSchema,
  /** Rated 4 or 5 / rated. */
  csat: shareSchema,
});

const groupsSchema = Type.Array(Type.Object({ key: orNull(Type.String()), figures: supportFiguresSchema }));

/** What people did in the help panel. A visit is what one person does there without a pause of 30 minutes. */
export const helpFiguresSchema = Type.Object({
  /** Visits in which an article, a guide or a search was opened, and after which a day has passed. */
  visits: count,
  /** Of these, those without a ticket of the person within 24 hours. */
  selfSolved: count,
  /** Visits of which it is not known yet. */
  open: count,
  /** Self-solved / (self-solved + tickets from the panel). */
  deflection: shareSchema,
  /** Searches with no result, or with none opened / searches. */
  failedSearches: shareSchema,
  /** What the self-solved would have cost as tickets, where a price is set. */
  saved: orNull(Type.Object({ amount: Type.Number(), currency: Type.String() })),
  /** There were more events than were looked at. */
  cut: Type.Boolean(),
});

/** Answers to questions of how likely somebody is to recommend: 9 and 10 minus 0 to 6, in hundredths. */
export const npsSchema = Type.Object({
  promoters: count,
  detractors: count,
  answers: count,
  value: orNull(Type.Number()),
});

/**
 * Categories of tickets, with what is published about them: articles that name the category, and articles and guides that were
 * written for a ticket of it or sent in answer. What is asked most and has none of either comes first.
 */
export const supportTopicsSchema = Type.Object({
  rows: Type.Array(Type.Object({ categoryId: Type.String(), tickets: count, articles: count, guides: count })),
  /** Tickets whose category has one / tickets with a category. */
  covered: shareSchema,
  /** Tickets without a category. */
  without: count,
});

export const supportReportSchema = Type.Object({
  range: rangeSchema,
  all: supportFiguresSchema,
  byLevel: groupsSchema,
  byTeam: groupsSchema,
  byCategory: groupsSchema,
  byPriority: groupsSchema,
  help: helpFiguresSchema,
  nps: npsSchema,
  topics: supportTopicsSchema,
  /** What a ticket costs, where a price is set. */
  price: orNull(Type.Object({ amount: Type.Number(), currency: Type.String() })),
  /** There were more tickets than were looked at. */
  cut: Type.Boolean(),
});

/** The tickets of several apps together, and the same for each part of them. */
export const supportOfAppsSchema = Type.Object({
  range: rangeSchema,
  all: supportFiguresSchema,
  byApp: groupsSchema,
  byLevel: groupsSchema,
  byTeam: groupsSchema,
  byCategory: groupsSchema,
  byPriority: groupsSchema,
  /** There were more tickets than were looked at. */
  cut: Type.Boolean(),
});

/** What was written for tickets and is published, and how often it has answered since, the most used first. */
export const reuseReportSchema = Type.Object({
  range: rangeSchema,
  rows: Type.Array(
    Type.Object({
      content: Type.Enum(['article', 'guide']),
      contentId: Type.String(),
      title: Type.String(),
      /** Tickets that were opened in the range and to which an agent has sent it. */
      sent: count,
      /** How often visitors opened or started it. */
      opened: count,
      /** Articles: how often somebody said that it helped; guides: people who came to its end. */
      helped: count,
    }),
  ),
  /** There were more tickets or events than were looked at. */
  cut: Type.Boolean(),
});

export type SupportFigures = Type.Static<typeof supportFiguresSchema>;
export type HelpFigures = Type.Static<typeof helpFiguresSchema>;
export type Nps = Type.Static<typeof npsSchema>;
export type SupportTopics = Type.Static<typeof supportTopicsSchema>;
export type SupportReport = Type.Static<typeof supportReportSchema>;
export type SupportOfApps = Type.Static<typeof supportOfAppsSchema>;
export type ReuseReport = Type.Static<typeof reuseReportSchema>;
