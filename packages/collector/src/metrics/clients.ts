import type { ClientsReport } from '@handrail/protocol';
import { familyOf } from '@handrail/protocol/explore';
import type { Client } from '../store/events/clients.ts';

/** More than anybody looks through; of more the newest are named. */
const MOST = 200;

/** What was worked with, in the order in which people look for it: names first, of each the newest version first. */
export function shapeClients(clients: readonly Client[]): ClientsReport {
  const versions = namesOf(clients, ({ browser }) => browser);
  const families = [...new Set(versions.map(familyOf))].sort();
  return {
    browsers: families.flatMap((family) => [
      family,
      ...versions.filter((one) => one !== family && familyOf(one) === family),
    ]),
    appVersions: namesOf(clients, ({ appVersion }) => appVersion),
  };
}

function namesOf(clients: readonly Client[], of: (client: Client) => string | undefined): string[] {
  const names = new Set(clients.flatMap((client) => of(client) ?? []));
  return [...names].sort((a, b) => b.localeCompare(a, 'en', { numeric: true })).slice(0, MOST);
}
