import { BlockList } from 'node:net';
import { expect } from 'vitest';
import { createApp, type AppOptions } from '../src/app.ts';
import { systemChance } from '../src/services/secrets.ts';
import { createPasswords } from '../src/services/passwords.ts';
import { createOutbound } from '../src/services/outbound/outbound.ts';
import { createVault } from '../src/services/vault.ts';
import { openMemoryEvents } from '../src/store/events/memory/index.ts';
import { openMemoryRecords } from '../src/store/records/memory/index.ts';

const TOKEN = 'a-token-for-automation-of-32-chars';
export const HOME = 'http://localhost:4600';
export const JSON_TYPE = { 'content-type': 'application/json' };
const BEARER = { authorization: `Bearer ${TOKEN}`, ...JSON_TYPE };
export const guide = {
  kind: 'walkthrough',
  guideId: 'g',
  title: 'A guide',
  trigger: { on: 'call' },
  steps: [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }],
};

/** The names of tests lead nowhere. */
const nowhere = () => Promise.resolve([]);

/** The whole collector in memory, without a socket, in time that the test sets. */
export function setUp(
  options: Pick<
    Partial<AppOptions>,
    'scan' | 'stores' | 'outbound' | 'mail' | 'rates' | 'publicUrl' | 'timeZone' | 'openid' | 'groupRoles' | 'watched'
  > = {},
) {
  const clock = { time: 1_767_225_600_000, now: () => clock.time };
  const stores = options.stores ?? { records: openMemoryRecords(), events: openMemoryEvents() };
  const logged: string[] = [];
  const warned: object[] = [];
  const app = createApp({
    clock,
    chance: systemChance,
    log: {
      error: (message) => logged.push(message),
      warn: (_, facts) => warned.push(facts),
      info: () => {},
      debug: () => {},
    },
    folders: { sdk: '/nowhere', dashboard: '/nowhere', editor: '/nowhere', sites: [] },
    publicUrl: HOME,
    // Cheap, since these tests sign in often.
    passwords: createPasswords({ logN: 4, r: 8, p: 1 }),
    vault: createVault(['a-key-for-tests-that-seals-secrets']),
    adminToken: TOKEN,
    timeZone: 'UTC',
    outbound: createOutbound({ networks: new BlockList(), ports: [] }, nowhere),
    ...options,
    stores,
  });
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    app.fetch(new Request(HOME + path, { method, headers, ...(body === undefined ? {} : { body }) }));
  const manage = (method: string, path: string, body?: unknown) =>
    ask(method, path, BEARER, body === undefined ? undefined : JSON.stringify(body));
  async function signIn(): Promise<string> {
    const token = await app.services.signIn.newLinkToken();
    const answer = await ask('POST', '/api/session', JSON_TYPE, JSON.stringify({ token }));
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  return { app, stores, clock, logged, warned, ask, manage, signIn };
}
/** The problem document that an answer must be. */
export const problemOf = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  // Every test that asks for a problem looks at its fields.
  return (await answer.json()) as { status: number; code: string; detail: string; errors?: object[] };
};

/** With an app whose key the pages have. */
export async function withApp(options: Pick<Partial<AppOptions>, 'timeZone' | 'watched'> = {}) {
  const all = setUp(options);
  const { app } = await all.app.services.apps.put('demo', { name: 'Demo' });
  return { ...all, appKey: app.appKey };
}
