// Agents and visitors who hear of tickets by server-sent events, all of one collector on one machine: its memory, and how long after
// a change those have heard of it who may.
// Run: node --conditions=handrail-source test/load/live.mjs   AGENTS=500 VISITORS=5000 ROUNDS=20
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tell } from './figures.ts';

const AGENTS = Number(process.env.AGENTS ?? 500);
const VISITORS = Number(process.env.VISITORS ?? 5_000);
const ROUNDS = Number(process.env.ROUNDS ?? 20);
const TICKETS = 50;
const TOKEN = 'a-token-for-automation-of-32-chars';
const BIN = fileURLToPath(new URL('../../packages/collector/src/bin.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'handrail-live-'));
const env = { PATH: process.env.PATH, HANDRAIL_PORT: '0', HANDRAIL_ADMIN_TOKEN: TOKEN, HANDRAIL_DATA: folder };
// Each listener has an address of its own, as they have in the world; the proxy that says so is this program.
env.HANDRAIL_TRUSTED_PROXIES = '127.0.0.1';
const child = spawn(process.execPath, ['--conditions=handrail-source', '--no-warnings', BIN], { env });
child.stderr.pipe(process.stderr);
const url = await new Promise((resolve, reject) => {
  child.once('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
  let out = '';
  child.stdout.on('data', (text) => {
    out += String(text);
    const found = /Health\s+(\S+)\/healthz/.exec(out)?.[1];
    if (found !== undefined) resolve(found.replace('localhost', '127.0.0.1'));
  });
});
try {
  await run();
} finally {
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('close', resolve));
  rmSync(folder, { recursive: true, force: true });
}

async function run() {
  const { appKey } = await ask('PUT', '/api/apps/demo', { name: 'Demo' });
  const tickets = [];
  for (let at = 0; at < TICKETS; at += 1) tickets.push(await newTicket(appKey));
  const before = memory();
  console.log(`collector alone: ${before} MB`);
  const started = performance.now();
  const heard = { count: 0, wanted: Infinity, done: () => {} };
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  await inTurns(AGENTS, 25, async (at) => {
    // Each member has few streams; programs of many members stand for many members.
    const headers = { authorization: `Bearer ${await agentToken(Math.floor(at / 10))}` };
    await listen({ method: 'GET', path: '/api/tickets/stream', headers, at }, agent, heard);
  });
  await inTurns(VISITORS, 50, async (at) => {
    const { ticketId, secret } = tickets[at % TICKETS];
    const body = JSON.stringify({ appKey, visitorId: `visitor-${at}`, secrets: { [ticketId]: secret } });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    await listen({ method: 'POST', path: '/v1/tickets/stream', headers, at, body }, agent, heard);
  });
  const open = memory();
  console.log(
    `${AGENTS} agents and ${VISITORS} visitors listen, after ${((performance.now() - started) / 1_000).toFixed(1)} s: ${open} MB, ${(((open - before) * 1_024) / (AGENTS + VISITORS)).toFixed(0)} kB each`,
  );
  const all = [];
  const last = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ticketId } = tickets[round % TICKETS];
    const at = [];
    const wanted = AGENTS + Math.floor(VISITORS / TICKETS);
    const done = new Promise((resolve) => Object.assign(heard, { count: 0, wanted, done: resolve, at }));
    const from = performance.now();
    await ask('PATCH', `/api/tickets/${ticketId}`, { tags: [`round-${round}`] });
    await done;
    all.push(...at.map((one) => one - from));
    last.push(Math.max(...at) - from);
  }
  console.log(
    `a change is heard by ${AGENTS + Math.floor(VISITORS / TICKETS)}: ${spread(all)}; by the last of them: ${spread(last)}`,
  );
  const asked = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await ask('GET', '/api/tickets?queue=all');
    asked.push(performance.now() - from);
  }
  console.log(`a question to the inbox beside them: ${spread(asked)}; memory at the end ${memory()} MB`);
  const p95 = all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0;
  tell({
    what: `a change is heard by ${AGENTS} agents of ${AGENTS + VISITORS} streams, p95`,
    figure: p95,
    unit: 'ms',
    better: 'less',
  });
  tell({
    what: `memory with ${AGENTS + VISITORS} streams`,
    ...{ figure: open, unit: 'MB', better: 'less' },
    baseline: { what: 'without', figure: before },
  });
  agent.destroy();
}

function spread(took) {
  took.sort((a, b) => a - b);
  const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

function listen({ method, path, headers, at, body }, agent, heard) {
  const from = `10.${(at >> 8) & 255}.${at & 255}.${method === 'GET' ? 1 : 2}`;
  return new Promise((resolve, reject) => {
    const asked = request(url + path, { method, agent, headers: { ...headers, 'x-forwarded-for': from } }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`a stream was refused with ${answer.statusCode}`));
      answer.once('data', () => resolve());
      answer.on('error', () => {});
      answer.on('data', (text) => {
        if (!text.includes('event: ticket')) return;
        heard.at?.push(performance.now());
        heard.count += 1;
        if (heard.count === heard.wanted) heard.done();
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function inTurns(count, atOnce, run_) {
  for (let from = 0; from < count; from += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => run_(from + at)));
  }
}

/** The members of a service centre, each with a token by which they listen. */
async function agentToken(number) {
  agentToken.made ??= new Map();
  if (!agentToken.made.has(number)) agentToken.made.set(number, enter(number));
  return agentToken.made.get(number);
}

async function enter(number) {
  const grants = [{ roles: ['agent-l1'], appId: 'demo' }];
  const { link } = await ask('POST', '/api/members', {
    name: `Agent ${number}`,
    email: `agent-${number}@example.com`,
    grants,
  });
  const password = 'marmalade under seven bridges';
  const entered = await fetch(`${url}/api/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${number >> 8}.${number & 255}` },
    body: JSON.stringify({ token: link.split('/').at(-1), password }),
  });
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const made = await fetch(`${url}/api/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ name: 'live', rights: ['ticket.read'], days: 1 }),
  });
  const { secret } = await made.json();
  if (secret === undefined) throw new Error(`no token was made: ${made.status}`);
  return secret;
}

async function newTicket(appKey) {
  const secret = randomBytes(32).toString('base64url');
  const visitorId = randomUUID();
  const draft = { appKey, visitorId, ticketKey: randomUUID(), secret, title: 'Load', text: 'Load', sentAt: 1 };
  const from = `10.8.${randomBytes(1)[0]}.${randomBytes(1)[0]}`;
  const { ticketId } = await ask('POST', '/v1/tickets', draft, { 'x-forwarded-for': from });
  return { ticketId, secret };
}

async function ask(method, path, body, more = {}) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...more };
  const answer = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Resident memory of the collector, in MB. */
function memory() {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
}
