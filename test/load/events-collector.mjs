// A collector in a process of its own, and what it costs.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const BIN = fileURLToPath(new URL('../../packages/collector/src/bin.ts', import.meta.url));
const TICKS_A_SECOND = 100;

export async function startCollector(folder) {
  const token = randomBytes(32).toString('hex');
  const child = spawn(process.execPath, ['--conditions=handrail-source', '--no-warnings', BIN], {
    env: { ...process.env, HANDRAIL_PORT: '0', HANDRAIL_DATA: folder, HANDRAIL_ADMIN_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  const url = await new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
    child.stdout.on('data', (text) => {
      out += text;
      const found = /Health\s+(\S+)\/healthz/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    url,
    /** Signs the first admin in, once. */
    signInUrl: () => /\S+#\/sign-in\/\S+/.exec(out)?.[0],
    /** The status with which a body was answered. */
    send: (body) =>
      new Promise((resolve, reject) => {
        const headers = { 'content-type': 'text/plain', 'content-length': body.length, 'user-agent': FIREFOX };
        const sent = request(`${url}/v1/events`, { method: 'POST', agent, headers }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode));
        });
        sent.on('error', reject).end(body);
      }),
    async api(method, path, body) {
      const answer = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return answer.json();
    },
    /** User and system time: fields 14 and 15 of /proc/<pid>/stat. */
    cpuSeconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
    },
    megabytes: () =>
      Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024),
    stop: () => new Promise((done) => child.once('exit', done).kill('SIGTERM')),
  };
}
