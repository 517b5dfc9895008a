import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HOME, withApp } from '../../packages/collector/test/collector-app.ts';

// What deploy/ names is there. That the proxies do what they promise is tried with the real programs: `npm run deploy:proxies`.

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What this test reads of a package. */
interface Package {
  name: string;
  bin: Record<string, string>;
  scripts: Record<string, string>;
}
const packageAt = (path: string): Package => JSON.parse(read(join(path, 'package.json'))) as Package;
const COMMAND = packageAt('packages/collector').bin['handrail-collector'] ?? '';
const PROGRAM = join('/opt/handrail/node_modules/@handrail/collector', COMMAND);

describe('the container file', () => {
  const lines = read('deploy/Containerfile')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line));
  const having = (word: string) =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(/\s+/).slice(1));

  test('copies what is there', () => {
    const sources = having('COPY')
      .filter(([first]) => !first?.startsWith('--from'))
      .flatMap((words) => words.slice(0, -1));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    for (const [, from, to] of having('COPY').filter(([first]) => first === '--from=build')) {
      expect(lines.filter((line) => line.startsWith('RUN ')).join('\n')).toContain(from);
      expect(PROGRAM.startsWith(to ?? '-')).toBe(true);
    }
  });

  test('runs scripts that are there, and packs every package that is ours to give', () => {
    const runs = having('RUN').map((words) => words.join(' '));
    const scripts = runs.flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''));
    expect(scripts).toEqual(['build']);
    expect(packageAt('.').scripts).toHaveProperty('build');
    const packed = runs.flatMap((line) => [...line.matchAll(/-w (packages\/\w+)/g)].map(([, path]) => path ?? ''));
    expect(packed.sort()).toEqual(
      readdirSync(join(root, 'packages'))
        .map((name) => `packages/${name}`)
        .sort(),
    );
  });

  test('is somebody without rights, keeps its data and says how it is', () => {
    expect(having('USER')).toEqual([['1000']]);
    expect(having('VOLUME')).toEqual([['/data']]);
    expect(having('CMD')).toEqual([[`["${Object.keys(packageAt('packages/collector').bin)[0]}"]`]]);
    expect(having('HEALTHCHECK').flat().join(' ')).toContain('/readyz');
    expect(having('FROM').every(([image]) => image === 'docker.io/library/node:26-slim')).toBe(true);
  });
});

describe('the units', () => {
  const units = ['handrail.service', 'handrail-backup.service', 'handrail-backup.timer'];

  test('start the program that the package brings', () => {
    for (const unit of units.slice(0, 2)) expect(read(`deploy/${unit}`)).toContain(`/usr/bin/node ${PROGRAM}`);
  });

  test.runIf(spawnSync('systemd-analyze', ['--version']).status === 0)(
    'are understood by systemd, and give little away',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'handrail-units-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const files = units.map((unit) => {
        const file = join(folder, unit);
        // Node stands elsewhere on machines of developers.
        writeFileSync(file, read(`deploy/${unit}`).replaceAll('/usr/bin/node', `"${process.execPath}"`));
        return file;
      });
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8' });
      // Of units that the machine has besides it may say what it likes.
      expect([status, stderr.split('\n').filter((line) => line.includes(folder))]).toEqual([0, []]);
      // 10 is a service without any bounds; the threshold is in tenths.
      for (const file of files.slice(0, 2)) {
        expect(() =>
          execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', file]),
        ).not.toThrow();
      }
    },
  );
});

describe('what is watched', () => {
  const named = (text: string): string[] => [
    ...new Set([...text.matchAll(/\bhandrail_[a-z_]+/g)].map(([name]) => name)),
  ];

  test('each figure that an alert or the documentation names is told, and the other way about', async () => {
    const watched = { jobs: () => [], data: () => Promise.resolve({ parts: {} }) };
    const { ask, signIn } = await withApp({ watched });
    const answer = await (await ask('GET', '/metrics', { cookie: await signIn(), origin: HOME })).text();
    const told = [...answer.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '');
    const alerts = named(read('deploy/alerts.yml'));
    expect(alerts.length).toBeGreaterThan(8);
    expect(alerts.filter((name) => !told.includes(name))).toEqual([]);
    expect(named(read('docs/operations.md')).sort()).toEqual(told.sort());
  });

  test.runIf(spawnSync('promtool', ['--version']).status === 0)('Prometheus understands the rules', () => {
    expect(() => execFileSync('promtool', ['check', 'rules', join(root, 'deploy/alerts.yml')])).not.toThrow();
  });
});
