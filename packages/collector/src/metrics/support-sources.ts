import type { Ticket } from '@handrail/protocol';
import { METRIC_LIMITS } from '../config.ts';
import type { Stores } from '../services/stores.ts';
import type { EventRecord, TimeWindow } from '../store/events/event-store.ts';
import type { EventQuery } from '../store/events/usage-questions.ts';
import { HELP_EVENTS } from './help-visits.ts';
import { answersIn } from './survey-answers.ts';
import { DAY_MS } from '../clock.ts';

/** Tickets that are in memory, with their histories. */
const AT_ONCE = 50;

/** Whoever asks a day after a visit has not solved it alone. */
export const dayAfter = ({ from, until }: TimeWindow): TimeWindow => ({ from, until: until + DAY_MS });

export interface HelpActs {
  acts: EventRecord[];
  identified: EventRecord[];
  cut: boolean;
}

/** What the numbers of the service centre are made from. */
export function supportSources({ records, events }: Stores) {
  /** The newest events that fit, up to a bound. */
  async function eventsOf(appId: string, query: Omit<EventQuery, 'limit'>) {
    const page = await events.events(appId, { ...query, limit: METRIC_LIMITS.supportEvents });
    return { found: page.events, cut: page.next !== undefined };
  }

  /**
   * Hands over the tickets that were opened in a window, a few at a time, up to a bound. Answers whether there were more. One that
   * became a part of another counts there, and spam nowhere.
   */
  async function openedTickets(
    appIds: readonly string[],
    created: TimeWindow,
    take: (tickets: readonly Ticket[]) => Promise<void> | void,
  ): Promise<boolean> {
    let seen = 0;
    for (let after: Parameters<typeof records.tickets.list>[3]; ;) {
      const page = await records.tickets.list({ appIds: [...appIds], spam: false, created }, 'created', AT_ONCE, after);
      await take(page.tickets.filter(isOwn));
      seen += page.tickets.length;
      after = page.next;
      if (after === undefined || seen >= METRIC_LIMITS.supportTickets) return after !== undefined;
      // Others go on meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
    }
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

  /** Answers to the question how likely people would recommend the app, with when they were given. */
  async function npsAnswers(appId: string, span: TimeWindow): Promise<{ at: number; score: number }[]> {
    const answers: { at: number; score: number }[] = [];
    for (const { draft } of await records.guides.list(appId)) {
      if (draft.kind !== 'survey') continue;
      const asked = new Set(draft.questions.flatMap(({ type, questionId }) => (type === 'nps' ? [questionId] : [])));
      if (asked.size === 0) continue;
      const { found } = await eventsOf(appId, { window: span, name: 'step.completed', guideId: draft.guideId });
      for (const { at, questionId, answer } of answersIn(found)) {
        const score = Number(answer);
        if (asked.has(questionId) && Number.isInteger(score)) answers.push({ at, score });
      }
    }
    return answers;
  }

  return { openedTickets, helpActs, npsAnswers };
}

const isOwn = ({ links }: Ticket): boolean => links.every(({ kind }) => kind !== 'merged-into');
