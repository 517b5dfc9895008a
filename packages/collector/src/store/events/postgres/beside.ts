import type { PoolClient } from 'pg';
import type { TraitValue } from '@handrail/protocol';
import { joinTraces, traceOf, type GuideTrace } from '../guide-trace.ts';
import { isActivity } from '../is-activity.ts';
import { byInstant } from '../order.ts';
import { numberOf } from './numbers.ts';
import type { Row } from './rows.ts';
import { joinVisitors } from './visitors.ts';

/** A quarter of an hour, in which people were active or not. */
export const QUARTER_MS = 900_000;

/** Writes what is kept beside the log of events that are new. To be called within the transaction that stores them. */
export async function keepBeside(client: PoolClient, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await keepActivity(client, rows);
  await keepHistories(client, rows);
  const told = rows.filter(({ record }) => record.event.name === 'visitor.identified');
  if (told.length === 0) return;
  await keepTraits(client, told);
  await joinVisitors(client, told);
}

const INSERT_ACTIVITY = `
  INSERT INTO activity (app, quarter, visitor)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`;

async function keepActivity(client: PoolClient, rows: readonly Row[]): Promise<void> {
  const active = new Map<string, [string, number, string]>();
  for (const { app, visitor, record } of rows) {
    if (!isActivity(record.event)) continue;
    const quarter = Math.floor(record.at / QUARTER_MS);
    active.set(`${quarter} ${visitor}`, [app, quarter, visitor]);
  }
  if (active.size > 0) await client.query(INSERT_ACTIVITY, columnsOf([...active.values()], 3));
}

/** The values of a list of rows, put together by their columns as `unnest` takes them. */
function columnsOf(rows: readonly (readonly unknown[])[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, column) => rows.map((row) => row[column]));
}

interface Upsert {
  table: string;
  /** Column to type. */
  key: Record<string, string>;
  values: Record<string, string>;
  /** How a row that was there takes in the new one, `n`. */
  update: string;
}

/**
 * Adds rows, or changes those that are there. In two statements, as tables that are spread over several servers know no
 * third way: what another collector adds between them is waited for by the first and changed by the second.
 */
async function upsert(
  client: PoolClient,
  { table, key, values, update }: Upsert,
  rows: (readonly unknown[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = { ...key, ...values };
  const names = Object.keys(columns).join(', ');
  const keys = Object.keys(key);
  const unnest = `unnest(${Object.values(columns)
    .map((type, index) => `$${index + 1}::${type}[]`)
    .join(', ')})`;
  const { rows: made } = await client.query<Record<string, unknown>>(
    `INSERT INTO ${table} (${names}) SELECT * FROM ${unnest} ORDER BY ${keys.map((_, index) => index + 1).join(', ')}
     ON CONFLICT DO NOTHING RETURNING ${keys.join(', ')}`,
    columnsOf(rows, Object.keys(columns).length),
  );
  const fresh = new Set(made.map((row) => keys.map((name) => row[name]).join(' ')));
  const known = rows.filter((row) => !fresh.has(row.slice(0, keys.length).join(' ')));
  if (known.length === 0) return;
  await client.query(
    `UPDATE ${table} t SET ${update} FROM ${unnest} n (${names}) WHERE ${keys.map((name) => `t.${name} = n.${name}`).join(' AND ')}`,
    columnsOf(known, Object.keys(columns).length),
  );
}

const LAST = ['started_at', 'completed_at', 'dismissed_at', 'muted_at', 'unseen_at'];
const NEWER = '(n.snoozed_at, n.snoozed_until) > (coalesce(t.snoozed_at, -1), coalesce(t.snoozed_until, -1))';
const GUIDE_HISTORY: Upsert = {
  table: 'guide_history',
  key: { visitor: 'bigint', guide: 'bigint' },
  values: Object.fromEntries(['app', ...LAST, 'snoozed_at', 'snoozed_until'].map((name) => [name, 'bigint'])),
  update: [
    // `greatest` passes over what is not there.
    ...LAST.map((name) => `${name} = greatest(t.${name}, n.${name})`),
    ...['snoozed_at', 'snoozed_until'].map((name) => `${name} = CASE WHEN ${NEWER} THEN n.${name} ELSE t.${name} END`),
  ].join(', '),
};
const STEP_HISTORY: Upsert = {
  table: 'step_history',
  key: { visitor: 'bigint', guide: 'bigint', step: 'bigint' },
  values: { app: 'bigint', completed_at: 'bigint' },
  update: 'completed_at = greatest(t.completed_at, n.completed_at)',
};

async function keepHistories(client: PoolClient, rows: readonly Row[]): Promise<void> {
  const traces = new Map<string, { row: Row; trace: GuideTrace }>();
  for (const row of rows) {
    const trace = traceOf(row.record);
    if (trace === undefined) continue;
    const key = `${row.visitor} ${trace.guideId}`;
    const before = traces.get(key);
    traces.set(key, { row, trace: before === undefined ? trace : joinTraces(before.trace, trace) });
  }
  const guides = [];
  const steps = [];
  for (const { row, trace } of traces.values()) {
    const guide = numberOf.word('guide', trace.guideId);
    for (const [stepId, at] of trace.steps ?? []) {
      steps.push([row.visitor, guide, numberOf.word('step', stepId), row.app, at]);
    }
    const { startedAt, completedAt, dismissedAt, mutedAt, unseenAt, snoozed } = trace;
    const instants = [startedAt, completedAt, dismissedAt, mutedAt, unseenAt, snoozed?.at, snoozed?.until];
    if (instants.some((at) => at !== undefined)) guides.push([row.visitor, guide, row.app, ...instants]);
  }
  await upsert(client, GUIDE_HISTORY, guides);
  await upsert(client, STEP_HISTORY, steps);
}

const TRAIT: Upsert = {
  table: 'trait',
  key: { visitor: 'bigint', name: 'text' },
  values: { value: 'text', at: 'bigint', event_id: 'uuid' },
  update: ['value', 'at', 'event_id']
    .map((name) => `${name} = CASE WHEN (n.at, n.event_id) > (t.at, t.event_id) THEN n.${name} ELSE t.${name} END`)
    .join(', '),
};

async function keepTraits(client: PoolClient, rows: readonly Row[]): Promise<void> {
  const last = new Map<string, unknown[]>();
  for (const { visitor, record } of rows.toSorted((a, b) => byInstant(a.record, b.record))) {
    const { event, at } = record;
    const traits: [string, TraitValue][] = 'traits' in event ? Object.entries(event.traits ?? {}) : [];
    for (const [name, value] of traits) {
      last.set(`${visitor} ${name}`, [visitor, name, JSON.stringify(value), at, event.eventId]);
    }
  }
  await upsert(client, TRAIT, [...last.values()]);
}
