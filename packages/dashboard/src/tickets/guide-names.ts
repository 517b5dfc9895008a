import type { NamedGuide } from '@handrail/protocol';

/** What guides and their steps are called; what is not known by a name stands by its id. */
export interface GuideNames {
  guide(guideId: string): string;
  step(guideId: string, stepId: string): string;
}

export function guideNames(named: readonly NamedGuide[] = []): GuideNames {
  const byId = new Map(named.map((one) => [one.guideId, one]));
  return {
    guide: (guideId) => byId.get(guideId)?.title ?? guideId,
    step: (guideId, stepId) => byId.get(guideId)?.steps[stepId] ?? stepId,
  };
}
