import type { Step } from '@handrail/protocol';
import { matchPath } from '@handrail/protocol/conditions';

/** Whether a step belongs on the page with this address. One that does not say where belongs everywhere. */
export function belongsHere({ page }: Pick<Step, 'page'>, url: string | undefined): boolean {
  if (page === undefined || url === undefined || !URL.canParse(url)) return true;
  const { pathname, search, hash } = new URL(url);
  return matchPath(page, { path: pathname, query: search, hash });
}
