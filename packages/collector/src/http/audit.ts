import Type from 'typebox';
import type { AuditEntry } from '@handrail/protocol';
import { auditEntrySchema, problemSchema } from '@handrail/protocol/schema';
import { AUDIT_LIMITS } from '../config.ts';
import { csvOf } from '@handrail/protocol/text';
import type { Services } from '../services/index.ts';
import type { AuditQuery } from '../store/records/audit-records.ts';
import { json, problem } from './problem.ts';
import { route, type Route } from './route.ts';

const listSchema = Type.Object({ entries: Type.Array(auditEntrySchema), more: Type.Boolean() });

const query = {
  before: 'only entries before this number',
  member: 'only what this member did',
  action: 'only this kind of action, such as guide.published',
  app: 'only what was done in this app',
  from: 'first instant, in epoch milliseconds',
  to: 'instant before which they end, in epoch milliseconds',
};
const invalid = { description: 'A number in the question is none', schema: problemSchema };

export function auditRoutes({ audit }: Services): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/api/audit',
        permission: 'audit.read',
        summary: `What was done, the newest first, ${AUDIT_LIMITS.page} entries at a time.`,
        query,
        answers: { 200: { description: 'The entries, and whether there are more', schema: listSchema }, 422: invalid },
      },
      async (call) => {
        const asked = readQuery(call.query, AUDIT_LIMITS.page + 1);
        if (asked === undefined) return notANumber();
        const entries = await audit.page(asked);
        return json(200, { entries: entries.slice(0, AUDIT_LIMITS.page), more: entries.length > AUDIT_LIMITS.page });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/api/audit/export',
        permission: 'audit.export',
        summary: `The same as a file, ${AUDIT_LIMITS.export} entries at most. That it was asked for is written down.`,
        query: { ...query, format: 'csv, a table for spreadsheets, or json; csv where nothing is said' },
        answers: { 200: { description: 'CSV as RFC 4180 has it, or JSON', schema: Type.String() }, 422: invalid },
      },
      async (call) => {
        const asked = readQuery(call.query, AUDIT_LIMITS.export);
        if (asked === undefined) return notANumber();
        await audit.note(call, 'audit.exported', { after: Object.fromEntries(call.query) });
        const entries = await audit.page(asked);
        if (call.query.get('format') === 'json') return file('json', 'application/json', JSON.stringify({ entries }));
        return file('csv', 'text/csv', csvOf(COLUMNS, entries.map(toCells)));
      },
    ),
  ];
}

const file = (ending: string, type: string, text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="handrail-audit.${ending}"`,
      'cache-control': 'no-store',
    },
  });

const COLUMNS = [
  'seq',
  'at',
  'memberId',
  'name',
  'by',
  'action',
  'appId',
  'target',
  'before',
  'after',
  'address',
  'chain',
];

function toCells(entry: AuditEntry): string[] {
  const { seq, at, memberId, name, by, action, appId, target, before, after, address, chain } = entry;
  return [
    ...[String(seq), new Date(at).toISOString(), memberId ?? '', name, by, action, appId ?? '', target ?? ''],
    ...[JSON.stringify(before), JSON.stringify(after), address ?? '', chain],
  ];
}

const notANumber = (): Response => problem(422, 'invalid-query', '"before", "from" and "to" are whole numbers.');

function readQuery(given: URLSearchParams, limit: number): AuditQuery | undefined {
  const asked: AuditQuery = { limit };
  for (const name of ['before', 'from', 'to'] as const) {
    const value = given.get(name);
    if (value === null) continue;
    if (!/^\d{1,15}$/.test(value)) return undefined;
    asked[name] = Number(value);
  }
  const [memberId, action, appId] = [given.get('member'), given.get('action'), given.get('app')];
  return {
    ...asked,
    ...(memberId !== null && { memberId }),
    ...(action !== null && { action }),
    ...(appId !== null && { appId }),
  };
}
