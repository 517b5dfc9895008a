import type { FoundOut, UploadRecord } from './upload-records.ts';

/** A row of the table `upload` of an engine. */
export function toUpload(row: Record<string, unknown> | undefined): UploadRecord | undefined {
  if (row === undefined) return undefined;
  // Written by `add` and `finish` of an engine, and by nobody else.
  const record = JSON.parse(String(row['content'])) as UploadRecord;
  const found = typeof row['found'] === 'string' ? (JSON.parse(row['found']) as FoundOut) : {};
  const state = row['state'] === 'ready' ? 'ready' : 'open';
  return { ...record, ...found, state, bytes: Number(row['bytes']), offset: Number(row['held']) };
}
