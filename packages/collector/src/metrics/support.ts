import type { Nps, Range, SupportReport, SupportSettings, Ticket } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import type { EventQuery } from '../store/events/usage-questions.ts';
import { countVisits, HELP_EVENTS, peopleOf } from './help-visits.ts';
import { factsOf, type TicketFacts } from './support-facts.ts';
import { figuresOf, groupsOf, shareIn } from './support-figures.ts';

export interface SupportQuestion {
  /** All numbers of the service centre for one app. */
  support(appId: string, range: Range): Promise<SupportReport>;
  /** The same for several ranges, from one reading of tickets and events. */
  supports(appId: string, ranges: readonly Range[]): Promise<SupportReport[]>;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 25;
const PAGE = 500;

/** A ticket as it went. */
interface Gone {
  createdAt: number;
  isFromPanel: boolean;
  facts: TicketFacts | undefined;
}

interface HelpActs {
  acts: EventRecord[];
  identified: EventRecord[];
  cut: boolean;
}

export function supportQuestion(
  { records, events }: Stores,
  window: (range: Range) => TimeWindow,
  clock: Clock,
): SupportQuestion {
  /** The newest events that fit, up to a bound. */
  async function eventsOf(appId: string, query: Omit<EventQuery, 'limit'>) {
    const page = await events.events(appId, { ...query, limit: METRIC_LIMITS.supportEvents });
    return { found: page.events, cut: page.next !== undefined };
  }

  /** Tickets that were opened in a window, up to a bound. */
  async function ticketsOf(appId: string, span: TimeWindow): Promise<{ tickets: Ticket[]; cut: boolean }> {
    const tickets: Ticket[] = [];
    for (let after: Parameters<typeof records.tickets.list>[3]; ;) {
      const page = await records.tickets.list({ appIds: [appId], spam: false }, 'created', PAGE, after);
      tickets.push(...page.tickets.filter(({ createdAt }) => createdAt >= span.from && createdAt < span.until));
      after = page.next;
      const isPast = (page.tickets.at(-1)?.createdAt ?? 0) < span.from;
      if (after === undefined || isPast) return { tickets, cut: false };
      if (tickets.length >= METRIC_LIMITS.supportTickets) return { tickets, cut: true };
    }
  }

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

  /** What people did in the help panel, over a window and the day after it. */
  async function helpActs(appId: string, span: TimeWindow): Promise<HelpActs> {
    const around = dayAfter(span);
    const [told, guides] = await Promise.all([
      eventsOf(appId, { window: around, names: ['visitor.identified', ...HELP_EVENTS] }),
      eventsOf(appId, { window: around, name: 'guide.started', by: 'help' }),
    ]);
    const isIdentified = ({ event }: EventRecord): boolean => event.name === 'visitor.identified';
    return {
      acts: [...told.found.filter((one) => !isIdentified(one)), ...guides.found],
      identified: told.found.filter(isIdentified),
      cut: told.cut || guides.cut,
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

  /** Answers to the question how likely people would recommend the app, with when they were given. */
  async function npsAnswers(appId: string, span: TimeWindow): Promise<{ at: number; score: number }[]> {
    const answers: { at: number; score: number }[] = [];
    for (const { draft } of await records.guides.list(appId)) {
      if (draft.kind !== 'survey') continue;
      const asked = new Set(draft.questions.flatMap(({ type, questionId }) => (type === 'nps' ? [questionId] : [])));
      if (asked.size === 0) continue;
      const { found } = await eventsOf(appId, { window: span, name: 'step.completed', guideId: draft.guideId });
      for (const { event, at } of found) {
        const score = Number(event.props?.['answer'] ?? Number.NaN);
        if (event.stepId !== undefined && asked.has(event.stepId) && Number.isInteger(score)) answers.push({ at, score });
      }
    }
    return answers;
  }

  async function supports(appId: string, ranges: readonly Range[]): Promise<SupportReport[]> {
    const spans = ranges.map(window);
    const hull = hullOf(spans);
    const settings = (await records.support.find())?.settings ?? NO_SETTINGS;
    const { tickets, cut } = await ticketsOf(appId, hull);
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
const dayAfter = ({ from, until }: TimeWindow): TimeWindow => ({ from, until: until + DAY_MS });
const hullOf = (spans: readonly TimeWindow[]): TimeWindow => ({
  from: Math.min(...spans.map(({ from }) => from)),
  until: Math.max(...spans.map(({ until }) => until)),
});

function npsOf(scores: readonly number[]): Nps {
  const [promoters, detractors] = [scores.filter((one) => one >= 9).length, scores.filter((one) => one <= 6).length];
  const answers = scores.length;
  return { promoters, detractors, answers, value: answers === 0 ? null : (100 * (promoters - detractors)) / answers };
}

/** One that became a part of another counts there. */
const isOwn = ({ links }: Ticket): boolean => links.every(({ kind }) => kind !== 'merged-into');
