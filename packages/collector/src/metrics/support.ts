import type { Nps, Range, SupportReport } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { TimeWindow } from '../store/events/event-store.ts';
import { isOwn, newestEvents, openedTickets } from './stored-facts.ts';
import { countVisits, HELP_EVENTS, peopleOf } from './help-visits.ts';
import { factsOf, type TicketFacts } from './support-facts.ts';
import { figuresOf, groupsOf, shareIn } from './support-figures.ts';

export interface SupportQuestion {
  /** All numbers of the service centre for one app. */
  support(appId: string, range: Range): Promise<SupportReport>;
}

const DAY_MS = 86_400_000;
const AT_ONCE = 25;

export function supportQuestion(
  { records, events }: Stores,
  window: (range: Range) => TimeWindow,
  clock: Clock,
): SupportQuestion {
  async function helpOf(appId: string, span: TimeWindow, fromPanel: number, price: SupportReport['help']['saved']) {
    const around = { from: span.from, until: span.until + DAY_MS };
    const [identified, ...rest] = await Promise.all(
      ['visitor.identified', ...HELP_EVENTS].map((name) => newestEvents({ events }, appId, name, around)),
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
      const { found } = await newestEvents({ events }, appId, 'step.completed', span, { guideId: draft.guideId });
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
      const { tickets, cut } = await openedTickets({ records }, appId, span);
      const facts: TicketFacts[] = [];
      let fromPanel = 0;
      for (let at = 0; at < tickets.length; at += AT_ONCE) {
        const some = tickets.slice(at, at + AT_ONCE).filter(isOwn);
        const histories = await Promise.all(some.map(({ ticketId }) => records.tickets.entries(ticketId)));
        some.forEach((ticket, index) => {
          const entries = histories[index] ?? [];
          if (entries[0]?.via === 'panel') fromPanel += 1;
          facts.push(...[factsOf(ticket, entries, settings, clock.now())].filter((one) => one !== undefined));
        });
      }
      const [help, nps] = await Promise.all([
        helpOf(appId, span, fromPanel, settings.ticketPrice ?? null),
        npsOf(appId, span),
      ]);
      return {
        ...{ range, all: figuresOf(facts), help, nps, cut },
        ...{ byLevel: groupsOf(facts, 'level'), byTeam: groupsOf(facts, 'teamId') },
        ...{ byCategory: groupsOf(facts, 'categoryId'), byPriority: groupsOf(facts, 'priority') },
      };
    },
  };
}
