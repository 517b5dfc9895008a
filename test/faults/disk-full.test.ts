import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeApp, manage, newDataFolder, startCollector } from './collector-process.ts';
import { newBatch } from './writer.ts';

const PRLIMIT = '/usr/bin/prlimit';
const ROOM = 1_500_000;

/** No file of a process may grow beyond this: what it writes then fails as on a full disk. */
const limit = (pid: number | undefined, bytes: number | 'unlimited'): void =>
  void execFileSync(PRLIMIT, ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);

const post = (url: string, body: string): Promise<Response> =>
  fetch(`${url}/v1/events`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test.runIf(existsSync(PRLIMIT))(
  'on a full disk events are refused for a while, questions are answered, and with room all goes on without a restart',
  { timeout: 300_000 },
  async () => {
    const collector = await startCollector(newDataFolder());
    const appKey = await makeApp(collector.url);
    const count = async () => (await manage(collector.url, 'GET', '/api/apps/test/events/count')).body;
    limit(collector.pid, ROOM);
    let acknowledged = 0;
    let refused: Response | undefined;
    let body = '';
    while (refused === undefined) {
      ({ body } = newBatch(appKey, 500));
      const answer = await post(collector.url, body);
      if (answer.status === 202) acknowledged += 500;
      else refused = answer;
    }
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await count()).toMatchObject({ stored: expect.any(Number) });
    expect((await fetch(`${collector.url}/healthz`)).status).toBe(200);
    const { body: pages, status } = await manage(collector.url, 'GET', '/api/apps/test/metrics/active-days');
    expect([status, typeof pages]).toEqual([200, 'object']);

    limit(collector.pid, 'unlimited');
    // The same batch, as the SDK sends it again.
    const again = await post(collector.url, body);
    expect([again.status, await again.json()]).toEqual([202, { accepted: 500, duplicates: 0, rejected: [] }]);
    expect(await count()).toEqual({ stored: acknowledged + 500, distinct: acknowledged + 500 });
    expect((await fetch(`${collector.url}/readyz`)).status).toBe(200);
  },
);
