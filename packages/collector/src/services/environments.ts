import type { Environment } from '@handrail/protocol';

/**
 * The name under which the events of an environment are kept. Those of staging have a log of their own, so that no question about
 * the app can count them. No app has such an id, as none may hold a tilde.
 */
export const logOf = (appId: string, environment: Environment): string =>
  environment === 'production' ? appId : `${appId}~${environment}`;
