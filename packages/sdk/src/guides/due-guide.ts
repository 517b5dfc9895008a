import type { Published, Walkthrough } from '@handrail/protocol';
import { inAudience, matchPath, type Facts } from '@handrail/protocol/conditions';

/** The first guide that should start by itself here and now, for this visitor. */
export function dueGuide(
  guides: readonly Published<Walkthrough>[],
  facts: Facts,
  wasOffered: (guideId: string) => boolean,
): Published<Walkthrough> | undefined {
  return guides.find(
    ({ guideId, trigger, audience }) =>
      trigger.on === 'page' &&
      (trigger.path === undefined || matchPath(trigger.path, facts.page)) &&
      !wasOffered(guideId) &&
      inAudience(audience, facts),
  );
}
