import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { askDatabase, describeWithPostgres, newDatabase } from '../../../test/postgres-database.ts';
import { guide, HOUR, identified, record } from '../events/made-events.contract.ts';
import { openPostgresEvents } from '../events/postgres/index.ts';
import { madeEntry, madeTicket } from '../records/made-tickets.contract.ts';
import { openPostgresRecords } from '../records/postgres/index.ts';
import { BI_PLACES, makeBiViews } from './bi-views.ts';

/** A database with some of everything, its views, and somebody who may read them alone. */
async function withViews() {
  const url = await newDatabase();
  const reader = `reader_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const [events, records] = [await openPostgresEvents(url), await openPostgresRecords(url)];
  await records.apps.put({ appId: 'app', appKey: 'hk_key', name: 'App' });
  await records.tickets.add(madeTicket('t', { appId: 'app' }), [madeEntry('e')], []);
  await events.append('app', [
    ...[{ ...record('anon', 'page.viewed', 1), client: { browser: 'Firefox 140', appVersion: '4.2' } }],
    ...[identified('ada', 'anon'), record('ada', 'page.viewed', 30)],
    ...[guide('ada', 'guide.started', 2), guide('ben', 'guide.started', 2), guide('ada', 'guide.completed', 3)],
    ...[guide('ben', 'guide.started', 4, { props: { mode: 'practise' } }), record('ben', 'page.viewed', 5)],
  ]);
  await events.append('other', [record('eve', 'page.viewed', 1)]);
  const make = () => makeBiViews(url, 'UTC', { ...BI_PLACES, reader });
  const views = await make();
  await askDatabase(url, `CREATE ROLE ${reader}_login LOGIN PASSWORD '${password}' IN ROLE ${reader}`);
  const { host, pathname } = new URL(url);
  const client = new pg.Client(`postgres://${reader}_login:${password}@${host}${pathname}`);
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await Promise.all([events.close(), records.close()]);
    for (const text of [`DROP OWNED BY ${reader}`, `DROP ROLE ${reader}_login`, `DROP ROLE ${reader}`]) {
      await askDatabase(url, text);
    }
  });
  const ask = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows;
  return { ask, views, make, events };
}

describeWithPostgres('views for BI', () => {
  test('tell what the collector tells, of people who are masked', async () => {
    const { ask, views, make, events } = await withViews();
    const [row] = await ask(
      `SELECT sum(starts)::int AS starts, sum(started_by)::int AS started_by FROM handrail_bi.guide_days`,
    );
    const [[totals] = []] = await events.guideTotals('app', ['g'], [{ from: 0, until: 99 * HOUR }]);
    expect(row).toEqual({ starts: totals?.starts, started_by: totals?.startedBy });
    const active = 'SELECT count(DISTINCT person)::int AS people FROM handrail_bi.active_days';
    expect(await ask(active)).toEqual([{ people: 2 }]);
    const clients = 'SELECT DISTINCT browser, app_version FROM handrail_bi.events ORDER BY 1';
    expect(await ask(clients)).toEqual([
      { browser: 'Firefox 140', app_version: '4.2' },
      { browser: null, app_version: null },
    ]);
    let everything = '';
    for (const name of views) everything += JSON.stringify(await ask(`SELECT * FROM handrail_bi.${name}`));
    expect(views).toContain('people');
    for (const name of ['ada', 'ben', 'anon', 'eve']) expect(everything).not.toContain(`"${name}"`);
    // Made anew after a release, they mask everybody as before.
    const people = 'SELECT DISTINCT person FROM handrail_bi.events ORDER BY 1';
    const before = await ask(people);
    await make();
    expect(await ask(people)).toEqual(before);
    expect(before).toHaveLength(2);
    expect(await ask('SELECT app_id, state FROM handrail_bi.tickets')).toMatchObject([{ app_id: 'app' }]);
  });

  test('are all that a reader may read, and nothing is theirs to write', async () => {
    const { ask } = await withViews();
    for (const table of ['handrail_events.visitor', 'handrail_records.ticket', 'handrail_bi.salt']) {
      await expect(ask(`SELECT * FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(ask('DELETE FROM handrail_bi.apps')).rejects.toThrow('permission denied');
    await expect(ask('CREATE TABLE handrail_bi.mine (a int)')).rejects.toThrow('permission denied');
  });
});
