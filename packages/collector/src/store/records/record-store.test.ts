import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMemoryRecords } from './memory/index.ts';
import { recordStoreContract } from './record-store.contract.ts';
import { openSqliteRecords } from './sqlite/index.ts';
import { RECORD_MIGRATIONS } from './sqlite/schema.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-uploads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('sqlite records', () => recordStoreContract(() => openSqliteRecords(':memory:', newFolder())));
describe('memory records', () => recordStoreContract(openMemoryRecords));

test('apps and guides that the first release stored are read as they were', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handrail-records-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'records.sqlite');
  const golden = new URL('../../../../protocol/fixtures/old/guides.json', import.meta.url);
  const guides: { guideId: string }[] = Object.values(JSON.parse(readFileSync(golden, 'utf8')));
  const old = new DatabaseSync(file);
  old.exec(RECORD_MIGRATIONS[0] ?? '');
  old.exec('PRAGMA user_version = 1');
  const theme = { accent: '#1144aa', scheme: 'auto' };
  old.prepare('INSERT INTO app VALUES (?, ?, ?, ?)').run('demo', 'hk_demo_key', 'Demo', JSON.stringify(theme));
  for (const guide of guides) {
    const content = JSON.stringify({ ...guide, version: 1, publishedAt: 5 });
    old.prepare('INSERT INTO guide VALUES (?, ?, ?, ?)').run('demo', guide.guideId, JSON.stringify(guide), 5);
    old.prepare('INSERT INTO guide_version VALUES (?, ?, 1, 5, ?)').run('demo', guide.guideId, content);
  }
  old.close();
  const store = openSqliteRecords(file, join(folder, 'uploads'));
  onTestFinished(() => store.close());
  expect(await store.apps.findByKey('hk_demo_key')).toEqual({
    appId: 'demo',
    appKey: 'hk_demo_key',
    name: 'Demo',
    theme,
  });
  const inOrder = guides.toSorted((a, b) => (a.guideId < b.guideId ? -1 : 1));
  expect(await store.guides.published('demo', 'production')).toEqual(
    inOrder.map((guide) => ({ ...guide, version: 1, publishedAt: 5 })),
  );
  expect(await store.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo', limits: { perDay: 1 } })).toBe(
    'changed',
  );
  expect(await store.apps.find('demo')).toEqual({
    appId: 'demo',
    appKey: 'hk_demo_key',
    name: 'Demo',
    limits: { perDay: 1 },
  });
});
