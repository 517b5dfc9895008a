import type { PageAddress } from '@handrail/protocol/conditions';

/** Where the visitor is. */
export const pageAddress = (): PageAddress => ({
  path: location.pathname,
  query: location.search,
  hash: location.hash,
});
