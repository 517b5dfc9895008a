import type { Guide, GuideVersion, LiveVersion, Person, VersionRow } from '@handrail/protocol';
import type { Desk, GuideRecord, Lease, Plan, VersionNote } from './guide-records.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The desk of a guide that nobody has changed since desks are kept. */
const EMPTY_DESK: Desk = { authors: [], reviews: [], labels: [] };
const NO_NOTE: VersionNote = { by: null, approvedBy: null };

// Columns of JSON are written by the stores from values of these types, and by nobody else.
export const parsed = <T>(value: unknown, otherwise: T): T =>
  typeof value === 'string' ? (JSON.parse(value) as T) : otherwise;

export const toPerson = (value: unknown): Person | null => parsed<Person | null>(value, null);

export const toVersion = (content: unknown): GuideVersion | undefined =>
  parsed<GuideVersion | undefined>(content, undefined);

export const toLease = (value: unknown): Lease | undefined => parsed<Lease | undefined>(value, undefined);

/** As it is kept; the same lease is always the same text. */
export const leaseText = ({ holder, name, since, until }: Lease): string =>
  JSON.stringify({ holder, name, since, until });

const toLive = (row: Row): LiveVersion => ({
  environment: row['environment'] === 'staging' ? 'staging' : 'production',
  version: Number(row['version']),
  at: Number(row['at']),
  by: toPerson(row['person']),
});

export const toPlan = (row: Row): Plan => ({
  appId: String(row['app_id']),
  guideId: String(row['guide_id']),
  ...toLive(row),
});

export const toVersionRow = (row: Row): VersionRow => ({
  version: Number(row['version']),
  publishedAt: Number(row['published_at']),
  ...parsed(row['note'], NO_NOTE),
});

/** A guide, with what is live and planned of all guides of its app. */
export function toGuideRecord(row: Row, live: readonly Row[], plans: readonly Row[]): GuideRecord {
  const own = (one: Row): boolean => one['guide_id'] === row['guide_id'];
  return {
    draft: JSON.parse(String(row['draft'])) as Guide,
    revision: Number(row['revision']),
    turn: Number(row['turn']),
    updatedAt: Number(row['updated_at']),
    updatedBy: toPerson(row['updated_by']),
    desk: parsed(row['desk'], EMPTY_DESK),
    newest: Number(row['newest'] ?? 0),
    published: toVersion(row['published']),
    live: live.filter(own).map(toLive),
    plans: plans.filter(own).map(toPlan),
  };
}
