import type { Guide } from '@handrail/protocol';
import type { GuideRecord, Numbered, Reviewable, VersionNote } from '../../store/records/guide-records.ts';
import type { RecordStore } from '../../store/records/record-store.ts';

/** Something that is written, reviewed and frozen, with how often it was changed and frozen. */
export interface Shelved<D extends object> extends Reviewable {
  draft: D;
  published: (D & Numbered) | undefined;
  turn: number;
  newest: number;
}

/** Where one such thing is kept: a guide in its app, or an article. */
export interface Shelf<D extends object, R extends Shelved<D>> {
  find(): Promise<R | undefined>;
  /** False when its turn is no longer this. */
  put(record: R): Promise<boolean>;
  version(version: number): Promise<(D & Numbered) | undefined>;
  addVersion(version: D & Numbered, note: VersionNote): Promise<boolean>;
  /** Whether authors may approve what they have written themselves. */
  ownWork(): Promise<boolean>;
}

/** The place of one guide. */
export const guideShelf = (
  { apps, guides }: Pick<RecordStore, 'apps' | 'guides'>,
  appId: string,
  guideId: string,
): Shelf<Guide, GuideRecord> => ({
  find: () => guides.find(appId, guideId),
  put: (record) => guides.put(appId, record, record.turn),
  version: (version) => guides.version(appId, guideId, version),
  addVersion: (version, note) => guides.addVersion(appId, version, note),
  ownWork: async () => (await apps.find(appId))?.review?.ownWork ?? false,
});
