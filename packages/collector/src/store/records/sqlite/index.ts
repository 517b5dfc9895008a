import { openDatabase } from '../../sqlite/open-database.ts';
import { guarded } from '../../sqlite/guarded.ts';
import type { RecordStore } from '../record-store.ts';
import { sqliteApps } from './apps.ts';
import { sqliteArticles } from './articles.ts';
import { sqliteAudit } from './audit.ts';
import { sqliteCredentials } from './credentials.ts';
import { sqliteEdits } from './edits.ts';
import { sqliteFeatures } from './features.ts';
import { sqliteGroups } from './groups.ts';
import { sqliteGuides } from './guides.ts';
import { sqliteMembers } from './members.ts';
import { sqliteOneTime } from './one-time.ts';
import { RECORD_MIGRATIONS } from './schema.ts';
import { sqliteSessions } from './sessions.ts';
import { sqliteTokens } from './tokens.ts';

/** Records in a SQLite file, or in memory by the name `:memory:`. Throws a `StartError` when the file cannot be used. */
export function openSqliteRecords(file: string): RecordStore {
  const database = openDatabase(file, RECORD_MIGRATIONS);
  const write = database.prepare('UPDATE written SET times = times + 1 WHERE id = 1');
  return {
    apps: sqliteApps(database),
    guides: sqliteGuides(database),
    articles: sqliteArticles(database),
    features: sqliteFeatures(database),
    members: sqliteMembers(database),
    sessions: sqliteSessions(database),
    oneTime: sqliteOneTime(database),
    tokens: sqliteTokens(database),
    groups: sqliteGroups(database),
    edits: sqliteEdits(database),
    credentials: sqliteCredentials(database),
    audit: sqliteAudit(database),
    onChange() {},
    check: () => guarded(() => void write.run()),
    close: () => guarded(() => database.close()),
  };
}
