import type { PictureRecords } from '../picture-records.ts';
import type { Ledger } from './ledger.ts';

export function memoryPictures(ledger: Ledger): PictureRecords {
  const kept = ledger.map<string, { appId: string; png: Buffer; at: number }>();
  const key = (appId: string, pictureId: string): string => `${appId} ${pictureId}`;
  return {
    async put(appId, pictureId, picture, most) {
      kept.set(key(appId, pictureId), { appId, ...picture });
      const newest = [...kept].filter(([, one]) => one.appId === appId).sort(([, a], [, b]) => b.at - a.at);
      for (const [old] of newest.slice(most)) kept.delete(old);
    },
    read: async (appId, pictureId) => kept.get(key(appId, pictureId))?.png,
  };
}
