import type { Person } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { Numbered } from '../../store/records/guide-records.ts';
import { currentReview, sameContent } from './draft-state.ts';
import type { NotDone } from './publishing.ts';
import { refuseOwn, said } from './review.ts';
import type { Shelf, Shelved } from './shelf.ts';

/**
 * The draft as a frozen version: one that is approved, or is approved by being published. A draft that is frozen already
 * is that version again.
 */
export async function freeze<D extends object, R extends Shelved<D>>(
  shelf: Shelf<D, R>,
  clock: Clock,
  { revision, by }: { revision: number | undefined; by: Person },
): Promise<{ frozen: D & Numbered } | NotDone<R>> {
  const versionsOf = async ({ published, newest }: R): Promise<(D & Numbered)[]> => {
    const last = newest > 0 ? await shelf.version(newest) : undefined;
    return [...(published ? [published] : []), ...(last ? [last] : [])];
  };
  for (;;) {
    const record = await shelf.find();
    if (record === undefined) return undefined;
    if (revision !== undefined && revision !== record.revision) return { stale: record };
    const { draft, newest } = record;
    const same = (await versionsOf(record)).find((version) => sameContent(draft, version));
    if (same !== undefined) return { frozen: same };
    const before = currentReview(record);
    const approved = before?.state === 'approved' ? before : undefined;
    const own = approved === undefined ? refuseOwn(record, { by, ownWork: await shelf.ownWork() }) : undefined;
    if (own !== undefined) return { refused: own };
    const at = clock.now();
    const desk = { ...(approved ? record.desk : said(record, 'approved', { by, at })), authors: [] };
    // Whoever saves from here on writes another draft than the one that is frozen.
    if (!(await shelf.put({ ...record, desk }))) continue;
    const next = { ...draft, version: newest + 1, publishedAt: at };
    if (await shelf.addVersion(next, { by, approvedBy: approved?.by ?? by })) return { frozen: next };
    // Somebody else published at the same moment: look again.
  }
}
