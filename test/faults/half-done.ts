import { openPostgresRecords } from '../../packages/collector/src/store/records/postgres/index.ts';
import { openSqliteRecords } from '../../packages/collector/src/store/records/sqlite/index.ts';

/** A program that dies between a change and the entry about it. Its arguments: which engine, and where. */
const [engine, place = ''] = process.argv.slice(2);
const records = engine === 'sqlite' ? openSqliteRecords(place) : await openPostgresRecords(place);
await records.apps.put({ appId: 'before', appKey: 'hk_before_key', name: 'Before' });
await records.together(async () => {
  await records.apps.put({ appId: 'half', appKey: 'hk_half_key', name: 'Half' });
  process.kill(process.pid, 'SIGKILL');
  await records.audit.append({
    ...{ at: 1, memberId: null, name: '', by: 'session', action: 'app.made', appId: 'half', target: null },
    ...{ before: null, after: null, address: null },
  });
});
