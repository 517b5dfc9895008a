import { BlockList } from 'node:net';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without any variable there is a default for each', () => {
  expect(readConfig({})).toEqual({
    proxies: expect.any(BlockList),

    host: '127.0.0.1',
    port: 4600,
    dataFolder: resolve('.handrail'),
    databaseUrl: undefined,
    publicUrl: undefined,
    adminToken: undefined,
    secretKeys: [],
    signInLink: false,
    logLevel: 'info',
    openid: undefined,
    groupRoles: [],
    mail: undefined,
    outbound: { networks: expect.any(BlockList), ports: [] },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
});

test('an empty variable counts as absent, and an address loses its last slash', () => {
  const config = readConfig({
    HANDRAIL_PORT: '',
    HANDRAIL_ADMIN_TOKEN: '',
    HANDRAIL_PUBLIC_URL: 'https://a.example/help/',
  });
  expect(config).toMatchObject({ port: 4600, adminToken: undefined, publicUrl: 'https://a.example/help' });
});

test.each([
  ['HANDRAIL_PORT', '65536'],
  ['HANDRAIL_PORT', '80a'],
  ['HANDRAIL_OUTBOUND_NETWORKS', '10.0.0.0/99'],
  ['HANDRAIL_OUTBOUND_PORTS', '8443,0'],
  ['HANDRAIL_ADMIN_TOKEN', 'x'.repeat(31)],
  ['HANDRAIL_PUBLIC_URL', 'example.com'],
  ['HANDRAIL_PUBLIC_URL', 'javascript:alert(1)'],
  ['HANDRAIL_PUBLIC_URL', 'https://example.com/?a=b'],
  ['HANDRAIL_TIME_ZONE', 'Mars/Olympus'],
  ['HANDRAIL_OPENID_ISSUER', 'http://id.example'],
  ['HANDRAIL_OPENID_ISSUER', 'id.example'],
  ['HANDRAIL_GROUP_ROLES', 'IT=root'],
])('%s=%s is refused by its name, in one line, without telling a secret', (name, value) => {
  const refused = () => readConfig({ [name]: value });
  expect(refused).toThrow(new RegExp(`^${name} [^\\n]+$`));
  if (name === 'HANDRAIL_ADMIN_TOKEN') expect(refused).not.toThrow(value);
});

test('a provider needs the id of the client; what else it is asked has defaults', () => {
  const HANDRAIL_OPENID_ISSUER = 'https://id.example/realm';
  expect(() => readConfig({ HANDRAIL_OPENID_ISSUER })).toThrow(/^HANDRAIL_OPENID_CLIENT_ID [^\n]+$/);
  const client = { HANDRAIL_OPENID_ISSUER, HANDRAIL_OPENID_CLIENT_ID: 'handrail' };
  expect(readConfig(client).openid).toEqual({
    ...{ issuer: new URL('https://id.example/realm'), clientId: 'handrail', name: 'id.example' },
    ...{ provision: 'by-group', scope: 'openid email profile', groupsClaim: 'groups' },
  });
  expect(() => readConfig({ ...client, HANDRAIL_OPENID_PROVISION: 'all' })).toThrow(/^HANDRAIL_OPENID_PROVISION /);
  expect(readConfig({ ...client, HANDRAIL_OPENID_ISSUER: 'http://127.0.0.1:1' }).openid).toBeDefined();
});
