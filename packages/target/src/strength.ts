import type { Target } from '@handrail/protocol';
import { find } from './find.ts';
import type { Root } from './finding.ts';

export interface Strength {
  verdict: 'strong' | 'fair' | 'weak';
  /** Why, in one sentence for an author. */
  reason: string;
  /** What would help, when something would. */
  advice?: string;
}

/** How likely the target is to survive a change of the page, judged on the page as it is now. */
export function strength(target: Target, root: Root = document): Strength {
  const finding = find(target, root);
  if ('missing' in finding) {
    const advice = 'Choose a larger element around it, or ask the developers for a test id.';
    return { verdict: 'weak', reason: 'It cannot be told apart from other elements even now.', advice };
  }
  if (target.testId) return { verdict: 'strong', reason: 'The developers marked it with a test id.' };
  const held = [target.id, target.name, target.label].filter((signal) => signal !== undefined).length;
  if (held >= 2) return { verdict: 'strong', reason: 'Several signals tell it apart, each by itself.' };
  if (target.css !== undefined) return { verdict: 'weak', reason: 'One selector alone decides.' };
  const reason = target.label !== undefined ? 'Its text alone tells it apart.' : 'One attribute alone tells it apart.';
  return { verdict: held ? 'fair' : 'weak', reason, advice: 'A test id on the element would make it strong.' };
}
