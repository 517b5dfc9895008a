import { SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { makeApp, manage, newDataFolder, runCollectorWith } from './collector-process.ts';

const OLD = 'an-old-key-for-tests-of-32-characters';
const NEW = 'the-new-key-for-tests-of-32-characters';

test(
  'the key that seals secrets is changed by two starts, and visitors are known all the while',
  { timeout: 300_000 },
  async () => {
    const data = newDataFolder();
    const start = async (keys: string) => {
      const collector = await runCollectorWith({ HANDRAIL_DATA: data, HANDRAIL_SECRET_KEYS: keys });
      onTestFinished(() => collector.end('SIGKILL').then(() => {}));
      return collector;
    };
    let collector = await start(OLD);
    const appKey = await makeApp(collector.url);
    await manage(collector.url, 'PUT', '/api/apps/test', { name: 'Test', identity: { mode: 'require' } });
    const { body } = await manage(collector.url, 'POST', '/api/apps/test/identity-secrets');
    // As the route's schema has it.
    const { secret } = body as { secret: string };
    const knows = async (): Promise<number> => {
      const identity = await new SignJWT({ sub: 'ada' })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience('test')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(new TextEncoder().encode(secret));
      const question = { appKey, visitorId: 'ada', identity };
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${collector.url}/v1/history`, { method: 'POST', headers, body: JSON.stringify(question) }))
        .status;
    };
    expect(await knows()).toBe(200);
    expect((await collector.end('SIGTERM')).errors).not.toContain('sealed');

    collector = await start(`${NEW},${OLD}`);
    expect(await knows()).toBe(200);
    const { errors } = await collector.end('SIGTERM');
    expect(errors).toContain('"count":1');
    expect(errors).toContain('sealed anew');
    expect(errors).not.toContain(secret);

    collector = await start(NEW);
    expect(await knows()).toBe(200);
    await collector.end('SIGTERM');
  },
);
