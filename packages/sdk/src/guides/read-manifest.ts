import type { GuideHead, GuideVersion, Limits, Segment, Theme } from '@handrail/protocol';
import { byPriority } from '@handrail/protocol/schedule';
import type { Log } from '../core/log.ts';
import { isList, isRecord } from '../core/saved.ts';

/** A guide as the manifest has it: whole, or what decides whether it is due. */
export type Entry = GuideVersion | GuideHead;

/** What is published, the most important first. */
export interface Published {
  guides: readonly Entry[];
  theme?: Theme;
  limits?: Limits;
  segments?: readonly Segment[];
}

const isEntry = (value: unknown, isKind: (kind: string) => boolean): value is Entry =>
  isRecord(value) &&
  typeof value.kind === 'string' &&
  isKind(value.kind) &&
  typeof value.guideId === 'string' &&
  /^[\w-]{1,64}$/.test(value.guideId) &&
  Number.isInteger(value.version) &&
  isRecord(value.trigger) &&
  (value.trigger.on !== 'any' || isList(value.trigger.of));

/**
 * What of a manifest can be used. A guide of a kind that a later version will know is left out alone; the schema has been
 * checked by the collector, so here only what decides is looked at, and the rest when it is shown. An entry that has not
 * changed since `before` is the same object.
 */
export function readManifest(
  value: unknown,
  isKind: (kind: string) => boolean,
  log: Log,
  before: Published = { guides: [] },
): Published {
  if (!isRecord(value) || !isList(value.guides)) return { guides: [] };
  const known = new Map(before.guides.map((entry) => [entry.guideId, entry]));
  const guides: Entry[] = [];
  for (const guide of value.guides) {
    if (isEntry(guide, isKind)) {
      const same = known.get(guide.guideId);
      guides[guides.length] = same?.version === guide.version ? same : guide;
    } else log.warn('a guide cannot be read', guide);
  }
  const { theme, limits, segments } = value;
  return {
    guides: guides.sort(byPriority),
    // Of the wrong shape they have no fields that we know; a segment that cannot be judged fails the guide that asks for it.
    ...(isRecord(theme) && { theme }),
    ...(isRecord(limits) && { limits }),
    ...(isList(segments) && { segments: segments as Segment[] }),
  };
}
