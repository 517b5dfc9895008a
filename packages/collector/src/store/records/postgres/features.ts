import type { Feature } from '@handrail/protocol';
import type { Pool } from 'pg';
import { guarded } from '../../postgres/guarded.ts';
import type { FeatureRecords } from '../record-store.ts';

const PUT = `
  INSERT INTO feature (app_id, feature_id, name, content) VALUES ($1, $2, $3, $4)
  ON CONFLICT (app_id, feature_id) DO UPDATE SET name = excluded.name, content = excluded.content
  RETURNING xmax = 0 AS made`;

export function postgresFeatures(pool: Pool): FeatureRecords {
  const ask = (where: string, ...values: string[]) =>
    guarded(async () => {
      const { rows } = await pool.query<{ content: string }>(
        `SELECT content FROM feature WHERE app_id = $1 ${where}`,
        values,
      );
      return rows.map(toFeature);
    });
  return {
    list: (appId) => ask('ORDER BY name COLLATE "C", feature_id COLLATE "C"', appId),
    find: async (appId, featureId) => (await ask('AND feature_id = $2', appId, featureId))[0],
    put: (appId, feature) =>
      guarded(async () => {
        const values = [appId, feature.featureId, feature.name, JSON.stringify(feature)];
        const { rows } = await pool.query<{ made: boolean }>(PUT, values);
        return rows[0]?.made === true ? 'made' : 'changed';
      }),
    remove: (appId, featureId) =>
      guarded(async () => {
        const text = 'DELETE FROM feature WHERE app_id = $1 AND feature_id = $2';
        return (await pool.query(text, [appId, featureId])).rowCount === 1;
      }),
  };
}

// Written by `put` from a checked feature, and by nobody else.
const toFeature = ({ content }: { content: string }): Feature => JSON.parse(content) as Feature;
