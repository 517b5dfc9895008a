import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../sqlite/open-database.ts';
import { guarded, rollBack } from '../../sqlite/guarded.ts';
import { inTurns, type Ground } from '../in-turns.ts';
import type { RecordStore } from '../record-store.ts';
import { sqliteAlerts } from './alerts.ts';
import { sqliteMailings } from './mailings.ts';
import { sqliteApps } from './apps.ts';
import { sqliteArticles } from './articles.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteConnectors } from './connectors.ts';
import { sqliteCredentials } from './credentials.ts';
import { sqliteDeliveries, sqliteWebhooks } from './deliveries.ts';
import { sqliteEdits } from './edits.ts';
import { sqliteFeatures } from './features.ts';
import { sqliteGroups } from './groups.ts';
import { sqliteGuides } from './guides.ts';
import { sqliteMembers } from './members.ts';
import { sqliteOneTime } from './one-time.ts';
import { sqliteQuestions } from './questions.ts';
import { sqliteRollouts } from './rollouts.ts';
import { RECORD_MIGRATIONS } from './schema.ts';
import { sqliteSessions } from './sessions.ts';
import { sqlitePictures } from './pictures.ts';
import { sqliteSupport } from './support.ts';
import { folderUploads, openUploadFolder } from '../upload-folder.ts';
import { sqliteTickets } from './tickets.ts';
import { sqliteTicketViews, sqliteUploadRows } from './uploads.ts';
import { sqliteTokens } from './tokens.ts';

/** Records in a SQLite file, or in memory by the name `:memory:`, and uploads in a folder, beside it where none is named. Throws a `StartError` when the file cannot be used. */
export function openSqliteRecords(file: string, uploads = join(dirname(file), 'uploads')): RecordStore {
  const database = openDatabase(file, RECORD_MIGRATIONS);
  const write = database.prepare('UPDATE written SET times = times + 1 WHERE id = 1');
  const all = {
    apps: sqliteApps(database),
    guides: sqliteGuides(database),
    articles: sqliteArticles(database),
    features: sqliteFeatures(database),
    rollouts: sqliteRollouts(database),
    questions: sqliteQuestions(database),
    members: sqliteMembers(database),
    sessions: sqliteSessions(database),
    oneTime: sqliteOneTime(database),
    tokens: sqliteTokens(database),
    groups: sqliteGroups(database),
    edits: sqliteEdits(database),
    credentials: sqliteCredentials(database),
    audit: sqliteAudit(database),
    support: sqliteSupport(database),
    tickets: sqliteTickets(database),
    ticketViews: sqliteTicketViews(database),
    uploadRows: sqliteUploadRows(database),
    pictures: sqlitePictures(database),
    deliveries: sqliteDeliveries(database),
    webhooks: sqliteWebhooks(database),
    connectors: sqliteConnectors(database),
    alerts: sqliteAlerts(database),
    mailings: sqliteMailings(database),
    written: { check: () => guarded(() => void write.run()) },
  };
  const { stores, together } = inTurns(all, groundOf(database));
  const { written, uploadRows, ...records } = stores;
  return {
    ...records,
    // Only the rows take turns: nobody waits for a disk that writes files.
    uploads: folderUploads(uploadRows, openUploadFolder(uploads)),
    together,
    onChange() {},
    check: written.check,
    close: () => guarded(() => database.close()),
  };
}

function groundOf(database: DatabaseSync): Ground {
  const count = database.prepare('SELECT total_changes() AS changes');
  const changes = (): number => Number(count.get()?.['changes']);
  let before = 0;
  return {
    begin() {
      database.exec('BEGIN');
      before = changes();
    },
    hasWritten: () => changes() !== before,
    leave: () => rollBack(database),
    commit: () => guarded(() => database.exec('COMMIT')),
    rollBack: () => rollBack(database),
  };
}
