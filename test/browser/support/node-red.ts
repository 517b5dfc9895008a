import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from './site.ts';

const NODE_RED = fileURLToPath(new URL('../../hosts/node_modules/node-red/', import.meta.url));

/** Starts a real Node-RED, of the release in a folder, on a free port with an empty flow, without calls home. */
export async function startNodeRed(release = NODE_RED): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'node-red-'));
  const port = await freePort();
  const settings = {
    uiPort: port,
    uiHost: '127.0.0.1',
    userDir: folder,
    flowFile: 'flows.json',
    credentialSecret: 'test',
    telemetry: { enabled: false, updateNotification: false },
    externalModules: { palette: { allowInstall: false } },
    editorTheme: { tours: false },
  };
  await writeFile(join(folder, 'settings.cjs'), `module.exports = ${JSON.stringify(settings)};`);
  const child = spawn(process.execPath, [join(release, 'red.js'), '-s', join(folder, 'settings.cjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Started flows')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`Node-RED ended with ${String(code)}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server that listens has an AddressInfo; the other forms belong to pipes.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
