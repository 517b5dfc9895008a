import type { ReportLinkRecord, RolloutRecord, TestEntry } from './rollout-records.ts';

type Row = Record<string, unknown>;

// Each was written by the engine that reads it, from a checked value.
const contentOf = ({ content }: Row): unknown => JSON.parse(String(content));
export const toRollout = (row: Row): RolloutRecord => contentOf(row) as RolloutRecord;
export const toReportLink = (row: Row): ReportLinkRecord => contentOf(row) as ReportLinkRecord;
export const toTestEntry = (row: Row): TestEntry => contentOf(row) as TestEntry;

/** The columns of a rollout that change, in the order of the statements of the engines; its id is the last. */
export const rolloutValues = (record: RolloutRecord): [string, number, number, string] => [
  JSON.stringify(record),
  record.revision,
  record.updatedAt,
  record.rollout.rolloutId,
];

export const linkValues = (link: ReportLinkRecord): [string, string, string, number, string] => [
  link.linkId,
  link.rolloutId,
  link.tokenHash,
  link.createdAt,
  JSON.stringify(link),
];
