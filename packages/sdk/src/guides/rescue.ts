import type { Target, TooltipStep } from '@handrail/protocol';
import { find, findExact } from '@handrail/target';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import { roll } from '../page/roll.ts';

export { uncover } from '../page/uncover.ts';

// What is needed only where a target does not show by itself.

/** Looks for the target in lists that draw only what can be seen. */
export const rollFor = ({ target }: TooltipStep, guard: Guard): Stop =>
  roll(() => 'element' in find(target, document), guard);

/** Whether the target lies in a frame that we may not look into. */
export function isBlocked({ target }: TooltipStep): boolean {
  let root: Document | ShadowRoot = document;
  for (const host of (target.within ?? []) as Target[]) {
    const finding = findExact(host, root, { hidden: true });
    if (!('element' in finding)) return false;
    const { shadowRoot, contentDocument }: Element & { contentDocument?: Document | null } = finding.element;
    if (contentDocument === null) return true;
    const inner = shadowRoot ?? contentDocument;
    if (!inner) return false;
    root = inner;
  }
  return false;
}
