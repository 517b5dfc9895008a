import type { Checklist, ChecklistItem, Condition, Event, Target } from '@handrail/protocol';
import { inAudience, type Facts } from '@handrail/protocol/conditions';
import { isRecord } from '../../../core/saved.ts';

/** How far a visitor is in a list; kept by the tab, as plain data. */
export interface ListProgress {
  /** Ids of items that are done, in the order in which they were. */
  done: string[];
  /** Ids of items that were shown. */
  shown: string[];
  /** How often events were heard that items count, by item. */
  heard: Record<string, number>;
  minimised: boolean;
  /** Which item is open; empty for none. */
  open?: string;
}

const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What was kept, if it is what we write, with what the visitor did elsewhere. */
export function readProgress(kept: unknown, guide: Checklist, facts: Facts): ListProgress {
  const isOurs = isRecord(kept) && isIds(kept.done) && isIds(kept.shown) && isRecord(kept.heard);
  // Checked field by field just above; a number in `heard` that is none is no number of times.
  const progress = isOurs ? (kept as unknown as ListProgress) : undefined;
  const elsewhere = facts.history?.(guide.guideId)?.stepIds ?? [];
  const known = new Set([...(progress?.done ?? []), ...elsewhere]);
  return {
    minimised: progress?.minimised === true,
    ...(typeof progress?.open === 'string' && { open: progress.open }),
    heard: { ...progress?.heard },
    shown: [...(progress?.shown ?? [])],
    done: guide.items.map(({ itemId }) => itemId).filter((itemId) => known.has(itemId)),
  };
}

/** Counts an event for the items that wait for it; tells whether there are any. */
export function hear({ items }: Checklist, progress: ListProgress, event: Event): boolean {
  const waiting = items.filter(
    ({ completedBy }) => typeof completedBy === 'object' && 'event' in completedBy && completedBy.event === event.name,
  );
  for (const { itemId } of waiting) progress.heard[itemId] = (progress.heard[itemId] ?? 0) + 1;
  return waiting.length > 0;
}

/** Items that are done by now and were not before. In a list with an order, only the next one can be. */
export function newlyDone(guide: Checklist, progress: ListProgress, facts: Facts, event?: Event): ChecklistItem[] {
  const found: ChecklistItem[] = [];
  for (const item of guide.items) {
    if (progress.done.includes(item.itemId)) continue;
    if (isDone(item, progress, facts, event)) found.push(item);
    else if (guide.ordered) break;
  }
  return found;
}

function isDone({ itemId, completedBy }: ChecklistItem, progress: ListProgress, facts: Facts, event?: Event): boolean {
  if (completedBy === 'tick') return false;
  if ('guideId' in completedBy) {
    const { guideId } = completedBy;
    const isNow = event?.name === 'guide.completed' && 'guideId' in event && event.guideId === guideId;
    return isNow || facts.history?.(guideId)?.completedAt !== undefined;
  }
  if ('event' in completedBy) {
    const { event: name, times = 1 } = completedBy;
    return Math.max(Number(progress.heard[itemId]) || 0, facts.events?.(name) ?? 0) >= times;
  }
  return inAudience(completedBy.when, facts);
}

/** Whether an item can be begun. */
export function isFree(guide: Checklist, { done }: ListProgress, itemId: string): boolean {
  return !guide.ordered || itemId === nextOf(guide, done)?.itemId || done.includes(itemId);
}

export const nextOf = (guide: Checklist, done: readonly string[]): ChecklistItem | undefined =>
  guide.items.find(({ itemId }) => !done.includes(itemId));

/** The elements on which conditions of a list depend. */
export const targetsOf = ({ items }: Checklist): Target[] =>
  items.flatMap(({ completedBy }) =>
    typeof completedBy === 'object' && 'when' in completedBy ? targetsIn(completedBy.when) : [],
  );

function targetsIn(condition: Condition): Target[] {
  if (condition.type === 'element') return [condition.target];
  if (condition.type === 'not') return targetsIn(condition.of);
  return condition.type === 'all' || condition.type === 'any' ? condition.of.flatMap(targetsIn) : [];
}
