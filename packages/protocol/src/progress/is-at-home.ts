import type { Facts } from '../conditions/facts.ts';
import { matchPath } from '../conditions/match-path.ts';
import type { Step } from '../schema/step.ts';

/** Whether a step belongs to the page that the visitor is on. A step that only says where it begins belongs there. */
export function isAtHome({ page, url }: Pick<Step, 'page' | 'url'>, facts: Pick<Facts, 'page'>): boolean {
  const home = page ?? (url?.startsWith('/') ? url : undefined);
  return home === undefined || matchPath(home, facts.page);
}
