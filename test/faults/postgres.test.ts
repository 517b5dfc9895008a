import { expect, onTestFinished, test } from 'vitest';
import { askDatabase, describeWithPostgres, newDatabase } from '../../packages/collector/test/postgres-database.ts';
import { startPostgres } from '../../packages/collector/test/postgres-server.ts';
import { makeApp, manage, SECRET_KEY, spawnCollector, startOnDatabase } from './collector-process.ts';
import { newBatch, send, startWriters } from './writer.ts';

const BATCHES_BEFORE_THE_KILL = 40;
const BATCHES_AFTER_IT = 40;

const storedIds = async (url: string) =>
  (await askDatabase(url, 'SELECT event_id FROM handrail_events.event')).map((row) => String(row['event_id'])).sort();

/** `done` is kept when `count` was called so many times. */
function reached(times: number): { count: () => void; done: Promise<number> } {
  const { promise: done, resolve } = Promise.withResolvers<number>();
  let called = 0;
  const count = (): void => {
    called += 1;
    if (called === times) resolve(called);
  };
  return { count, done };
}

describeWithPostgres('many collectors on one database', () => {
  test('one of three is killed amid load: every acknowledged event is there exactly once', async () => {
    const url = await newDatabase();
    // They make the schema at the same moment.
    const collectors = await Promise.all([1, 2, 3].map(() => startOnDatabase(url)));
    const [first, killed, last] = collectors;
    if (first === undefined || killed === undefined || last === undefined) throw new Error('three were started');
    const appKey = await makeApp(first.url);
    let alive = collectors;
    let turn = 0;
    const before = reached(BATCHES_BEFORE_THE_KILL);
    const after = reached(BATCHES_BEFORE_THE_KILL + BATCHES_AFTER_IT);
    const writers = startWriters(
      appKey,
      () => Promise.resolve(alive[(turn += 1) % alive.length]?.url ?? ''),
      () => {
        before.count();
        after.count();
      },
    );
    await before.done;
    // Requests are on their way to it; their writers send the same batches to the others.
    await killed.end('SIGKILL');
    alive = [first, last];
    await after.done;
    await writers.finish();
    expect(writers.acknowledged.size).toBeGreaterThanOrEqual((BATCHES_BEFORE_THE_KILL + BATCHES_AFTER_IT) * 20);
    expect(await storedIds(url)).toEqual([...writers.acknowledged].sort());
    for (const collector of alive) {
      const { body } = await manage(collector.url, 'GET', '/api/apps/test/events/count');
      expect(body).toEqual({ stored: writers.acknowledged.size, distinct: writers.acknowledged.size });
    }
    expect((await last.end('SIGTERM')).code).toBe(0);
  });

  test('what one publishes all hand out, long before their own copies grow old', async () => {
    const url = await newDatabase();
    const [one, other] = [await startOnDatabase(url), await startOnDatabase(url)];
    const appKey = await makeApp(one.url);
    const titles = async (from: string): Promise<unknown> =>
      (await fetch(`${from}/v1/manifest?appKey=${appKey}`)).json();
    expect(await titles(other.url)).toMatchObject({ guides: [] });
    const guide = { kind: 'walkthrough', guideId: 'g', title: 'New', trigger: { on: 'call' } };
    const steps = [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }];
    await manage(one.url, 'PUT', '/api/apps/test/guides/g', { ...guide, steps });
    await manage(one.url, 'POST', '/api/apps/test/guides/g/publish');
    const published = { guides: [{ guideId: 'g', version: 1 }] };
    await expect.poll(() => titles(other.url), { timeout: 20_000 }).toMatchObject(published);
    expect(await titles(one.url)).toMatchObject(published);
  });

  test('while the database is gone collectors say so and lose nothing, and go on by themselves when it is back', async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const collector = await startOnDatabase(server.url('postgres'));
    const appKey = await makeApp(collector.url);
    const [early, late] = [newBatch(appKey, 20), newBatch(appKey, 20)];
    expect(await send(collector.url, early)).toMatchObject({ accepted: 20 });
    await server.kill();
    const body = late.body;
    const answer = await fetch(`${collector.url}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200);
    await server.start();
    // The server goes through its journal first.
    await expect.poll(() => send(collector.url, late).catch(() => undefined), { timeout: 30_000 }).toMatchObject({});
    expect(await send(collector.url, early)).toMatchObject({ accepted: 0, duplicates: 20 });
    expect(await storedIds(server.url('postgres'))).toEqual([...early.ids, ...late.ids].sort());
    expect((await fetch(`${collector.url}/readyz`)).status).toBe(200);
  });

  test('a database that cannot be used is told in one line, without the password', async () => {
    const url = new URL(await newDatabase());
    url.password = 'hunter2';
    const refused = async (env: Record<string, string>) => {
      const { code, out, errors } = await spawnCollector(env).ended;
      expect([code, out]).toEqual([1, '']);
      expect(errors).toMatch(/^Handrail cannot start\. [^\n]+\n$/);
      expect(errors).not.toContain('hunter2');
      return errors;
    };
    const keys = { HANDRAIL_SECRET_KEYS: SECRET_KEY };
    expect(await refused({ HANDRAIL_DATABASE_URL: url.href, ...keys })).toContain('check the user and the password');
    url.port = '1';
    expect(await refused({ HANDRAIL_DATABASE_URL: url.href, ...keys })).toContain('cannot be reached');
    expect(await refused({ HANDRAIL_DATABASE_URL: url.href })).toContain('HANDRAIL_SECRET_KEYS is missing');
  });
});
