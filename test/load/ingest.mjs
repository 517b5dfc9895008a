// How many events the collector takes a CPU second, against JSON.parse of the same bodies on the same machine.
// Run: node test/load/ingest.mjs [seconds]   (Linux: the CPU time of the child is read from /proc)
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SECONDS = Number(process.argv[2] ?? 10);
const EVENTS = 50;
const WRITERS = 16;
const ADMIN_TOKEN = randomBytes(32).toString('hex');
const TICKS_A_SECOND = 100;

const folder = mkdtempSync(join(tmpdir(), 'handrail-load-'));
const { url, pid, stop } = await startCollector();
const { appKey } = await api('POST', '/api/apps', { appId: 'load', name: 'Load' });
const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });

await drive(1, () => {});
const parseCost = [];
const before = cpuOf(pid);
const started = performance.now();
let events = 0;
await drive(SECONDS, (body) => {
  events += EVENTS;
  const at = process.cpuUsage();
  JSON.parse(body.toString());
  const { user, system } = process.cpuUsage(at);
  parseCost.push(user + system);
});
const cpuSeconds = cpuOf(pid) - before;
const parseSeconds = parseCost.reduce((sum, one) => sum + one, 0) / 1e6;
const { stored, distinct } = await api('GET', '/api/apps/load/events/count');
await stop();
rmSync(folder, { recursive: true });

const perCpu = Math.round(events / cpuSeconds);
console.log(
  `events stored ${stored}, distinct ${distinct}; measured ${events} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
console.log(`collector  ${perCpu} events per CPU second`);
console.log(`JSON.parse ${Math.round(events / parseSeconds)} events per CPU second of the same bodies`);
console.log(`ratio      ${(cpuSeconds / parseSeconds).toFixed(1)} times the cost of JSON.parse`);

async function drive(seconds, done) {
  const end = Date.now() + seconds * 1000;
  const writer = async () => {
    while (Date.now() < end) {
      const body = makeBody();
      const status = await post(body);
      if (status !== 202) throw new Error(`the collector answered ${status}`);
      done(body);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

function makeBody() {
  const now = Date.now();
  const visitorId = `v-${Math.floor(Math.random() * 5000)}`;
  const batch = Array.from({ length: EVENTS }, (_, index) => ({
    eventId: uuid7(now),
    name: ['page.viewed', 'guide.started', 'step.shown', 'step.completed'][index % 4],
    at: now - index * 100,
    visitorId,
    sessionId: `s-${visitorId}`,
    page: { path: `/requests/${index % 20}`, title: 'Purchase requests' },
    ...(index % 4 === 0 ? { props: { from: '/approvals', count: index } } : { guideId: 'first-request', version: 3 }),
    ...(index % 4 > 1 ? { stepId: `step-${index % 7}` } : {}),
  }));
  return Buffer.from(JSON.stringify({ protocol: 1, appKey, sentAt: now, events: batch }));
}

function uuid7(now) {
  const hex = now.toString(16).padStart(12, '0') + '7' + randomBytes(10).toString('hex').slice(1);
  const id = hex.slice(0, 16) + '8' + hex.slice(17, 32);
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-');
}

function post(body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/plain', 'content-length': body.length };
    const sent = request(`${url}/v1/events`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

async function api(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answer.json();
}

/** User and system time of a process, in seconds: fields 14 and 15 of /proc/<pid>/stat. */
function cpuOf(process) {
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

function startCollector() {
  const bin = fileURLToPath(new URL('../../packages/collector/src/bin.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=handrail-source', bin], {
    env: { ...process.env, HANDRAIL_PORT: '0', HANDRAIL_DATA: folder, HANDRAIL_ADMIN_TOKEN: ADMIN_TOKEN },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let out = '';
    child.on('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
    child.stdout.on('data', (text) => {
      out += text;
      const found = /Health\s+(\S+)\/healthz/.exec(out)?.[1];
      if (found === undefined) return;
      const ended = () => new Promise((done) => child.once('exit', done).kill('SIGTERM'));
      resolve({ url: found, pid: child.pid, stop: ended });
    });
  });
}
