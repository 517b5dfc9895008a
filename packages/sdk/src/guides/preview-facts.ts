import type { Guide, Segment } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';

/** As whom a draft is shown, or judged. */
export interface PreviewedAs {
  guide: Guide;
  traits: Facts['traits'];
  locale: string;
  device: NonNullable<Facts['device']>;
  /** Whether nothing has ever been shown to this visitor. */
  first: boolean;
  segments: readonly Segment[];
  /** What conditions about an element of the page are told of it. */
  element: NonNullable<Facts['element']>;
}

/** What conditions are told in a preview. */
export function previewFacts({ traits, locale, device, first, segments, element }: PreviewedAs, now: number): Facts {
  const date = new Date(now);
  return {
    page: { path: location.pathname, query: location.search, hash: location.hash },
    ...{ traits, now, locale, device, segments },
    clock: { minutes: date.getHours() * 60 + date.getMinutes(), weekday: date.getDay() || 7 },
    history: (guideId) => (first ? undefined : { guideId, completedAt: now }),
    element,
  };
}
