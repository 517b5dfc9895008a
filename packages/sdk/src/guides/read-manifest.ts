import type { Published, Step, Theme, Walkthrough } from '@handrail/protocol';
import { isRecord } from '../core/saved.ts';

export interface Usable {
  guides: Published<Walkthrough>[];
  theme?: Theme;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

const isStep = (value: unknown): value is Step =>
  isRecord(value) &&
  isId(value.stepId) &&
  typeof value.title === 'string' &&
  Array.isArray(value.blocks) &&
  (value.page === undefined || typeof value.page === 'string') &&
  (value.type === 'dialog' || (value.type === 'tooltip' && isRecord(value.target)));

const isGuide = (value: unknown): value is Published<Walkthrough> =>
  isRecord(value) &&
  value.kind === 'walkthrough' &&
  isId(value.guideId) &&
  Number.isInteger(value.version) &&
  isRecord(value.trigger) &&
  Array.isArray(value.steps) &&
  value.steps.length > 0 &&
  value.steps.every(isStep);

/**
 * What of a manifest can be used. A guide that is broken, or of a kind or step type that a later version will know, is
 * left out alone; the schema has been checked by the collector, so here only what we lean on is looked at.
 */
export function readManifest(value: unknown, onLeftOut: (guide: unknown) => void): Usable {
  if (!isRecord(value) || !Array.isArray(value.guides)) return { guides: [] };
  const guides: Published<Walkthrough>[] = [];
  for (const guide of value.guides as unknown[]) {
    if (isGuide(guide)) guides[guides.length] = guide;
    else onLeftOut(guide);
  }
  // A theme of the wrong shape has no tokens that we know, and is read token by token.
  return isRecord(value.theme) ? { guides, theme: value.theme } : { guides };
}
