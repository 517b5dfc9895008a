import type { Environment } from '@handrail/protocol';
import { decide } from './review.ts';
import type { Publishing, PublishingParts } from './publishing.ts';

const ENVIRONMENTS: readonly Environment[] = ['production', 'staging'];

export function createReviews({
  records: { apps, guides },
  clock,
  changed,
}: PublishingParts): Pick<Publishing, 'review' | 'archive'> {
  return {
    async review(appId, guideId, { revision, ...asked }) {
      const ownWork = (await apps.find(appId))?.review?.ownWork ?? false;
      for (;;) {
        const record = await guides.find(appId, guideId);
        if (record === undefined) return undefined;
        if (revision !== undefined && revision !== record.revision) return { stale: record };
        const done = decide(record, { ...asked, at: clock.now(), ownWork });
        if ('refused' in done) return done;
        const next = { ...record, ...done };
        if (await guides.put(appId, next, record.turn)) return { record: { ...next, turn: record.turn + 1 } };
      }
    },
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
