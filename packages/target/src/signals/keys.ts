import type { Target } from '@handrail/protocol';
import type { Candidate, Pool } from '../candidates.ts';
import type { Evidence } from '../compare.ts';
import type { Page } from '../page.ts';

const LEVELS = 10;
const NEAR = 40;

/** A label that is alone on its page needs no row to be told apart. */
export const usesKeys = (target: Target): boolean =>
  target.item?.by === 'key' && (target.item.keys?.length ?? 0) > 0 && !(target.label && target.alike?.of === 1);

/** Whether the texts that name the target's row, card or result stand in the candidate's, and in no other's. */
export function keyEvidence(target: Target, suspect: Candidate, pool: Pool, page: Page): Evidence {
  const evidence: Evidence = {};
  const { item } = target;
  if (!item) return evidence;
  if (item.own && suspect.label !== target.label) evidence.itemRenamed = 1;
  if (!usesKeys(target)) return evidence;
  const keys = item.keys ?? [];
  const known = keys.filter((key) => page.holds(key));
  if (!known.length) return { ...evidence, itemGone: 1 };
  const own = itemText(suspect, pool);
  const held = known.filter((key) => own.includes(key)).length;
  evidence[held ? 'itemSame' : 'itemOther'] = held ? held / keys.length : 1;
  const [first = ''] = keys;
  if (held && known[0] === first && own.includes(first)) evidence.itemKey = 1;
  return evidence;
}

/** The text of the largest element around the candidate in which nothing like it stands. */
function itemText(suspect: Candidate, pool: Pool): string {
  const beside = [-1, 1].flatMap((step) => neighbour(suspect, pool, step) ?? []);
  // In a row with several buttons those of another label are its own; they tell rows apart only where no label comes again.
  const twins = beside.filter(({ label }) => label === suspect.label);
  const others = (twins.length ? twins : beside).map(({ element }) => element);
  let at = suspect.element;
  for (let level = 0; level < LEVELS; level++) {
    const up = at.parentElement;
    if (!up || up.localName === 'body' || others.some((other) => up.contains(other))) break;
    at = up;
  }
  return (at.textContent ?? '').slice(0, 4_000).replace(/\s+/g, ' ');
}

/** The next element like the candidate, before or after it: no ancestor can hold a farther one and not this one. */
function neighbour(suspect: Candidate, pool: Pool, step: number): Candidate | undefined {
  const { element, label } = suspect;
  let alike: Candidate | undefined;
  for (let at = suspect.at + step, left = NEAR; left > 0 && pool.all[at]; at += step, left--) {
    const other = pool.all[at];
    if (!other || other.element.localName !== element.localName || other.element.className !== element.className)
      continue;
    if (other.label === label) return other;
    alike ??= other;
  }
  return alike;
}
