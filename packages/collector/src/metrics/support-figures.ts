import type { SupportFigures } from '@handrail/protocol';
import { shareOf } from './share.ts';
import type { TicketFacts } from './support-facts.ts';

type Times = SupportFigures['firstReply'];
type Share = SupportFigures['csat'];

/** The numbers of some tickets. */
export function figuresOf(facts: readonly TicketFacts[]): SupportFigures {
  const times = (of: (one: TicketFacts) => number | undefined) => timesOf(facts.flatMap((one) => of(one) ?? []));
  const share = (whole: readonly TicketFacts[], is: (one: TicketFacts) => boolean) =>
    shareIn(whole.filter(is).length, whole.length);
  const solved = facts.filter(({ firstSolvedMs }) => firstSolvedMs !== undefined);
  const sla = (name: keyof TicketFacts['sla']) =>
    share(
      facts.filter((one) => one.sla[name] !== undefined),
      (one) => one.sla[name] === true,
    );
  const escalated = (level: 'l1' | 'l2') =>
    share(
      facts.filter(({ wasAt }) => wasAt.has(level)),
      (one) => one.escalated.has(level),
    );
  return {
    ...{ tickets: facts.length, solved: solved.length },
    ...{ firstReply: times((one) => one.firstReplyMs), firstReplyWork: times((one) => one.firstReplyWorkMs) },
    ...{ firstSolved: times((one) => one.firstSolvedMs), firstSolvedWork: times((one) => one.firstSolvedWorkMs) },
    lastSolved: times((one) => one.lastSolvedMs),
    firstContact: share(solved, (one) => one.firstContact),
    reopened: share(solved, (one) => one.reopened),
    ...{ escalatedL1: escalated('l1'), escalatedL2: escalated('l2') },
    l1Capable: share(
      facts.filter(({ solvedAt }) => solvedAt === 'l2'),
      (one) => one.l1Could,
    ),
    ...{ slaFirstReply: sla('firstReply'), slaResolution: sla('resolution') },
    csat: share(
      facts.filter(({ score }) => score !== undefined),
      ({ score = 0 }) => score >= 4,
    ),
  };
}

/** The same for each value of a property, in the order of their names; the tickets without one come last. */
export function groupsOf(
  facts: readonly TicketFacts[],
  name: 'level' | 'teamId' | 'categoryId' | 'priority',
): { key: string | null; figures: SupportFigures }[] {
  const keys = [...new Set(facts.map((one) => one[name]))];
  keys.sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  return keys.map((key) => ({ key, figures: figuresOf(facts.filter((one) => one[name] === key)) }));
}

export const shareIn = (part: number, whole: number): Share => ({ part, whole, value: shareOf(part, whole) });

/** The median is the middle one, or the mean of the two; nine in ten are no longer than the 90th percentile (nearest rank). */
function timesOf(spans: readonly number[]): Times {
  const sorted = spans.toSorted((a, b) => a - b);
  const { length } = sorted;
  const at = (index: number): number | null => sorted[index] ?? null;
  const [low, high] = [at((length - 1) >> 1), at(length >> 1)];
  return {
    count: length,
    medianMs: low === null || high === null ? null : (low + high) / 2,
    p90Ms: at(Math.ceil(length * 0.9) - 1),
  };
}
