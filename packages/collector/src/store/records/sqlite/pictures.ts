import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { PictureRecords } from '../picture-records.ts';

export function sqlitePictures(database: DatabaseSync): PictureRecords {
  const put = database.prepare(
    `INSERT INTO picture (app_id, picture_id, at, png) VALUES (?, ?, ?, ?)
     ON CONFLICT (app_id, picture_id) DO UPDATE SET at = excluded.at, png = excluded.png`,
  );
  const trim = database.prepare(
    `DELETE FROM picture WHERE app_id = ?1 AND picture_id IN
       (SELECT picture_id FROM picture WHERE app_id = ?1 ORDER BY at DESC LIMIT -1 OFFSET ?2)`,
  );
  const one = database.prepare('SELECT png FROM picture WHERE app_id = ? AND picture_id = ?');
  return {
    put: (appId, pictureId, { png, at }, most) =>
      guarded(() => {
        put.run(appId, pictureId, at, png);
        trim.run(appId, most);
      }),
    read: (appId, pictureId) =>
      guarded(() => {
        const png = one.get(appId, pictureId)?.['png'];
        return png instanceof Uint8Array ? Buffer.from(png) : undefined;
      }),
  };
}
