import type { PageAddress } from '@handrail/protocol/conditions';

/** Where the visitor is. */
export const pageAddress = (): PageAddress => ({ path: location.pathname, hash: location.hash });
