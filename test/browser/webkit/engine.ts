import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { Builder, type WebDriver } from 'selenium-webdriver';

export interface Engine {
  driver: WebDriver;
  stop(): Promise<void>;
}

/** A WebKitGTK of its own on a screen of its own. */
export async function startWebKit(): Promise<Engine> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen, screen.stdio[3] as Readable); // a pipe, as asked for above
  const port = await freePort();
  const service = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, LANG: 'en_GB.UTF-8', GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
  });
  const end = async (): Promise<void> => {
    for (const child of [service, screen]) await ended(child);
  };
  try {
    const server = `http://127.0.0.1:${port}`;
    await answering(`${server}/status`, service);
    const driver = await new Builder().usingServer(server).forBrowser('MiniBrowser').build();
    await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
    return {
      driver,
      async stop() {
        await driver.quit().catch(() => undefined); // it may be gone with a fault that the test has told of
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function firstLine(child: ChildProcess, stream: Readable): Promise<string> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${child.spawnfile} ended at once`)));
  const [chunk] = (await Promise.race([once(stream, 'data'), gone])) as [Buffer];
  gone.catch(() => undefined);
  return chunk.toString().trim();
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}

/** The driver takes a number and no 0. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(url: string, service: ChildProcess): Promise<void> {
  for (;;) {
    if (service.exitCode !== null) throw new Error('WebKitWebDriver ended at once');
    const isThere = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
