import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './node-red.ts';
import type { Site } from './site.ts';

const VERDACCIO = fileURLToPath(new URL('../../hosts/node_modules/verdaccio/', import.meta.url));

export const TRAINEE = { name: 'trainee', password: 'Trainee-pass1' };

/** Starts a real Verdaccio, of the release in a folder, on a free port, without an upstream registry, with one package and one member. */
export async function startVerdaccio(release = VERDACCIO): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'verdaccio-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: 10 } },
    web: { enable: true, title: 'Company registry' },
    packages: { '**': { access: '$all', publish: '$authenticated' } },
    log: { type: 'stdout', format: 'pretty', level: 'info', colors: false },
  };
  // JSON is YAML.
  await writeFile(join(folder, 'config.yaml'), JSON.stringify(config));
  const child = spawn(
    process.execPath,
    [join(release, 'bin/verdaccio'), '-l', `127.0.0.1:${port}`, '-c', join(folder, 'config.yaml')],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('http address')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Verdaccio ended with ${String(code)}`)));
  });
  await seed(origin);
  return {
    origin,
    async close() {
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function seed(origin: string): Promise<void> {
  const put = async (path: string, body: object, token?: string): Promise<{ token?: string }> => {
    const response = await fetch(`${origin}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    // Verdaccio answers both with an object; a token is in the first.
    if (response.ok) return (await response.json()) as { token?: string };
    throw new Error(`PUT ${path} answered ${response.status}: ${await response.text()}`);
  };
  const { token } = await put('/-/user/org.couchdb.user:trainee', TRAINEE);
  const archive = Buffer.from('nothing');
  const name = 'left-button';
  const version = '1.2.0';
  const about = { name, description: 'A left button' };
  const release = { ...about, version, main: 'index.js', dependencies: { lodash: '^4.0.0' } };
  const dist = {
    tarball: `${origin}/${name}/-/${name}-${version}.tgz`,
    shasum: createHash('sha1').update(archive).digest('hex'),
  };
  const file = { content_type: 'application/octet-stream', data: archive.toString('base64'), length: archive.length };
  await put(
    `/${name}`,
    {
      ...{ _id: name, ...about, readme: '# A left button' },
      'dist-tags': { latest: version },
      versions: { [version]: { ...release, dist } },
      _attachments: { [`${name}-${version}.tgz`]: file },
    },
    token,
  );
}
