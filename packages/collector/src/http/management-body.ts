import { HTTP_LIMITS } from '../config.ts';

/** What the management API takes as a body: JSON alone, since a form of another site can send text/plain. */
export const MANAGEMENT_BODY = {
  bounds: {
    types: ['application/json'],
    maxBytes: HTTP_LIMITS.managementBodyBytes,
    maxDepth: HTTP_LIMITS.managementDepth,
  },
  code: 'invalid-body',
} as const;
