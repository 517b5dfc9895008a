// How many events a second the PostgreSQL engine stores, on a server of its own that waits for its disk: by groups (COPY
// and one INSERT for all who wait), batch by batch, and event by event, in one run. Then the whole collector on it.
// Run: npm run bench:postgres [-- seconds]   (Linux: CPU times are read from /proc)
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openPostgresEvents } from '../../packages/collector/src/store/events/postgres/index.ts';
import { startPostgres } from '../../packages/collector/test/postgres-server.ts';
import { tell } from './figures.ts';

const SECONDS = Number(process.argv[2] ?? 10);
const TICKS_A_SECOND = 100;
const WAYS = [
  { name: 'groups: 64 writers of 50 events', writers: 64, events: 50 },
  { name: 'batch by batch: 1 writer of 50', writers: 1, events: 50 },
  { name: 'event by event: 1 writer of 1', writers: 1, events: 1 },
];

const perSecond = {};
const server = await startPostgres({ settings: { fsync: 'on', full_page_writes: 'on', shared_buffers: "'256MB'" } });
try {
  for (const way of WAYS) await measure(way);
  const env = {
    ...process.env,
    HANDRAIL_DATABASE_URL: server.url('postgres'),
    HANDRAIL_SECRET_KEYS: randomBytes(32).toString('hex'),
  };
  console.log('\nthe whole collector, over HTTP:');
  const ingest = fileURLToPath(new URL('ingest.mjs', import.meta.url));
  spawnSync(process.execPath, [ingest, String(SECONDS)], { env, stdio: 'inherit' });
} finally {
  await server.stop();
}

async function measure({ name, writers, events }) {
  const store = await openPostgresEvents(server.url('postgres'));
  const app = `app-${randomBytes(4).toString('hex')}`;
  await store.append(app, makeBatch(events));
  const [cpu, serverCpu, started] = [process.cpuUsage(), cpuOfServer(), performance.now()];
  const end = started + SECONDS * 1_000;
  let stored = 0;
  const write = async () => {
    while (performance.now() < end) {
      const { accepted } = await store.append(app, makeBatch(events));
      stored += accepted;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const theirs = cpuOfServer() - serverCpu;
  const { distinct } = await store.count(app);
  await store.close();
  if (distinct !== stored + events) throw new Error(`${distinct} events are there and not ${stored + events}`);
  const ours = (user + system) / 1e6;
  perSecond[name] = stored / seconds;
  tell({
    what: `PostgreSQL, ${name}`,
    ...{ figure: stored / seconds, unit: 'rows/s', better: 'more' },
    ...(name !== WAYS[0].name && { baseline: { what: WAYS[0].name, figure: perSecond[WAYS[0].name] } }),
  });
  console.log(
    `${name.padEnd(34)}${rate(stored / seconds)} rows/s   ${rate(stored / ours)} a CPU second of ours   ${rate(stored / theirs)} of the server's`,
  );
}

function rate(number) {
  return String(Math.round(number)).padStart(7);
}

function makeBatch(count) {
  const now = Date.now();
  const visitorId = `v-${Math.floor(Math.random() * 5_000)}`;
  return Array.from({ length: count }, (_, index) => {
    const event = {
      eventId: uuid7(now),
      name: ['page.viewed', 'guide.started', 'step.shown', 'step.completed'][index % 4],
      at: now,
      visitorId,
      sessionId: `s-${visitorId}`,
      page: { path: `/requests/${index % 20}`, title: 'Purchase requests' },
      ...(index % 4 === 0 ? { props: { from: '/approvals', count: index } } : { guideId: 'first-request', version: 3 }),
      ...(index % 4 > 1 ? { stepId: `step-${index % 7}` } : {}),
    };
    return { event, at: now, receivedAt: now };
  });
}

function uuid7(now) {
  const hex = `${now.toString(16).padStart(12, '0')}7${randomBytes(10).toString('hex').slice(1)}`;
  const id = `${hex.slice(0, 16)}8${hex.slice(17, 32)}`;
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-');
}

/** User and system time of the server and all its processes, in seconds. */
function cpuOfServer() {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [{ pid: name, fields: readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1].split(' ') }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
  const ours = stats.filter(({ pid, fields }) => [pid, fields[1]].includes(String(server.pid)));
  return (
    ours.reduce((sum, { fields }) => sum + fields.slice(11, 13).reduce((a, b) => a + Number(b), 0), 0) / TICKS_A_SECOND
  );
}
