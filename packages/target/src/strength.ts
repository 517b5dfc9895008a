import type { Target } from '@handrail/protocol';
import { find } from './find.ts';
import type { Root } from './finding.ts';

export interface Strength {
  verdict: 'strong' | 'fair' | 'weak';
  /**
   * Why: it cannot be told apart even now, one selector alone decides, several signals tell it apart and none of them is
   * needed, its developers marked it, one kind of signals alone tells it apart, or it is lost when any of several changes.
   */
  code: 'lost' | 'selector' | 'several' | 'test-id' | 'alone' | 'any-of';
  /** The kinds of signals, by their English names, that it cannot do without. */
  needs: string[];
}

const GROUPS: { words: string; signals: (keyof Target)[] }[] = [
  { words: 'test id', signals: ['testId'] },
  { words: 'id or name', signals: ['id', 'name'] },
  { words: 'text', signals: ['label'] },
  { words: 'look', signals: ['attributes', 'classes', 'icon'] },
  { words: 'surroundings', signals: ['before', 'after', 'prints', 'heading', 'trail', 'area'] },
  { words: 'place', signals: ['route', 'slot', 'order', 'alike', 'prints', 'box'] },
  { words: 'row or card', signals: ['item'] },
];

/**
 * How likely the target is to survive a change of the page: each kind of signal is taken away in turn, and the element
 * must still be found on the page as it is now.
 */
export function strength(target: Target, root: Root = document): Strength {
  const found = elementOf(target, root);
  if (!found) return { verdict: 'weak', code: 'lost', needs: [] };
  if (target.css !== undefined) return { verdict: 'weak', code: 'selector', needs: [] };
  const present = GROUPS.filter(({ signals }) => signals.some((signal) => target[signal] !== undefined));
  const needed = present.filter(({ signals }) => elementOf(without(target, signals), root) !== found);
  const needs = needed.map(({ words }) => words);
  const [first] = needed;
  if (!first) return { verdict: 'strong', code: 'several', needs };
  if (present.length === 1 || needed.length === 1) {
    if (first.words === 'test id') return { verdict: 'strong', code: 'test-id', needs };
    // A place changes with every new neighbour.
    return { verdict: first.words === 'place' ? 'weak' : 'fair', code: 'alone', needs };
  }
  return { verdict: 'weak', code: 'any-of', needs };
}

function elementOf(target: Target, root: Root): Element | undefined {
  const finding = find(target, root);
  return 'element' in finding ? finding.element : undefined;
}

/** `order` marks a record of `describe`, so it stays, without what it says. */
function without(target: Target, signals: readonly (keyof Target)[]): Target {
  const left = { ...target };
  for (const signal of signals) Reflect.deleteProperty(left, signal);
  if (target.order && !left.order) left.order = { index: 0, of: 0 };
  return left;
}
