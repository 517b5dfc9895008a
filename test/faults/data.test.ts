import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeApp, manage, newDataFolder, runCommand, spawnCollector, startCollector } from './collector-process.ts';
import { newBatch, send } from './writer.ts';

const BACKUPS = process.env['HANDRAIL_FULL'] ? 10 : 1;

test(
  'back-ups under load hold everything that was acknowledged before they began, and a killed one is none',
  { timeout: 300_000 },
  async () => {
    const data = newDataFolder();
    const backups = newDataFolder();
    const collector = await startCollector(data);
    const appKey = await makeApp(collector.url);
    let acknowledged = 0;
    let going = true;
    const writing = (async () => {
      while (going) acknowledged += (await send(collector.url, newBatch(appKey, 20))).accepted;
    })();
    await send(collector.url, newBatch(appKey, 20));
    const before: number[] = [];
    for (let backup = 0; backup < BACKUPS; backup += 1) {
      before.push(acknowledged + 20);
      expect(await runCommand({ HANDRAIL_DATA: data }, 'backup', join(backups, String(backup))).ended).toMatchObject({
        code: 0,
      });
    }
    const killed = runCommand({ HANDRAIL_DATA: data }, 'backup', join(backups, 'killed'));
    killed.child.kill('SIGKILL');
    await killed.ended;
    going = false;
    await writing;
    // One collector at a time has a data folder.
    const second = await spawnCollector({ HANDRAIL_DATA: data }).ended;
    expect(second).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^Handrail cannot start. .* is in use by another collector: [^\n]*\n$/),
    });
    await collector.end('SIGTERM');
    expect(readdirSync(backups)).not.toContain('killed');
    for (const [backup, count] of before.entries()) {
      const restored = join(backups, `restored-${backup}`);
      expect(
        await runCommand({ HANDRAIL_DATA: restored }, 'restore', join(backups, String(backup))).ended,
      ).toMatchObject({ code: 0 });
      const again = await startCollector(restored);
      const { body } = await manage(again.url, 'GET', '/api/apps/test/events/count');
      expect((body as { stored: number }).stored).toBeGreaterThanOrEqual(count);
      await again.end('SIGTERM');
    }
  },
);
