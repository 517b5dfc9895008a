import { inAudience } from '@handrail/protocol/conditions';
import { takeLink } from '../../page/link.ts';
import type { Core, Wish } from '../core.ts';

export interface Wishes {
  /** Starts what was asked for; answers whether the wish is dealt with. */
  grant(wish: Wish): boolean;
  /** Asks for what the address asks for. */
  follow(): void;
}

export function createWishes(core: Core): Wishes {
  const { active, log } = core;
  let isRefused = false;
  return {
    grant({ guideId, mode, by }) {
      const entry = core.find(guideId);
      if (!entry) return false;
      // A link can be sent to somebody for whom the guide is not, or not yet: who they are may be told later.
      if (by === 'link' && !inAudience(entry.audience, core.facts())) {
        if (!isRefused) log.warn(`the guide ${guideId} is not for this visitor`);
        isRefused = true;
        return false;
      }
      const running = active.get(guideId);
      if (running && (!mode || running.how.mode === mode)) return true;
      core.leave(running);
      core.bring(entry, { by, mode, asked: true }, true);
      return true;
    },
    follow() {
      const guideId = takeLink();
      if (guideId) core.wish({ guideId, by: 'link' });
    },
  };
}
