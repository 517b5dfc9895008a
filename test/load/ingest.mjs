// How many events the collector takes a CPU second, rollups included, against JSON.parse of the same bodies in the same run; then
// how long a batch waits under half of that load while questions are asked, and how much memory the collector has.
// Run: node test/load/ingest.mjs   SECONDS=10 EVENTS=50,10   (Linux: the figures of the child are read from /proc)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from './events-collector.mjs';
import { makeBatch } from './events-made.mjs';
import { tell } from './figures.ts';

const SECONDS = Number(process.env.SECONDS ?? 10);
const ENGINE = process.env.HANDRAIL_DATABASE_URL === undefined ? 'ingest' : 'ingest on PostgreSQL';
const SIZES = (process.env.EVENTS ?? '50,10').split(',').map(Number);
const WRITERS = 16;
const GOALS = { 50: 0.15, 10: 0.08 };
const WAIT_GOAL_MS = 50;

const folder = mkdtempSync(join(process.env.HANDRAIL_LOAD_FOLDER ?? tmpdir(), 'handrail-load-'));
const collector = await startCollector(folder);
const { appKey } = await collector.api('POST', '/api/apps', { appId: 'load', name: 'Load' });

for (const size of SIZES) await measure(size);
const { stored, distinct } = await collector.api('GET', '/api/apps/load/events/count');
console.log(`events stored ${stored}, distinct ${distinct}; memory of the collector ${collector.megabytes()} MB`);
await collector.stop();
rmSync(folder, { recursive: true });

async function measure(size) {
  await drive(size, 3, Infinity);
  const before = collector.cpuSeconds();
  const { events, bodies, seconds } = await drive(size, SECONDS, Infinity);
  const cpu = collector.cpuSeconds() - before;
  const parse = parseSeconds(bodies) * (events / (bodies.length * size));
  const ratio = parse / cpu;
  console.log(
    `${size} a batch: ${Math.round(events / cpu)} events per CPU second of the collector (${Math.round(events / seconds)} a second)`,
  );
  console.log(
    `  JSON.parse of the same bodies: ${Math.round(events / parse)}; ratio ${ratio.toFixed(3)}, goal ${GOALS[size] ?? '-'}`,
  );
  tell(
    {
      what: `${ENGINE}, ${size} events a batch: events a CPU second`,
      ...{ figure: events / cpu, better: 'more', baseline: { what: 'JSON.parse', figure: events / parse } },
    },
    {
      what: `${ENGINE}, ${size} events a batch: JSON.parse's time over ours`,
      ...{ figure: ratio, better: 'more', ...(GOALS[size] && { goal: GOALS[size] }) },
    },
  );
  const half = await drive(size, SECONDS, events / seconds / 2, true);
  const sorted = half.waits.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(sorted.length * share)]?.toFixed(1);
  tell({
    what: `${ENGINE}, ${size} events a batch: p99 of an answer under half of that load, with questions`,
    ...{ figure: Number(at(0.99)), unit: 'ms', goal: WAIT_GOAL_MS, better: 'less' },
  });
  console.log(
    `  under half of that load, with questions: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${sorted.length} batches, ${half.asked} questions`,
  );
}

/** Sends batches for a while, at most so many events a second. */
async function drive(size, seconds, rate, withQuestions = false) {
  const started = performance.now();
  const end = started + seconds * 1000;
  const found = { events: 0, bodies: [], waits: [], asked: 0, seconds: 0 };
  let due = started;
  const writer = async () => {
    while (performance.now() < end) {
      const at = (due += (size / rate) * 1000);
      if (rate !== Infinity) await new Promise((done) => setTimeout(done, Math.max(0, at - performance.now())));
      const body = makeBatch(appKey, size);
      const sent = performance.now();
      const status = await collector.send(body);
      if (status !== 202) throw new Error(`the collector answered ${status}`);
      found.waits.push(performance.now() - sent);
      found.events += size;
      if (found.bodies.length < 2_000) found.bodies.push(body);
    }
  };
  const asker = async () => {
    while (performance.now() < end) {
      await collector.api('GET', '/api/apps/load/metrics/active-days');
      found.asked += 1;
      await new Promise((done) => setTimeout(done, 250));
    }
  };
  await Promise.all([...Array.from({ length: WRITERS }, writer), ...(withQuestions ? [asker()] : [])]);
  found.seconds = (performance.now() - started) / 1000;
  return found;
}

function parseSeconds(bodies) {
  const texts = bodies.map((body) => body.toString());
  for (const text of texts) JSON.parse(text);
  const before = process.cpuUsage();
  for (const text of texts) JSON.parse(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
