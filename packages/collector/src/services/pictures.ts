import { createHash } from 'node:crypto';
import type { Guide, Target } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { canonical } from './publishing/draft-state.ts';
import { readPng } from './tickets/files/png.ts';

/** Masked pictures of the places that steps speak of. A picture belongs to a target, so a frozen version keeps its own. */
export interface Pictures {
  /** Keeps what was taken of a target's place; false for what is no small PNG. */
  put(appId: string, target: Target, base64: string): Promise<boolean>;
  /** Undefined where there is no such step, target or picture. */
  ofStep(appId: string, guide: Guide, stepId: string): Promise<Buffer | undefined>;
}

/** Of an app; the oldest go first. */
const MOST = 2_000;
const MOST_PIXELS = 1_500_000;

export function createPictures({ pictures }: RecordStore, clock: Clock): Pictures {
  return {
    async put(appId, target, base64) {
      const found = readPng(Buffer.from(base64, 'base64'));
      if (found === undefined || found.width * found.height > MOST_PIXELS) return false;
      await pictures.put(appId, idOf(target), { png: found.clean, at: clock.now() }, MOST);
      return true;
    },
    async ofStep(appId, guide, stepId) {
      const target = targetIn(guide, stepId);
      return target && pictures.read(appId, idOf(target));
    },
  };
}

/** One row is the same place, whether it is known by what it says or by its number. */
const idOf = ({ item, ...target }: Target): string => {
  const place = canonical({ ...target, ...(item && { item: { ...item, by: 'key' } }) });
  return createHash('sha256').update(place).digest('hex').slice(0, 32);
};

function targetIn(guide: Guide, stepId: string): Target | undefined {
  const step = guide.kind === 'walkthrough' ? guide.steps.find((one) => one.stepId === stepId) : undefined;
  return step?.type === 'tooltip' ? step.target : undefined;
}
