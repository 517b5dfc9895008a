import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { makeApp, runCollector, type RunningCollector } from '../faults/collector-process.ts';

/** One collector for all tests of a file; the function that it gives starts it at the first call. */
export function startForSuite(): () => Promise<RunningCollector & { appKey: string }> {
  let started: Promise<RunningCollector & { appKey: string }> | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'handrail-contract-'));
  afterAll(async () => {
    await (await started)?.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    started ??= runCollector(folder, 0).then(async (collector) => ({
      ...collector,
      appKey: await makeApp(collector.url),
    }));
    return started;
  };
}
