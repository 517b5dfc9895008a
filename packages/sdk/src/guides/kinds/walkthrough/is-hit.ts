import type { Step } from '@handrail/protocol';
import type { findExact } from '@handrail/target';
import type { At } from '../../../page/clicks.ts';
import { isWithin } from '../../seek-target.ts';

/**
 * Whether a click hit what a step means. A page that draws its button anew all the time is ahead of what we watch: then
 * the button is looked for now. It may do so between press and release: the one that was pressed has gone, and its like
 * lies where it was.
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
  const found = element.isConnected ? { element } : find(step.target, document);
  if (!('element' in found)) return false;
  const now = found.element;
  return (
    path.includes(now) ||
    (path.some((one) => one instanceof Element && !one.isConnected && one.isEqualNode(now)) &&
      isWithin(now, { region: WHOLE, ...step }, at))
  );
}

const WHOLE = { x: 0, y: 0, width: 100, height: 100 };
