import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { runDoctor } from '../../packages/collector/src/commands/doctor/index.ts';
import type { Finding } from '../../packages/collector/src/commands/doctor/finding.ts';
import { listenForMail, withMailServer } from '../../packages/collector/test/mail-server.ts';
import { manage, newDataFolder, runCollector, runCommand, spawnCollector } from './collector-process.ts';

type Env = Record<string, string>;

/** What the doctor says, as programs read it, and whether nothing is at fault. */
async function ask(env: Env): Promise<{ isWell: boolean; of: (check: string) => string[] }> {
  let printed = '';
  const isWell = await runDoctor(env, true, (text) => (printed += text));
  // Written by the doctor a line before.
  const { findings } = JSON.parse(printed) as { findings: Finding[] };
  return {
    isWell,
    of: (check) => findings.filter((one) => one.check === check).map(({ verdict, says }) => `${verdict}: ${says}`),
  };
}

/** Listens until the test ends. */
async function listening(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('beside a collector that runs', () => {
  let env: Env;
  let url: string;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handrail-test-'));
    const collector = await runCollector(folder, 0);
    url = collector.url.replace('localhost', '127.0.0.1');
    env = { HANDRAIL_DATA: folder, HANDRAIL_PORT: String(collector.port) };
    const secured = { name: 'Shop', origins: ['https://shop.example.com'] };
    await manage(collector.url, 'PUT', '/api/apps/shop', secured);
    await manage(collector.url, 'PUT', '/api/apps/open', { name: 'Open' });
    return async () => {
      await collector.end('SIGTERM');
      rmSync(folder, { recursive: true });
    };
  });

  test('each thing that it needs is looked at, and nothing is left behind', async () => {
    const { of } = await ask(env);
    expect(of('storage')[0]).toMatch(/^ok: .* can be written, and brought to the disk in \d+ ms\.$/);
    expect(of('storage').at(-1)).toMatch(/^ok: \d+ databases are whole, in WAL mode; their schema is that of this/);
    expect(of('address')).toEqual([
      `ok: ${url} leads to this collector.`,
      'ok: Live answers come through at once.',
      'ok: A body of 10 MB comes through.',
    ]);
    expect(of('clock')).toEqual([`ok: It agrees with that of ${new URL(url).host}.`]);
    expect(of('backups')).toEqual([expect.stringMatching(/^warning: No back-up was ever made\. Run "handrail-coll/)]);
    expect(existsSync(join(env['HANDRAIL_DATA'] ?? '', `.doctor-${process.pid}`))).toBe(false);
  });

  test('origins that browsers would not let through, and apps that name none, are told', async () => {
    expect((await ask(env)).of('origins')).toEqual([
      'warning: The app "open" names no origins, so that any page may use its key: name them in its settings.',
      expect.stringMatching(/^fault: Pages of https:\/\/shop\.example\.com \(app "shop"\) may not ask .* no TLS/),
    ]);
  });

  test('a proxy that holds live answers back and refuses large bodies is told what to change', async () => {
    const proxy = await listening((incoming, outgoing) => {
      if (Number(incoming.headers['content-length'] ?? 0) > 1_048_576) return void outgoing.writeHead(413).end();
      const onward = request(
        url + (incoming.url ?? ''),
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => outgoing.writeHead(answer.statusCode ?? 0, answer.headers).end(Buffer.concat(parts)));
        },
      );
      incoming.pipe(onward);
    });
    const { isWell, of } = await ask({ ...env, HANDRAIL_PUBLIC_URL: proxy });
    expect(isWell).toBe(false);
    expect(of('address')).toEqual([
      `ok: ${proxy} leads to this collector.`,
      expect.stringMatching(/^fault: Live answers are held back .*proxy_buffering off/),
      expect.stringMatching(/^fault: A body of 10 MB .*client_max_body_size 25m/),
    ]);
  });

  test('an address that leads elsewhere is told apart from a collector that does not run', async () => {
    const other = await listening((_, outgoing) => outgoing.end('{"status":"ok"}'));
    const [line] = (await ask({ ...env, HANDRAIL_PUBLIC_URL: other })).of('address');
    expect(line).toMatch(/^fault: .* does not lead to this collector \(.*\): the collector itself answers at http/);
    const key = 'a-key-that-this-collector-does-not-have-at-all';
    const folder = newDataFolder();
    const [stranger] = (await ask({ ...env, HANDRAIL_DATA: folder, HANDRAIL_SECRET_KEYS: key })).of('address');
    expect(stranger).toContain('somebody answers who does not have our key');
  });

  test('a back-up is remembered, and one that is old is told', async () => {
    const folder = env['HANDRAIL_DATA'] ?? '';
    const target = join(newDataFolder(), 'copy');
    expect((await runCommand(env, 'backup', target).ended).code).toBe(0);
    expect((await ask(env)).of('backups')).toEqual(['ok: The last back-up was made within a day.']);
    writeFileSync(join(folder, 'last-backup'), new Date(Date.now() - 20 * 86_400_000).toISOString());
    expect((await ask(env)).of('backups')).toEqual([
      expect.stringMatching(/^fault: The last back-up was made 20 days ago/),
    ]);
    rmSync(join(folder, 'last-backup'));
  });
});

