import type { DraftState, GuideRow, GuideSummary } from '@handrail/protocol';
import { fold } from './fold.ts';

/** A guide of the list: what is known of it, and its numbers. */
export type Listed = GuideSummary & Partial<Omit<GuideRow, 'version'>>;

export interface GuideFilter {
  search: string;
  /** `active` is all but what is archived. */
  state: DraftState | 'all' | 'active';
  label: string;
  owner: string;
  sort: 'changed' | 'title' | 'starts' | 'missed';
}

export const NO_FILTER: GuideFilter = { search: '', state: 'active', label: '', owner: '', sort: 'changed' };

const ORDERS: Record<GuideFilter['sort'], (a: Listed, b: Listed) => number> = {
  changed: (a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0),
  title: (a, b) => a.title.localeCompare(b.title),
  starts: (a, b) => b.starts - a.starts,
  missed: (a, b) => (b.missRate ?? 0) - (a.missRate ?? 0) || b.missed - a.missed,
};

/** The guides that fit, in order. Words are found in titles, ids and labels, whatever their accents. */
export function filterGuides(guides: readonly Listed[], filter: GuideFilter): Listed[] {
  const words = fold(filter.search).split(/\s+/).filter(Boolean);
  return guides
    .filter(({ title, guideId, labels = [], state, owner }) => {
      const text = fold([title, guideId, ...labels].join(' '));
      if (!words.every((word) => text.includes(word))) return false;
      if (filter.state === 'active' ? state === 'archived' : filter.state !== 'all' && state !== filter.state)
        return false;
      if (filter.label !== '' && !labels.includes(filter.label)) return false;
      return filter.owner === '' || owner?.memberId === filter.owner;
    })
    .sort(ORDERS[filter.sort]);
}
