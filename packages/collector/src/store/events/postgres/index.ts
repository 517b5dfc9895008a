import { STORE_LIMITS } from '../../../config.ts';
import { POSTGRES_LIMITS } from '../../../postgres-limits.ts';
import { guarded } from '../../postgres/guarded.ts';
import { openPool } from '../../postgres/open-pool.ts';
import { apartByClients } from '../apart.ts';
import type { AppendResult, EventStore } from '../event-store.ts';
import { postgresActivity } from './active.ts';
import { BATCH_TABLE, createAppender, type Append } from './append.ts';
import { postgresElements } from './elements.ts';
import { postgresForgetting } from './forget.ts';
import { postgresFunnel } from './funnel.ts';
import { createGone } from './gone.ts';
import { createGroupCommit } from './group-commit.ts';
import { postgresGuideQuestions } from './guides.ts';
import { postgresGuideActs } from './guide-acts.ts';
import { postgresHistory } from './history.ts';
import { numberOf } from './numbers.ts';
import { postgresPages } from './pages.ts';
import { postgresWalks } from './walks.ts';
import { EVENT_MIGRATIONS } from './schema.ts';
import { postgresSingleEvents } from './single-events.ts';

/** The event log in a PostgreSQL database, for any number of collectors. Throws a `StartError` when it cannot be used. */
export async function openPostgresEvents(url: string, schema = 'handrail_events'): Promise<EventStore> {
  const pool = await openPool({ url, schema, migrations: EVENT_MIGRATIONS });
  // Its own, so that events never wait for the questions of a dashboard.
  const writer = await openPool({ url, schema, migrations: EVENT_MIGRATIONS, connections: 1, prepare: BATCH_TABLE });
  const gone = createGone(pool);
  const group = createGroupCommit<Append, AppendResult>({
    commit: createAppender(writer, gone),
    weigh: ({ records }) => records.length,
    maxWeight: STORE_LIMITS.maxEventsPerCommit,
    maxWaiting: POSTGRES_LIMITS.maxEventsWaiting,
  });
  let closed: Promise<unknown> | undefined;
  return {
    ...postgresGuideQuestions(pool),
    ...postgresGuideActs(pool),
    ...apartByClients({ ...postgresActivity(pool), ...postgresFunnel(pool) }),
    ...postgresPages(pool),
    ...postgresElements(pool),
    ...postgresWalks(pool),
    ...postgresSingleEvents(pool),
    ...postgresForgetting(pool, gone),
    history: postgresHistory(pool),
    async append(appId, records) {
      return records.length === 0 ? { accepted: 0, duplicates: 0 } : group.add({ appId, records });
    },
    count: (appId) =>
      guarded(async () => {
        const text = 'SELECT count(*) AS stored, count(DISTINCT event_id) AS ids FROM event WHERE app = $1';
        const { rows } = await pool.query<{ stored: string; ids: string }>(text, [numberOf.app(appId)]);
        return { stored: Number(rows[0]?.stored), distinct: Number(rows[0]?.ids) };
      }),
    check: () => guarded(() => pool.query('UPDATE written SET times = times + 1 WHERE id = 1').then(() => {})),
    async close() {
      closed ??= group.idle().then(() => Promise.all([writer.end(), pool.end()]));
      await closed;
    },
  };
}
