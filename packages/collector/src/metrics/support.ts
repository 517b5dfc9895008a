import type {
  Nps,
  Range,
  SupportOfApps,
  SupportReport,
  SupportSettings,
  Ticket,
  TicketEntry,
} from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import { countVisits, peopleOf } from './help-visits.ts';
import { factsOf } from './support-facts.ts';
import { createFactTable, shareIn, type FactTable } from './support-figures.ts';
import { dayAfter, supportSources, type HelpActs } from './support-sources.ts';
import { createTopics, type TopicTally } from './support-topics.ts';

export interface SupportQuestion {
  /** All numbers of the service centre for one app. */
  support(appId: string, range: Range): Promise<SupportReport>;
  /** The same for several ranges, from one reading of tickets and events. */
  supports(appId: string, ranges: readonly Range[]): Promise<SupportReport[]>;
  /** The tickets of several apps together. */
  supportOfApps(appIds: readonly string[], range: Range): Promise<SupportOfApps>;
}

/** What counts of the tickets of a span. */
interface Tally {
  span: TimeWindow;
  table: FactTable;
  topics: TopicTally;
  fromPanel: number;
}

export function supportQuestion(stores: Stores, window: (range: Range) => TimeWindow, clock: Clock): SupportQuestion {
  const { records } = stores;
  const { openedTickets, helpActs, npsAnswers } = supportSources(stores);

  /** Goes once over the tickets that were opened in any of some spans; of each, facts are kept, and no more. */
  async function talliesOf(appId: string, spans: readonly TimeWindow[], settings: SupportSettings) {
    const newTopics = createTopics(records, appId);
    const take = takerOf(settings);
    const tallies = spans.map((span): Tally => ({ span, table: createFactTable(), topics: newTopics(), fromPanel: 0 }));
    const cut = await openedTickets([appId], hullOf(spans), async (tickets) => {
      for (const { ticket, entries } of await withHistories(tickets)) {
        const around = tallies.filter(({ span }) => isIn(span, ticket.createdAt));
        take(around, ticket, entries);
      }
    });
    return { tallies, cut };
  }

  const withHistories = (tickets: readonly Ticket[]) =>
    Promise.all(tickets.map(async (ticket) => ({ ticket, entries: await records.tickets.entries(ticket.ticketId) })));

  function takerOf(settings: SupportSettings) {
    return (tallies: readonly Tally[], ticket: Ticket, entries: readonly TicketEntry[]): void => {
      const facts = tallies.length > 0 ? factsOf(ticket, entries, settings, clock.now()) : undefined;
      for (const tally of tallies) {
        if (entries[0]?.via === 'panel') tally.fromPanel += 1;
        if (facts === undefined) continue;
        tally.table.add(facts);
        tally.topics.add(ticket.categoryId, entries);
      }
    };
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
    const [{ tallies, cut }, help, answers] = await Promise.all([
      talliesOf(appId, spans, settings),
      helpActs(appId, hull),
      npsAnswers(appId, hull),
    ]);
    const price = settings.ticketPrice ?? null;
    const report = async (range: Range, { span, table, topics, fromPanel }: Tally): Promise<SupportReport> => ({
      ...{ range, all: table.figures(), cut, price },
      help: helpOf(help, span, fromPanel, price),
      nps: npsOf(answers.filter(({ at }) => isIn(span, at)).map(({ score }) => score)),
      ...groupsOf(table),
      topics: await topics.topics(),
    });
    return Promise.all(
      ranges.flatMap((range, index) => {
        const tally = tallies[index];
        return tally ? [report(range, tally)] : [];
      }),
    );
  }

  async function supportOfApps(appIds: readonly string[], range: Range): Promise<SupportOfApps> {
    const settings = (await records.support.find())?.settings ?? NO_SETTINGS;
    const table = createFactTable();
    const cut = await openedTickets(appIds, window(range), async (tickets) => {
      for (const { ticket, entries } of await withHistories(tickets)) {
        const facts = factsOf(ticket, entries, settings, clock.now());
        if (facts !== undefined) table.add(facts);
      }
    });
    return { range, cut, all: table.figures(), byApp: table.groups('appId'), ...groupsOf(table) };
  }

  return {
    supports,
    supportOfApps,
    async support(appId, range) {
      const [report] = await supports(appId, [range]);
      if (report === undefined) throw new Error('a range without a report');
      return report;
    },
  };
}

const groupsOf = (table: FactTable) => ({
  ...{ byLevel: table.groups('level'), byTeam: table.groups('teamId') },
  ...{ byCategory: table.groups('categoryId'), byPriority: table.groups('priority') },
});

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
