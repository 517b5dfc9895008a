import type { App, SegmentRow } from '@handrail/protocol';
import { TakeAway, type Table } from '../explore/take-away.tsx';

/** A line for each segment and each use of it; one without uses has a line as well. */
export function segmentsTable({ appId }: Pick<App, 'appId'>, segments: readonly SegmentRow[]): Table {
  return {
    name: `${appId}-segments`,
    heads: ['segment', 'name', 'who', 'used by', 'title'],
    rows: segments.flatMap(({ segmentId, name, when, uses }) => {
      const one = [segmentId, name, JSON.stringify(when)];
      return uses.length === 0 ? [[...one, null, null]] : uses.map(({ kind, title }) => [...one, kind, title]);
    }),
  };
}

/** The segments of an app as files. */
export function SegmentFiles({ app, segments }: { app: App; segments: readonly SegmentRow[] }) {
  return <TakeAway table={segmentsTable(app, segments)} value={segments} />;
}
