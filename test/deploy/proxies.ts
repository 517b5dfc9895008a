// Tries the nginx and Caddy examples of deploy/ with the real programs before a real collector: `npm run deploy:proxies`. Needs
// Debian's packages nginx, caddy and openssl (`apt-get install nginx-light caddy`); one that is not there is named and left out.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'packages/collector/src/bin.ts');
const TOKEN = randomBytes(24).toString('hex');
const MEGABYTE = 1_048_576;
const folder = mkdtempSync(join(tmpdir(), 'handrail-proxies-'));
const stops: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];

/** This machine as others see it: from its own loopback everything that is said of addresses is believed. */
const own = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

interface Ports {
  collector: number;
  plain: number;
  safe: number;
}

const PROXIES = {
  nginx: {
    start: (ports: Ports) => {
      const site = readFileSync(join(root, 'deploy/nginx.conf'), 'utf8')
        .replaceAll('127.0.0.1:4600', `127.0.0.1:${ports.collector}`)
        .replaceAll(/listen (\[::\]:)?80;/g, (_, six) => (six ? '' : `listen ${ports.plain};`))
        .replaceAll(/listen (\[::\]:)?443 ssl http2;/g, (_, six) => (six ? '' : `listen ${ports.safe} ssl http2;`))
        .replaceAll('help.example.com;', `${own};`)
        .replace(/ssl_certificate .*;/, `ssl_certificate ${join(folder, 'cert.pem')};`)
        .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${join(folder, 'key.pem')};`);
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${join(folder, name)};`)
        .join('\n');
      const file = join(folder, 'nginx.conf');
      const user = process.getuid?.() === 0 ? 'user root;' : '';
      writeFileSync(
        file,
        `${user} daemon off; pid ${join(folder, 'pid')}; error_log stderr; events {} http { access_log off; ${temporary}\n${site} }`,
      );
      return ['nginx', ['-c', file, '-p', folder]] as const;
    },
  },
  caddy: {
    start: (ports: Ports) => {
      const site = readFileSync(join(root, 'deploy/Caddyfile'), 'utf8')
        .replaceAll('127.0.0.1:4600', `127.0.0.1:${ports.collector}`)
        .replace(
          /^help\.example\.com \{/m,
          `https://${own}:${ports.safe} {\n\ttls ${join(folder, 'cert.pem')} ${join(folder, 'key.pem')}`,
        );
      const file = join(folder, 'Caddyfile');
      writeFileSync(file, `{\n\tadmin off\n\tstorage file_system ${folder}\n\thttp_port ${ports.plain}\n}\n${site}`);
      return ['caddy', ['run', '--config', file, '--adapter', 'caddyfile']] as const;
    },
  },
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** Asks by TLS, and believes the certificate that was made for this. */
function ask(url: string, method = 'GET', headers: Record<string, string> = {}, body?: Buffer): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const ca = readFileSync(join(folder, 'cert.pem'));
  const sent = request(url, { method, headers, ca, agent: false }, (answer) => {
    let text = '';
    answer.on('data', (part) => (text += String(part)));
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

const bearer = { authorization: `Bearer ${TOKEN}` };
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
let failed = 0;
function told(name: string, isGood: boolean, found: unknown): void {
  if (!isGood) failed += 1;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name}${isGood ? '' : `: ${JSON.stringify(found)}`}`);
}

/** Each stops what it starts; `isUp` is asked until the program answers. */
async function started(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  isUp: () => Promise<boolean>,
) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => (said += String(part)));
  stops.unshift(() => void child.kill());
  for (let times = 0; times < 150; times += 1) {
    if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
    if (await isUp().catch(() => false)) return () => (child.kill(), once(child, 'close'));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${command} does not answer: ${said}`);
}

async function tryProxy(name: keyof typeof PROXIES): Promise<void> {
  const ports = { collector: await freePort(), plain: await freePort(), safe: await freePort() };
  const url = `https://${own}:${ports.safe}`;
  const env = {
    ...{
      HANDRAIL_DATA: join(folder, `data-${name}`),
      HANDRAIL_PORT: String(ports.collector),
      HANDRAIL_PUBLIC_URL: url,
    },
    ...{ HANDRAIL_ADMIN_TOKEN: TOKEN, HANDRAIL_LOG_LEVEL: 'error', NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') },
  };
  const node = ['--conditions=handrail-source', '--no-warnings', bin];
  const collector = await started(process.execPath, node, env, () =>
    fetch(`http://127.0.0.1:${ports.collector}/healthz`).then(({ ok }) => ok),
  );
  const [command, args] = PROXIES[name].start(ports);
  const proxy = await started(command, args, {}, () => ask(`${url}/healthz`).then(({ status }) => status === 200));

  const moved = await fetch(`http://${own}:${ports.plain}/dashboard/`, { redirect: 'manual' });
  told(
    `${name}: http leads to https`,
    moved.status === 308 && /^https:/.test(moved.headers.get('location') ?? ''),
    moved.status,
  );
  const page = await ask(`${url}/healthz`);
  told(`${name}: HSTS stands once`, page.headers['strict-transport-security'] === 'max-age=31536000', page.headers);
  await tryAddress(name, url);
  await tryUpload(name, url);
  await tryLive(name, url);
  const doctor = spawnSync(process.execPath, [...node, 'doctor'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  const lines = doctor.stdout.split('\n').filter((line) => /^\w+\s+(?:address|clock) /.test(line));
  told(
    `${name}: the doctor is content with the way`,
    lines.length >= 6 && lines.every((line) => line.startsWith('ok')),
    [lines, doctor.stdout, doctor.stderr],
  );
  await proxy();
  await collector();
}

async function tryAddress(name: string, url: string): Promise<void> {
  const seen = async (headers: Record<string, string>) =>
    // What the doctor's route answers.
    (
      JSON.parse((await ask(`${url}/doctor/self?question=x`, 'GET', { ...bearer, ...headers })).text) as {
        address: string;
      }
    ).address;
  const [plain, forged, twice] = [
    await seen({}),
    await seen({ 'x-forwarded-for': '203.0.113.9' }),
    await seen({ 'x-forwarded-for': `203.0.113.9, ${own}, 127.0.0.1`, forwarded: 'for=203.0.113.9' }),
  ];
  told(
    `${name}: the caller's address is right, and cannot be made up`,
    [plain, forged, twice].every((one) => one === own),
    [plain, forged, twice],
  );
}

/** A file of 25 MB, as a page sends it; and a body that only we may refuse. */
async function tryUpload(name: string, url: string): Promise<void> {
  const made = await ask(
    `${url}/api/apps/shop`,
    'PUT',
    { ...bearer, 'content-type': 'application/json' },
    json({ name: 'Shop' }),
  );
  // What the route of apps answers.
  const { appKey } = JSON.parse(made.text) as { appKey: string };
  const bytes = randomBytes(25_000_000);
  const secret = randomBytes(32).toString('base64url');
  const wish = {
    appKey,
    visitorId: 'ada',
    secret,
    uploadKey: randomUUID(),
    name: 'a.bin',
    mediaType: 'application/octet-stream',
    bytes: bytes.length,
  };
  const begun = await ask(`${url}/v1/uploads`, 'POST', { 'content-type': 'application/json' }, json(wish));
  // What the route of uploads answers.
  const { uploadId } = JSON.parse(begun.text) as { uploadId?: string };
  let last: Answer = begun;
  for (let offset = 0; uploadId !== undefined && offset < bytes.length; offset += MEGABYTE) {
    const headers = {
      ...{ 'content-type': 'application/octet-stream', 'handrail-app-key': appKey },
      ...{ 'upload-secret': secret, 'upload-offset': String(offset) },
    };
    last = await ask(`${url}/v1/uploads/${uploadId}`, 'PATCH', headers, bytes.subarray(offset, offset + MEGABYTE));
    if (last.status !== 200) break;
  }
  told(`${name}: a file of 25 MB arrives`, last.text.includes(`"offset":${bytes.length}`), [
    last.status,
    last.text.slice(0, 300),
  ]);
  const large = await ask(
    `${url}/doctor/body`,
    'POST',
    { ...bearer, 'content-type': 'application/octet-stream' },
    Buffer.alloc(10 * MEGABYTE),
  );
  told(`${name}: a body of 10 MB arrives`, large.text === `{"bytes":${10 * MEGABYTE}}`, [
    large.status,
    large.text.slice(0, 200),
  ]);
  const over = await ask(
    `${url}/doctor/body`,
    'POST',
    { ...bearer, 'content-type': 'application/octet-stream' },
    Buffer.alloc(24_900_000),
  ).catch(() => undefined);
  told(
    `${name}: one of 25 MB is refused by the collector, not by the proxy`,
    over?.text.includes('body-too-large') === true,
    over?.text.slice(0, 200),
  );
}

/** The stream of the inbox: what comes while it is open. */
async function tryLive(name: string, url: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const ca = readFileSync(join(folder, 'cert.pem'));
  const headers = { ...bearer, accept: 'text/event-stream', 'accept-encoding': 'gzip' };
  const stream = request(`${url}/api/tickets/stream`, { headers, ca, agent: false }, (answer) => {
    answer.on('data', (part) => /retry: 5000/.test(String(part)) && resolve(true));
    answer.on('end', () => resolve(false));
  });
  stream.on('error', () => resolve(false));
  stream.end();
  const late = setTimeout(() => resolve(false), 5_000);
  const heard = await promise;
  clearTimeout(late);
  stream.destroy();
  told(`${name}: the inbox hears at once`, heard, 'nothing within 5 s');
}

try {
  if (own === undefined)
    throw new Error('This machine has no address but its loopback, by which no address can be tried.');
  const subject = ['-subj', `/CN=${own}`, '-addext', `subjectAltName=IP:${own}`];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '90', ...files, ...subject], {
    stdio: 'ignore',
  });
  for (const name of ['nginx', 'caddy'] as const) {
    const has = spawnSync(name, [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' }).status === 0;
    if (has) await tryProxy(name);
    else console.log(`Not run: ${name} is not installed; "apt-get install ${name === 'nginx' ? 'nginx-light' : name}"`);
  }
} finally {
  for (const stop of stops) stop();
}
process.exitCode = failed > 0 ? 1 : 0;