describe('the configuration', () => {
  test('a line that cannot be meant ends the visit, with exit code 1', async () => {
    const { ended } = spawnCollector({ HANDRAIL_DATA: newDataFolder(), HANDRAIL_TIME_ZONE: 'Mars' }, ['doctor']);
    const { code, out } = await ended;
    expect([code, out.split('\n')[0]]).toEqual([
      1,
      'fault    configuration  HANDRAIL_TIME_ZONE is not a time zone: write a name such as Europe/Berlin or UTC.',
    ]);
  });

  test('a line that nobody reads is named, and so is a public address without TLS', async () => {
    const env = { HANDRAIL_DATA: newDataFolder(), HANDRAIL_PORT: '0', HANDRAIL_PUBLIC_ULR: 'x' };
    expect((await ask(env)).of('configuration')).toEqual([
      'warning: HANDRAIL_PUBLIC_ULR is read by nobody: it is misspelt, or the line it belongs to is missing.',
    ]);
  });
});

describe('the data folder', () => {
  const storage = async (folder: string) => (await ask({ HANDRAIL_DATA: folder, HANDRAIL_PORT: '0' })).of('storage');

  test.runIf(process.platform === 'linux')('one that cannot be written is a fault', async () => {
    expect(await storage('/proc/self')).toEqual([
      expect.stringMatching(/^fault: \/proc\/self cannot be written \(E[A-Z]+\)/),
    ]);
  });

  test.skipIf(process.getuid?.() === 0)('so is one that is read-only for this user', async () => {
    const folder = newDataFolder();
    mkdirSync(join(folder, 'data'), { mode: 0o500 });
    expect(await storage(join(folder, 'data'))).toEqual([expect.stringMatching(/^fault: .* \(EACCES\)/)]);
  });

  test('a file of a newer release, and one that is damaged, are named and left as they are', async () => {
    const folder = newDataFolder();
    const newer = new DatabaseSync(join(folder, 'records.sqlite'));
    newer.exec('PRAGMA journal_mode = WAL; CREATE TABLE one (a TEXT); PRAGMA user_version = 999');
    newer.close();
    const noise = Buffer.alloc(8_192, 'noise');
    writeFileSync(join(folder, 'events.sqlite'), noise);
    const faults = (await storage(folder)).filter((line) => line.startsWith('fault'));
    expect(faults).toEqual([
      expect.stringMatching(/records\.sqlite was written by a newer release \(schema 999, this one knows \d+\)/),
      expect.stringMatching(/events\.sqlite cannot be read \(.+\): keep it, and restore the folder from a back-up\.$/),
    ]);
    expect(readFileSync(join(folder, 'events.sqlite')).equals(noise)).toBe(true);
  });
});

describe('mail', () => {
  const mail = async (smtpUrl: string) => {
    const env = { HANDRAIL_DATA: newDataFolder(), HANDRAIL_PORT: '0', HANDRAIL_MAIL_FROM: 'help@example.com' };
    return (await ask({ ...env, HANDRAIL_SMTP_URL: smtpUrl })).of('mail');
  };

  test('a server is greeted, and no mail is sent', async () => {
    const server = await withMailServer();
    expect(await mail(server.smtpUrl)).toEqual(['ok: 127.0.0.1 greets us, without TLS on this machine itself.']);
    expect(server.mails).toEqual([]);
  });

  test('a wrong port, a wrong password and a certificate that has expired are told apart', async () => {
    expect(await mail('smtp://127.0.0.1:1')).toEqual([
      expect.stringMatching(/^fault: 127\.0\.0\.1 does not greet us .*name and port/),
    ]);
    const guarded = await listenForMail({
      ...{ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, onAuth: (_, __, done) => done(new Error('no')) },
    });
    expect(await mail(`smtp://user:wrong@127.0.0.1:${guarded}`)).toEqual([
      expect.stringMatching(/^fault: .*does not take user and password/),
    ]);
    const withTls = await listenForMail({ authOptional: true });
    expect(await mail(`smtp://127.0.0.1:${withTls}`)).toEqual([
      expect.stringMatching(/^fault: The certificate of 127\.0\.0\.1 is not good \(certificate has expired\)/),
    ]);
  });
});

describe('sign-in', () => {
  test('a provider that does not answer is a fault', async () => {
    const issuer = await listening((_, outgoing) => outgoing.writeHead(404).end());
    const env = { HANDRAIL_OPENID_ISSUER: issuer, HANDRAIL_OPENID_CLIENT_ID: 'handrail', HANDRAIL_PORT: '0' };
    const { isWell, of } = await ask({ ...env, HANDRAIL_DATA: newDataFolder() });
    expect(isWell).toBe(false);
    expect(of('sign-in')).toEqual([
      expect.stringMatching(/^fault: 127\.0\.0\.1:\d+ does not answer as an OpenID provider/),
    ]);
  });
});
