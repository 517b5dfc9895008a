import type { Level, SupportSettings, Ticket, TicketEntry } from '@handrail/protocol';
import { clocksOf, isReply, workedBetween, type Promises } from '../services/support/clocks.ts';
import { promisesOf } from '../services/support/promises.ts';

/** What of one ticket counts in support numbers, worked out from its history. */
export interface TicketFacts {
  appId: string;
  level: Level;
  teamId: string | null;
  categoryId: string | null;
  priority: string;
  /** From the ticket to each of these; undefined where it has not come. */
  firstReplyMs: number | undefined;
  firstReplyWorkMs: number | undefined;
  firstSolvedMs: number | undefined;
  firstSolvedWorkMs: number | undefined;
  lastSolvedMs: number | undefined;
  firstContact: boolean;
  reopened: boolean;
  wasAt: ReadonlySet<Level>;
  escalated: ReadonlySet<Level>;
  solvedAt: Level | undefined;
  l1Could: boolean;
  sla: Partial<Record<'firstReply' | 'resolution', boolean>>;
  score: number | undefined;
}

const WEEK_MS = 7 * 86_400_000;
const LEVELS: readonly Level[] = ['l1', 'l2', 'l3'];

/** The oldest entry first; `undefined` where there are none. */
export function factsOf(
  ticket: Ticket,
  entries: readonly TicketEntry[],
  settings: SupportSettings,
  now: number,
): TicketFacts | undefined {
  const start = entries[0]?.at;
  if (start === undefined) return undefined;
  const promises = promisesOf(ticket, settings);
  const since = (at: number | undefined): number | undefined => (at === undefined ? undefined : at - start);
  const worked = (at: number | undefined): number | undefined =>
    at === undefined ? undefined : workedBetween(entries, promises, start, at);
  const firstReply = entries.find(isReply)?.at;
  const { first, last, again, solvedAt } = endsOf(entries);
  const replies = entries.filter((entry) => isReply(entry) && first !== undefined && entry.at <= first).length;
  return {
    ...{
      appId: ticket.appId,
      level: ticket.level,
      teamId: ticket.teamId,
      categoryId: ticket.categoryId,
      priority: ticket.priority,
    },
    ...{ firstReplyMs: since(firstReply), firstReplyWorkMs: worked(firstReply) },
    ...{ firstSolvedMs: since(first), firstSolvedWorkMs: worked(first), lastSolvedMs: since(last) },
    firstContact: first !== undefined && replies === 1 && (again === undefined || again - first > WEEK_MS),
    reopened: again !== undefined,
    ...levelsOf(entries),
    solvedAt,
    l1Could: lessonOf(entries),
    sla: slaOf(entries, promises, now),
    score: ticket.rating?.score,
  };
}

const ENDED = ['solved', 'closed'];

/** When a ticket was first solved, opened again for the first time, and last solved if it is so now; and in which level. */
function endsOf(entries: readonly TicketEntry[]) {
  let first: number | undefined;
  let again: number | undefined;
  let last: number | undefined;
  let level: Level = 'l1';
  let solvedAt: Level | undefined;
  for (const { at, change } of entries) {
    if (change?.what === 'created') level = change.level;
    if (change?.what === 'level') level = change.to;
    if (change?.what !== 'state') continue;
    const [was, is] = [ENDED.includes(change.from), ENDED.includes(change.to)];
    if (is && !was) {
      first ??= at;
      last = at;
      solvedAt = level;
    } else if (was && !is) {
      again ??= at;
      last = undefined;
    }
  }
  return { first, again, last, solvedAt };
}

function levelsOf(entries: readonly TicketEntry[]): Pick<TicketFacts, 'wasAt' | 'escalated'> {
  const wasAt = new Set<Level>();
  const escalated = new Set<Level>();
  for (const { change } of entries) {
    if (change?.what === 'created') wasAt.add(change.level);
    if (change?.what !== 'level') continue;
    wasAt.add(change.to);
    if (LEVELS.indexOf(change.to) > LEVELS.indexOf(change.from)) escalated.add(change.from);
  }
  return { wasAt, escalated };
}

const lessonOf = (entries: readonly TicketEntry[]): boolean =>
  entries
    .flatMap(({ change }) => (change?.what === 'lesson' && change.l1Could !== undefined ? [change.l1Could] : []))
    .at(-1) ?? false;

/** Promises that were kept or broken; one under way is neither. */
function slaOf(entries: readonly TicketEntry[], promises: Promises, now: number): TicketFacts['sla'] {
  const clocks = clocksOf(entries, promises, now);
  const judged = (['firstReply', 'resolution'] as const).flatMap((name) => {
    const state = clocks[name]?.state;
    return state === 'met' || state === 'breached' ? [[name, state === 'met'] as const] : [];
  });
  return Object.fromEntries(judged);
}
