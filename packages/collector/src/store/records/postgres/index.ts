import { guarded } from '../../postgres/guarded.ts';
import { openPool } from '../../postgres/open-pool.ts';
import { together } from '../../postgres/together.ts';
import type { RecordStore } from '../record-store.ts';
import { postgresOneTime, postgresSessions, postgresTokens } from './accounts.ts';
import { postgresAlerts } from './alerts.ts';
import { postgresMailings } from './mailings.ts';
import { postgresApps } from './apps.ts';
import { postgresArticles } from './articles.ts';
import { postgresAudit } from './audit.ts';
import { listenToChanges } from './changes.ts';
import { postgresConnectors } from './connectors.ts';
import { postgresCredentials } from './credentials.ts';
import { postgresDeliveries, postgresWebhooks } from './deliveries.ts';
import { postgresEdits } from './edits.ts';
import { postgresFeatures } from './features.ts';
import { postgresGroups } from './groups.ts';
import { postgresGuides } from './guides.ts';
import { postgresMembers } from './members.ts';
import { postgresTickets } from './tickets.ts';
import { postgresTicketViews, postgresUploads } from './uploads.ts';
import { postgresQuestions } from './questions.ts';
import { postgresRollouts } from './rollouts.ts';
import { RECORD_MIGRATIONS } from './schema.ts';
import { postgresPictures } from './pictures.ts';
import { postgresSupport } from './support.ts';

/** Records in a PostgreSQL database, for any number of collectors. Throws a `StartError` when it cannot be used. */
export async function openPostgresRecords(url: string, schema = 'handrail_records'): Promise<RecordStore> {
  const pool = await openPool({ url, schema, migrations: RECORD_MIGRATIONS });
  const changes = await listenToChanges(pool, schema);
  let closed: Promise<void> | undefined;
  return {
    apps: postgresApps(pool),
    guides: postgresGuides(pool),
    articles: postgresArticles(pool),
    features: postgresFeatures(pool),
    rollouts: postgresRollouts(pool),
    questions: postgresQuestions(pool),
    members: postgresMembers(pool),
    sessions: postgresSessions(pool),
    oneTime: postgresOneTime(pool),
    tokens: postgresTokens(pool),
    groups: postgresGroups(pool),
    edits: postgresEdits(pool),
    credentials: postgresCredentials(pool),
    audit: postgresAudit(pool),
    support: postgresSupport(pool),
    pictures: postgresPictures(pool),
    deliveries: postgresDeliveries(pool),
    webhooks: postgresWebhooks(pool),
    connectors: postgresConnectors(pool),
    alerts: postgresAlerts(pool),
    mailings: postgresMailings(pool),
    together: (run) => guarded(() => together(pool, run)),
    tickets: postgresTickets(pool, changes),
    ticketViews: postgresTicketViews(pool),
    uploads: postgresUploads(pool),
    onChange: changes.onChange,
    check: () => guarded(() => pool.query('UPDATE written SET times = times + 1 WHERE id = 1').then(() => {})),
    close() {
      changes.close();
      return (closed ??= pool.end());
    },
  };
}
