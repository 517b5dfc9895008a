import type { Environment } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { Asked, NotDone, Publishing, PublishingParts } from './publishing.ts';
import { decide } from './review.ts';
import { guideShelf, type Shelf, type Shelved } from './shelf.ts';

const ENVIRONMENTS: readonly Environment[] = ['production', 'staging'];

/** Makes a move with what stands on a shelf, or says why it does not fit. */
export async function reviewOn<D extends object, R extends Shelved<D>>(
  shelf: Shelf<D, R>,
  clock: Clock,
  { revision, ...asked }: Asked,
): Promise<{ record: R } | NotDone<R>> {
  const ownWork = await shelf.ownWork();
  for (;;) {
    const record = await shelf.find();
    if (record === undefined) return undefined;
    if (revision !== undefined && revision !== record.revision) return { stale: record };
    const done = decide(record, { ...asked, at: clock.now(), ownWork });
    if ('refused' in done) return done;
    const next = { ...record, ...done };
    if (await shelf.put(next)) return { record: { ...next, turn: record.turn + 1 } };
  }
}

export function createReviews({ records, clock, changed }: PublishingParts): Pick<Publishing, 'review' | 'archive'> {
  const { guides } = records;
  return {
    review: (appId, guideId, asked) => reviewOn(guideShelf(records, appId, guideId), clock, asked),
    async archive(appId, guideId, by) {
      for (;;) {
        const record = await guides.find(appId, guideId);
        if (record === undefined) return undefined;
        const desk = { ...record.desk };
        if (by === undefined) delete desk.archived;
        else desk.archived = { at: clock.now(), by };
        if (!(await guides.put(appId, { ...record, desk }, record.turn))) continue;
        for (const environment of by === undefined ? [] : ENVIRONMENTS) {
          await guides.removePlan(appId, guideId, environment);
          if (await guides.removeLive(appId, guideId, environment)) changed(appId);
        }
        return guides.find(appId, guideId);
      }
    },
  };
}
