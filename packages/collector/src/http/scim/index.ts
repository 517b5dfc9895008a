import type { Services } from '../../services/index.ts';
import type { Route } from '../route.ts';
import { scimDiscoveryRoutes } from './discovery.ts';
import { scimGroupRoutes } from './groups.ts';
import { scimUserRoutes } from './users.ts';

/** SCIM 2.0: the company's directory makes, changes and disables members, and says which groups they are in. */
export function scimRoutes(services: Services, publicUrl: string): Route[] {
  const base = `${publicUrl}/scim/v2`;
  return [...scimDiscoveryRoutes(base), ...scimUserRoutes(services, base), ...scimGroupRoutes(services, base)];
}
