import { poolSelector } from './candidates.ts';
import { milliseconds } from './clock.ts';
import { findInSteps } from './everywhere.ts';
import type { Finding } from './finding.ts';
import { isVisible } from './visible.ts';
import type { Watcher } from './look.ts';

/** A page is at rest when nothing has changed for this long; what only stands beside a target is looked at then. */
const QUIET_MS = 250;
/** On a page that never rests, what only stands beside a target is looked at this often. */
const SELDOM_MS = 20_000;
/** After this long the exact signals of all targets are looked at again. */
const TURN_MS = 250;
/** More changes than this at once are taken to concern everybody. */
const RECORDS = 60;

let changedAt = 0;
/** When something changed that the targets of one selector depend on. */
const touchedAt = new Map<string, number>();

/** Notes what a change of the page may mean for the targets that only the search can find. */
export function note(records: unknown, watchers: ReadonlySet<Watcher>, now: number): void {
  changedAt = now;
  if (!Array.isArray(records)) return; // an event: something may have come into view, which can wait until the page rests
  const selectors = new Set<string>();
  for (const watcher of watchers) if (watcher.unsure) selectors.add(selectorOf(watcher));
  for (const selector of selectors)
    if (records.length > RECORDS || records.some((record: MutationRecord) => touches(record, selector)))
      touchedAt.set(selector, changedAt);
}

const selectorOf = (watcher: Watcher): string => (watcher.among ??= poolSelector(watcher.target));

function touches({ type, target, addedNodes, removedNodes }: MutationRecord, selector: string): boolean {
  const element = target.nodeType === 1 ? (target as Element) : target.parentElement; // 1 = element
  if (element?.closest(selector)) return true;
  const holds = (node: Node): boolean =>
    node.nodeType === 1 && ((node as Element).matches(selector) || !!(node as Element).querySelector(selector));
  if (type === 'childList') return [...addedNodes, ...removedNodes].some(holds);
  return type === 'attributes' && holds(target);
}

/** Whether the search could now say something else than before. */
export function isDue(watcher: Watcher): boolean {
  const { last, searchedAt } = watcher;
  if (searchedAt === undefined || (touchedAt.get(selectorOf(watcher)) ?? 0) >= searchedAt) return true;
  if (last && 'element' in last && !isVisible(last.element)) return true;
  const now = milliseconds();
  return changedAt >= searchedAt && (now - changedAt >= QUIET_MS || now - searchedAt > SELDOM_MS);
}

/** Searches for the targets that need it, the one that has waited longest first. */
export function* seek(
  watchers: ReadonlySet<Watcher>,
  tell: (watcher: Watcher, finding: Finding) => void,
  hear: (root: Node) => void,
): Generator<void, number | undefined> {
  const unsure = [...watchers].filter((watcher) => watcher.unsure && isDue(watcher));
  unsure.sort((one, two) => (one.searchedAt ?? 0) - (two.searchedAt ?? 0));
  const until = milliseconds() + TURN_MS;
  for (const watcher of unsure) {
    if (milliseconds() > until) return 0;
    const { target, root } = watcher;
    watcher.searchedAt = milliseconds();
    let finding: Finding = { missing: 'no-match' };
    try {
      finding = yield* findInSteps(target, root, {}, hear);
    } catch {
      // A page can break any method that we call.
    }
    tell(watcher, finding);
  }
  const isWaiting = [...watchers].some(({ unsure, searchedAt }) => unsure && changedAt >= (searchedAt ?? 0));
  return isWaiting ? QUIET_MS : undefined;
}
