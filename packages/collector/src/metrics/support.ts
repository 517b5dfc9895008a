import type { Nps, Range, SupportReport, SupportSettings, Ticket } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import { countVisits, peopleOf } from './help-visits.ts';
import { factsOf, type TicketFacts } from './support-facts.ts';
import { figuresOf, groupsOf, shareIn } from './support-figures.ts';
import { dayAfter, isOwn, supportSources, type HelpActs } from './support-sources.ts';

export interface SupportQuestion {
  /** All numbers of the service centre for one app. */
  support(appId: string, range: Range): Promise<SupportReport>;
  /** The same for several ranges, from one reading of tickets and events. */
  supports(appId: string, ranges: readonly Range[]): Promise<SupportReport[]>;
}

const AT_ONCE = 25;

/** A ticket as it went. */
interface Gone {
  createdAt: number;
  isFromPanel: boolean;
  facts: TicketFacts | undefined;
}

export function supportQuestion(stores: Stores, window: (range: Range) => TimeWindow, clock: Clock): SupportQuestion {
  const { records } = stores;
  const { openedTickets, helpActs, npsAnswers } = supportSources(stores);

  async function gone(tickets: readonly Ticket[], settings: SupportSettings): Promise<Gone[]> {
    const found: Gone[] = [];
    for (let at = 0; at < tickets.length; at += AT_ONCE) {
      const some = tickets.slice(at, at + AT_ONCE);
      const histories = await Promise.all(some.map(({ ticketId }) => records.tickets.entries(ticketId)));
      for (const [index, ticket] of some.entries()) {
        const entries = histories[index] ?? [];
        const facts = factsOf(ticket, entries, settings, clock.now());
        found.push({ createdAt: ticket.createdAt, isFromPanel: entries[0]?.via === 'panel', facts });
      }
    }
    return found;
  }

  function helpOf(help: HelpActs, span: TimeWindow, fromPanel: number, price: SupportReport['help']['saved']) {
    const around = dayAfter(span);
    const identified = help.identified.filter((one) => isIn(around, one.at));
    const acts = help.acts.filter((one) => isIn(around, one.at));
    const counted = countVisits(acts, span, clock.now(), peopleOf(identified));
    return {
      ...counted,
      deflection: shareIn(counted.selfSolved, counted.selfSolved + fromPanel),
      saved: price && { ...price, amount: price.amount * counted.selfSolved },
      cut: help.cut,
    };
  }

  async function supports(appId: string, ranges: readonly Range[]): Promise<SupportReport[]> {
    const spans = ranges.map(window);
    const hull = hullOf(spans);
    const settings = (await records.support.find())?.settings ?? NO_SETTINGS;
    const { tickets, cut } = await openedTickets(appId, hull);
    const own = tickets.filter((ticket) => isOwn(ticket) && spans.some((span) => isIn(span, ticket.createdAt)));
    const [all, help, answers] = await Promise.all([
      gone(own, settings),
      helpActs(appId, hull),
      npsAnswers(appId, hull),
    ]);
    return ranges.map((range) => {
      const span = window(range);
      const here = all.filter(({ createdAt }) => isIn(span, createdAt));
      const facts = here.flatMap((one) => one.facts ?? []);
      const fromPanel = here.filter(({ isFromPanel }) => isFromPanel).length;
      return {
        ...{ range, all: figuresOf(facts), cut },
        help: helpOf(help, span, fromPanel, settings.ticketPrice ?? null),
        nps: npsOf(answers.filter(({ at }) => isIn(span, at)).map(({ score }) => score)),
        ...{ byLevel: groupsOf(facts, 'level'), byTeam: groupsOf(facts, 'teamId') },
        ...{ byCategory: groupsOf(facts, 'categoryId'), byPriority: groupsOf(facts, 'priority') },
      };
    });
  }

  return {
    supports,
    async support(appId, range) {
      const [report] = await supports(appId, [range]);
      if (report === undefined) throw new Error('a range without a report');
      return report;
    },
  };
}

const isIn = ({ from, until }: TimeWindow, at: number): boolean => at >= from && at < until;
const hullOf = (spans: readonly TimeWindow[]): TimeWindow => ({
  from: Math.min(...spans.map(({ from }) => from)),
  until: Math.max(...spans.map(({ until }) => until)),
});

function npsOf(scores: readonly number[]): Nps {
  const [promoters, detractors] = [scores.filter((one) => one >= 9).length, scores.filter((one) => one <= 6).length];
  const answers = scores.length;
  return { promoters, detractors, answers, value: answers === 0 ? null : (100 * (promoters - detractors)) / answers };
}
