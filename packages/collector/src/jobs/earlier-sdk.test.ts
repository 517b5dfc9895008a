import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DAY_MS } from '../clock.ts';
import { keepSdk } from './earlier-sdk.ts';

const NOW = Date.UTC(2026, 10, 23);

function setUp() {
  const root = mkdtempSync(join(tmpdir(), 'handrail-earlier-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const kept = join(root, 'kept');
  /** What a release has in its folder, and nothing else. */
  function release(files: readonly string[]): void {
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    for (const name of files) {
      mkdirSync(dirname(join(root, 'dist', name)), { recursive: true });
      writeFileSync(join(root, 'dist', name), `content of ${name}`);
    }
  }
  return {
    ...{ kept, release },
    keep: (now: number) => keepSdk(join(root, 'dist'), kept, now),
    names: () =>
      readdirSync(kept, { recursive: true, withFileTypes: true })
        .flatMap((one) => (one.isFile() ? [one.name] : []))
        .sort(),
  };
}

test('files of a release are kept for ninety days after the last on which it ran, those named by their content alone', async () => {
  const { kept, release, keep, names } = setUp();
  release(['handrail.js', 'handrail-0oK7.js', 'integrity.json', 'assets/shell-1a.js', 'assets/kept-00.js']);
  await keep(NOW);
  expect(names()).toEqual(['handrail-0oK7.js', 'kept-00.js', 'shell-1a.js']);
  expect(readFileSync(join(kept, 'assets', 'shell-1a.js'), 'utf8')).toBe('content of assets/shell-1a.js');

  // It runs for a year, and is replaced.
  await keep(NOW + 365 * DAY_MS);
  release(['handrail.js', 'handrail-9zZ9.js', 'assets/shell-2b.js', 'assets/kept-00.js']);
  await keep(NOW + 366 * DAY_MS);
  const both = ['handrail-0oK7.js', 'handrail-9zZ9.js', 'kept-00.js', 'shell-1a.js', 'shell-2b.js'];
  expect(names()).toEqual(both);
  await keep(NOW + (365 + 90) * DAY_MS - 1);
  expect(names()).toEqual(both);
  await keep(NOW + (365 + 90) * DAY_MS);
  expect(names()).toEqual(['handrail-9zZ9.js', 'kept-00.js', 'shell-2b.js']);
});

test('where nothing is built nothing is kept, and what is kept stays', async () => {
  const { release, keep, names } = setUp();
  await keep(NOW);
  expect(names()).toEqual([]);
  release(['assets/shell-1a.js']);
  await keep(NOW);
  release([]);
  await keep(NOW + DAY_MS);
  expect(names()).toEqual(['shell-1a.js']);
});
