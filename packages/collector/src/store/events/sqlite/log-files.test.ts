import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LOG_LIMITS } from '../../../config.ts';
import { openLogFiles } from './log-files.ts';
import { REST } from './week.ts';

test('the two last weeks have memory for their pages, whatever was opened after them; each other file has little', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-log-files-'));
  const files = openLogFiles(join(folder, 'events.sqlite'));
  onTestFinished(() => {
    files.close();
    rmSync(folder, { recursive: true });
  });
  for (const week of [2_960, 2_961, 2_962, 2_950]) files.open(week);
  const kilobytes = (week: number): number =>
    -Number(files.open(week).database.prepare('PRAGMA log.cache_size').get()?.['cache_size']);
  expect([2_961, 2_962].map(kilobytes)).toEqual([LOG_LIMITS.cacheKilobytes, LOG_LIMITS.cacheKilobytes]);
  const { restingCacheKilobytes: little } = LOG_LIMITS;
  expect([2_950, 2_960, REST].map(kilobytes)).toEqual([little, little, little]);
});
