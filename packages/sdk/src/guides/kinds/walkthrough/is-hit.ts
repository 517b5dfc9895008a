import type { Step } from '@handrail/protocol';
import type { findExact } from '@handrail/target';
import type { At } from '../../../page/clicks.ts';
import { isWithin } from '../../seek-target.ts';

/**
 * Whether a click hit what a step means. A page that draws its button anew all the time is ahead of what we watch: then
 * the button is looked for now.
 */
export function isHit(
  path: readonly EventTarget[],
  at: At | undefined,
  step: Step,
  element: Element | undefined,
  find: typeof findExact,
): boolean {
  if (step.type !== 'tooltip' || !element) return false;
  if (path.includes(element)) return isWithin(element, step, at);
  const now = element.isConnected ? undefined : find(step.target, document);
  return !!now && 'element' in now && path.includes(now.element);
}
