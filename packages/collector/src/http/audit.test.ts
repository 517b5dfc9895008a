import type { AuditEntry } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { setUp } from '../../test/collector-app.ts';
import { chainOf } from '../store/records/audit-records.ts';

test('the log is exported as a table without formulas, and as JSON whose chain can be checked', async () => {
  const { app, manage } = setUp();
  const caller = { memberId: undefined, name: '=HYPERLINK("http://evil.example")', by: 'nobody' as const };
  await app.services.audit.note({ caller, address: undefined }, 'sign-in.refused', { after: { why: 'x' } });
  const csv = await manage('GET', '/api/audit/export');
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="handrail-audit.csv"');
  expect(await csv.text()).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  const json = await manage('GET', '/api/audit/export?format=json&from=1');
  expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { entries } = (await json.json()) as { entries: AuditEntry[] }; // what the route says
  expect(entries.map(({ action }) => action)).toEqual(['audit.exported', 'audit.exported', 'sign-in.refused']);
  let before = '';
  for (const { seq, chain, ...note } of entries.toReversed()) {
    expect(chain).toBe(chainOf(before, seq, note));
    before = chain;
  }
});

test('the log is asked for by kind, app and time; what is no number is refused', async () => {
  const { manage, clock } = setUp();
  await manage('POST', '/api/apps', { appId: 'shop', name: 'Shop' });
  clock.time += 1_000;
  await manage('POST', '/api/apps', { appId: 'desk', name: 'Desk' });
  const targets = async (query: string) => {
    const { entries } = (await (await manage('GET', `/api/audit?${query}`)).json()) as { entries: AuditEntry[] };
    return entries.map(({ appId }) => appId);
  };
  expect(await targets('action=app.made')).toEqual(['desk', 'shop']);
  expect(await targets('app=shop')).toEqual(['shop']);
  expect(await targets(`from=${clock.time}`)).toEqual(['desk']);
  expect(await targets(`to=${clock.time}`)).toEqual(['shop']);
  expect((await manage('GET', '/api/audit?from=yesterday')).status).toBe(422);
});
