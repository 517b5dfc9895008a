import type { Feature } from '@handrail/protocol';
import type { Pool } from 'pg';
import type { FeatureRecords } from '../record-store.ts';
import { asker } from './accounts.ts';

const PUT = `
  INSERT INTO feature (app_id, feature_id, name, content) VALUES ($1, $2, $3, $4)
  ON CONFLICT (app_id, feature_id) DO UPDATE SET name = excluded.name, content = excluded.content
  RETURNING xmax = 0 AS made`;

export function postgresFeatures(pool: Pool): FeatureRecords {
  const ask = asker(pool);
  const all = async (where: string, ...values: string[]) =>
    (await ask(`SELECT content FROM feature WHERE app_id = $1 ${where}`, ...values)).rows.map(toFeature);
  return {
    list: (appId) => all('ORDER BY name COLLATE "C", feature_id COLLATE "C"', appId),
    find: async (appId, featureId) => (await all('AND feature_id = $2', appId, featureId))[0],
    async put(appId, feature) {
      const { rows } = await ask(PUT, appId, feature.featureId, feature.name, JSON.stringify(feature));
      return rows[0]?.['made'] === true ? 'made' : 'changed';
    },
    remove: async (appId, featureId) =>
      (await ask('DELETE FROM feature WHERE app_id = $1 AND feature_id = $2', appId, featureId)).count === 1,
  };
}

// Written by `put` from a checked feature, and by nobody else.
const toFeature = ({ content }: Record<string, unknown>): Feature => JSON.parse(String(content)) as Feature;
