import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ADMIN_TOKEN, runCollectorWith } from './collector-process.ts';
import { BOMB } from './edge-broken.ts';
import { tryEverything } from './edge-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-edge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A leak, or a bomb that went off, ends a process with so little memory.
const env = { HANDRAIL_DATA: folder, NODE_OPTIONS: '--max-old-space-size=256' };
const stage = tryEverything(6, () => runCollectorWith(env));

test.runIf(process.platform === 'linux')(
  'memory stays flat under bodies that are as large as they may be',
  async () => {
    const resident = () =>
      Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${stage().collector.pid}/status`, 'utf8'))?.[1]);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
    const large = Buffer.from(JSON.stringify({ name: 'x'.repeat(1_000_000) }));
    const deep = Buffer.from(`{"name":${'['.repeat(400_000)}${']'.repeat(400_000)}}`);
    const wave = async (): Promise<void> => {
      for (let at = 0; at < 12; at += 1) {
        const bodies = [large, deep, BOMB, BOMB].map((bytes) => ({
          method: 'PUT',
          path: '/api/apps/test',
          headers,
          bytes,
        }));
        for (const { status } of await Promise.all(bodies.map(stage().ask))) expect([413, 422]).toContain(status);
      }
    };
    await wave();
    const before = resident();
    for (let waves = 0; waves < 3; waves += 1) await wave();
    // What came meanwhile were 60 MB, and 5 GB had it been unpacked.
    expect(resident() - before).toBeLessThan(80 * 1_024);
  },
);
