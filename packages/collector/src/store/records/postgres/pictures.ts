import type { Pool } from 'pg';
import type { PictureRecords } from '../picture-records.ts';
import { asker } from './accounts.ts';

const PUT = `
  INSERT INTO picture (app_id, picture_id, at, png) VALUES ($1, $2, $3, $4)
  ON CONFLICT (app_id, picture_id) DO UPDATE SET at = excluded.at, png = excluded.png`;
const TRIM = `
  DELETE FROM picture WHERE app_id = $1 AND picture_id IN
    (SELECT picture_id FROM picture WHERE app_id = $1 ORDER BY at DESC OFFSET $2)`;

export function postgresPictures(pool: Pool): PictureRecords {
  const ask = asker(pool);
  return {
    async put(appId, pictureId, { png, at }, most) {
      await ask(PUT, appId, pictureId, at, png);
      await ask(TRIM, appId, most);
    },
    async read(appId, pictureId) {
      const { rows } = await ask('SELECT png FROM picture WHERE app_id = $1 AND picture_id = $2', appId, pictureId);
      const png = rows[0]?.['png'];
      return Buffer.isBuffer(png) ? png : undefined;
    },
  };
}
