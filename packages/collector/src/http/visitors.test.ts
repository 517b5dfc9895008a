import { describe, expect, test } from 'vitest';
import { ALL, guide, identified, record } from '../store/events/made-events.contract.ts';
import { madeEntry, madeTicket } from '../store/records/made-tickets.contract.ts';
import { StoreUnavailable } from '../store/store-unavailable.ts';
import { withApp } from '../../test/collector-app.ts';

test('a visitor’s data is given as lines of JSON, and nothing of them is left when they are erased', async () => {
  const { stores, manage, ask } = await withApp();
  await stores.events.append('demo', [
    record('anon', 'page.viewed', 1),
    identified('ada/1', 'anon'),
    guide('ada/1', 'guide.completed', 3),
    record('ben', 'page.viewed', 1),
  ]);
  const path = `/api/apps/demo/visitors/${encodeURIComponent('ada/1')}`;
  const given = await manage('GET', path);
  expect(given.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await given.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ visitorId: 'ada/1', guides: [{ guideId: 'g' }] });
  expect(lines.slice(1).map(({ event }) => event.name)).toEqual([
    'page.viewed',
    'guide.completed',
    'visitor.identified',
  ]);
  expect(await (await manage('DELETE', path)).json()).toEqual({ events: 3, tickets: 0 });
  expect(await stores.events.count('demo')).toEqual({ stored: 1, distinct: 1 });
  expect(await stores.events.history('demo', 'ada/1')).toEqual([]);
  expect(await stores.events.activePeople('demo', [ALL])).toEqual([1]);
  expect((await manage('GET', '/api/apps/nowhere/visitors/ada')).status).toBe(404);
  expect((await manage('DELETE', '/api/apps/nowhere/visitors/ada')).status).toBe(404);
  expect((await ask('DELETE', path)).status).toBe(401);
});

describe('an erasure that is cut off', () => {
  test('is in the audit log as begun, and asked again goes to its end', async () => {
    const { stores, app, manage } = await withApp();
    await stores.events.append('demo', [record('ada', 'page.viewed', 1)]);
    await stores.records.tickets.add(madeTicket('hers'), [madeEntry('one')], []);
    const { eraseVisitor } = stores.records.tickets;
    stores.records.tickets.eraseVisitor = () => Promise.reject(new StoreUnavailable('the disk is full'));
    const actions = async () => (await app.services.audit.page({ limit: 9 })).map(({ action }) => action);
    expect((await manage('DELETE', '/api/apps/demo/visitors/ada')).status).toBe(503);
    expect(await actions()).toEqual(expect.arrayContaining(['visitor.erasing']));
    expect(await actions()).not.toContain('visitor.erased');
    stores.records.tickets.eraseVisitor = eraseVisitor;
    expect(await (await manage('DELETE', '/api/apps/demo/visitors/ada')).json()).toEqual({ events: 0, tickets: 1 });
    expect(await actions()).toContain('visitor.erased');
  });

  test('whose beginning cannot be written down has not begun', async () => {
    const { stores, manage } = await withApp();
    await stores.events.append('demo', [record('ada', 'page.viewed', 1)]);
    stores.records.audit.append = () => Promise.reject(new StoreUnavailable('the disk is full'));
    expect((await manage('DELETE', '/api/apps/demo/visitors/ada')).status).toBe(503);
    expect(await stores.events.count('demo')).toEqual({ stored: 1, distinct: 1 });
  });
});
