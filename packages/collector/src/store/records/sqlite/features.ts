import type { DatabaseSync } from 'node:sqlite';
import type { Feature } from '@handrail/protocol';
import { guarded } from '../../sqlite/guarded.ts';
import type { FeatureRecords } from '../record-store.ts';

export function sqliteFeatures(database: DatabaseSync): FeatureRecords {
  const all = database.prepare('SELECT content FROM feature WHERE app_id = ? ORDER BY name, feature_id');
  const one = database.prepare('SELECT content FROM feature WHERE app_id = ? AND feature_id = ?');
  const insert = database.prepare(
    'INSERT INTO feature (name, content, app_id, feature_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare('UPDATE feature SET name = ?, content = ? WHERE app_id = ? AND feature_id = ?');
  const remove = database.prepare('DELETE FROM feature WHERE app_id = ? AND feature_id = ?');
  return {
    list: (appId) => guarded(() => all.all(appId).map(toFeature)),
    find: (appId, featureId) =>
      guarded(() => {
        const row = one.get(appId, featureId);
        return row && toFeature(row);
      }),
    put: (appId, feature) =>
      guarded(() => {
        const row = [feature.name, JSON.stringify(feature), appId, feature.featureId];
        if (insert.run(...row).changes === 1) return 'made';
        update.run(...row);
        return 'changed';
      }),
    remove: (appId, featureId) => guarded(() => remove.run(appId, featureId).changes === 1),
  };
}

// Written by `put` from a checked feature, and by nobody else.
const toFeature = (row: Record<string, unknown>): Feature => JSON.parse(String(row['content'])) as Feature;
