import type {
  FigureName,
  FigureQuestion,
  GuideSummary,
  HeadcountReport,
  LicencesReport,
  Measure,
  RetentionReport,
  SupportReport,
} from '@handrail/protocol';
import type { Reports } from './figure-reports.ts';
import { shareOf } from './share.ts';

/** What a figure is made of; its value is null where that is nothing over nothing. */
export interface Found {
  value: number | null;
  numerator?: number;
  denominator?: number;
  cut?: true;
}

type Join = (reports: Reports, question: FigureQuestion) => Promise<Found>;

const part = (numerator: number, denominator: number, times = 1): Found => {
  const share = shareOf(numerator, denominator);
  return { value: share === null ? null : share * times, numerator, denominator };
};
const ofMeasure = ({ numerator, denominator }: Measure): Found => part(numerator, denominator);

/** From which question each figure comes. */
export const JOINS: Readonly<Record<FigureName, Join>> = {
  adoption: async (reports, of) => ofDepartment(of, await reports.headcount(of)),
  licenceUse: async (reports, of) => ofSeats(of, await reports.licences(of)),
  activePeople: async (reports, of) => ({ value: await reports.activePeople(of) }),
  stickiness: async (reports, of) => ofMeasure(await reports.stickiness(of)),
  timeInApp: async (reports, of) => ofMeasure((await reports.usage(of)).minutesEach),
  sessionsEach: async (reports, of) => ofMeasure((await reports.usage(of)).sessionsEach),
  retention: async (reports, of) => ofRetention(await reports.retention(of)),
  frustration: async (reports, of) => {
    const [times, active] = [await reports.frustrations(of), await reports.activePeople(of)];
    return part(times, active, 100);
  },
  featureAdoption: async (reports, of) => {
    const report = await reports.feature(of);
    return report === undefined ? { value: null } : ofMeasure(report.use.adoption);
  },
  guideStarts: async (reports, of) => ({ value: sumOf(await guidesOf(reports, of), ({ starts }) => starts) }),
  guideCompletion: async (reports, of) => {
    const guides = await guidesOf(reports, of);
    return part(
      sumOf(guides, ({ completedBy }) => completedBy),
      sumOf(guides, ({ startedBy }) => startedBy),
    );
  },
  missRate: async (reports, of) => {
    const guides = await guidesOf(reports, of);
    const missed = sumOf(guides, (guide) => guide.missed);
    return part(missed, missed + sumOf(guides, ({ shown }) => shown));
  },
  goalConversion: async (reports, of) => {
    const { met, people } = await reports.goals(of);
    return part(met, people);
  },
  tickets: ofSupport(({ all }) => ({ value: all.tickets })),
  ticketsPer100: async (reports, of) => {
    const [{ all, cut }, active] = [await reports.support(of), await reports.activePeople(of)];
    return { ...part(all.tickets, active, 100), ...(cut && { cut: true }) };
  },
  firstReply: ofSupport(({ all }) => ofTimes(all.firstReply)),
  firstReplyWork: ofSupport(({ all }) => ofTimes(all.firstReplyWork)),
  resolution: ofSupport(({ all }) => ofTimes(all.firstSolved)),
  resolutionWork: ofSupport(({ all }) => ofTimes(all.firstSolvedWork)),
  firstContactResolution: ofSupport(({ all }) => ofShare(all.firstContact)),
  reopened: ofSupport(({ all }) => ofShare(all.reopened)),
  escalation: ofSupport(({ all }) => ofShare(all.escalatedL1)),
  l1Capable: ofSupport(({ all }) => ofShare(all.l1Capable)),
  slaFirstReply: ofSupport(({ all }) => ofShare(all.slaFirstReply)),
  slaResolution: ofSupport(({ all }) => ofShare(all.slaResolution)),
  csat: ofSupport(({ all }) => ofShare(all.csat)),
  nps: ofSupport(({ nps }) => ({
    ...{ value: nps.value, numerator: nps.promoters - nps.detractors, denominator: nps.answers },
  })),
  deflection: ofSupport(({ help }) => ({ ...ofShare(help.deflection), ...(help.cut && { cut: true }) })),
  failedSearch: ofSupport(({ help }) => ({ ...ofShare(help.failedSearches), ...(help.cut && { cut: true }) })),
};

function ofSupport(pick: (report: SupportReport) => Found): Join {
  return async (reports, of) => {
    const report = await reports.support(of);
    return { ...pick(report), ...(report.cut && { cut: true }) };
  };
}

function ofShare({ part: some, whole }: SupportReport['all']['csat']): Found {
  return part(some, whole);
}

function ofTimes({ medianMs, count }: SupportReport['all']['firstReply']): Found {
  return { value: medianMs, denominator: count };
}

function ofDepartment({ population }: FigureQuestion, { departments, total }: HeadcountReport): Found {
  if (population === undefined) return ofMeasure(total);
  const found = departments.find(({ department }) => department === population.value);
  return found ? ofMeasure(found.adoption) : { value: null };
}

function ofSeats({ population }: FigureQuestion, { departments, total }: LicencesReport): Found {
  if (population === undefined) return ofMeasure(total.use);
  const found = departments.find(({ department }) => department === population.value);
  return found ? ofMeasure(found.use) : { value: null };
}

/** Newcomers in the week after their first, all weeks together of which the next one is over. */
function ofRetention({ cohorts }: RetentionReport): Found {
  const judged = cohorts.flatMap(({ weeks }) => weeks[1] ?? []);
  const sum = (of: (one: Measure) => number): number => judged.reduce((all, one) => all + of(one), 0);
  return part(
    sum(({ numerator }) => numerator),
    sum(({ denominator }) => denominator),
  );
}

async function guidesOf(reports: Reports, of: FigureQuestion): Promise<GuideSummary[]> {
  const guides = await reports.guides(of);
  return of.guideId === undefined ? guides : guides.filter(({ guideId }) => guideId === of.guideId);
}

const sumOf = (guides: readonly GuideSummary[], of: (guide: GuideSummary) => number): number =>
  guides.reduce((sum, guide) => sum + of(guide), 0);
