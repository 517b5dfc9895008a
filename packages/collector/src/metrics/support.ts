import type { Nps, Range, SupportReport, SupportSettings, Ticket } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import { countVisits, HELP_EVENTS, peopleOf } from './help-visits.ts';
import { factsOf } from './support-facts.ts';
import { createFactTable, shareIn } from './support-figures.ts';
import { createTopicTally } from './support-topics.ts';

export interface SupportQuestion {
  /** All numbers of the service centre for one app. */
  support(appId: string, range: Range): Promise<SupportReport>;
}

const DAY_MS = 86_400_000;
const PAGE = 500;
/** Tickets whose histories are in memory. */
const AT_ONCE = 50;

export function supportQuestion(
  { records, events }: Stores,
  window: (range: Range) => TimeWindow,
  clock: Clock,
): SupportQuestion {
  /** Events of a name, the newest first, up to a bound. */
  async function eventsOf(appId: string, name: string, span: TimeWindow, rest: { guideId?: string } = {}) {
    const found: EventRecord[] = [];
    for (let before: { at: number; eventId: string } | undefined; ;) {
      const page = await events.events(appId, { window: span, name, limit: PAGE, ...rest, ...(before && { before }) });
      found.push(...page.events);
      before = page.next;
      if (before === undefined || found.length >= METRIC_LIMITS.supportEvents)
        return { found, cut: before !== undefined };
    }
  }

  /** Goes over the tickets that were opened in a window with their histories, a few at a time, up to a bound; what is kept of them is facts. */
  async function tallyOf(appId: string, span: TimeWindow, settings: SupportSettings) {
    const table = createFactTable();
    const topics = createTopicTally(records, appId);
    const query = { appIds: [appId], spam: false, created: span };
    let [seen, fromPanel] = [0, 0];
    for (let after: Parameters<typeof records.tickets.list>[3]; ;) {
      const page = await records.tickets.list(query, 'created', AT_ONCE, after);
      const own = page.tickets.filter(isOwn);
      const histories = await Promise.all(own.map(({ ticketId }) => records.tickets.entries(ticketId)));
      own.forEach((ticket, index) => {
        const entries = histories[index] ?? [];
        if (entries[0]?.via === 'panel') fromPanel += 1;
        const facts = factsOf(ticket, entries, settings, clock.now());
        if (facts === undefined) return;
        table.add(facts);
        topics.add(ticket.categoryId, entries);
      });
      seen += page.tickets.length;
      after = page.next;
      if (after === undefined || seen >= METRIC_LIMITS.supportTickets)
        return { table, topics, fromPanel, cut: after !== undefined };
      // Others go on meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function helpOf(appId: string, span: TimeWindow, fromPanel: number, price: SupportReport['help']['saved']) {
    const around = { from: span.from, until: span.until + DAY_MS };
    const [identified, ...rest] = await Promise.all(
      ['visitor.identified', ...HELP_EVENTS].map((name) => eventsOf(appId, name, around)),
    );
    const seen = rest.flatMap(({ found }) => found);
    const counted = countVisits(seen, span, clock.now(), peopleOf(identified?.found ?? []));
    return {
      ...counted,
      deflection: shareIn(counted.selfSolved, counted.selfSolved + fromPanel),
      saved: price && { ...price, amount: price.amount * counted.selfSolved },
      cut: [identified, ...rest].some((one) => one?.cut === true),
    };
  }

  async function npsOf(appId: string, span: TimeWindow): Promise<Nps> {
    const scores: number[] = [];
    for (const { draft } of await records.guides.list(appId)) {
      if (draft.kind !== 'survey') continue;
      const asked = new Set(draft.questions.flatMap(({ type, questionId }) => (type === 'nps' ? [questionId] : [])));
      if (asked.size === 0) continue;
      const { found } = await eventsOf(appId, 'step.completed', span, { guideId: draft.guideId });
      for (const { event } of found) {
        const score = Number(event.props?.['answer'] ?? Number.NaN);
        if (event.stepId !== undefined && asked.has(event.stepId) && Number.isInteger(score)) scores.push(score);
      }
    }
    const [promoters, detractors] = [scores.filter((one) => one >= 9).length, scores.filter((one) => one <= 6).length];
    const answers = scores.length;
    return { promoters, detractors, answers, value: answers === 0 ? null : (100 * (promoters - detractors)) / answers };
  }

  return {
    async support(appId, range) {
      const span = window(range);
      const settings = (await records.support.find())?.settings ?? NO_SETTINGS;
      const { table, topics, fromPanel, cut } = await tallyOf(appId, span, settings);
      const [help, nps] = await Promise.all([
        helpOf(appId, span, fromPanel, settings.ticketPrice ?? null),
        npsOf(appId, span),
      ]);
      return {
        ...{ range, all: table.figures(), help, nps, cut },
        ...{ byLevel: table.groups('level'), byTeam: table.groups('teamId') },
        ...{ byCategory: table.groups('categoryId'), byPriority: table.groups('priority') },
        ...{ topics: await topics.topics(), price: settings.ticketPrice ?? null },
      };
    },
  };
}

/** One that became a part of another counts there. */
const isOwn = ({ links }: Ticket): boolean => links.every(({ kind }) => kind !== 'merged-into');
