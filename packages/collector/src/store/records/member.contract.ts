import { expect, test } from 'vitest';
import type { MemberRecord, OneTimeRecord, SessionRecord, TokenRecord } from './member-records.ts';
import type { RecordStore } from './record-store.ts';

const member = (memberId: string, more: Partial<MemberRecord> = {}): MemberRecord => ({
  ...{ memberId, revision: 1, name: 'Ada', email: `${memberId}@example.com`, grants: [{ roles: ['admin'] }] },
  ...{ state: 'active', createdAt: 1, signedInAt: null, password: 'scrypt$…', totp: { sealed: 'x', usedStep: 7 } },
  ...{
    recoveryHashes: ['a'],
    passkeys: [],
    openid: null,
    externalId: null,
    leftAt: null,
    language: null,
    userName: null,
  },
  groups: { claimed: [], pushed: [] },
  ...more,
});
const session = (sessionHash: string, more: Partial<SessionRecord> = {}): SessionRecord => ({
  ...{ sessionHash, memberId: 'ada', createdAt: 1, expiresAt: 100, seenAt: 1, how: 'link', device: 'Firefox' },
  ...more,
});
const secret = (tokenHash: string, more: Partial<OneTimeRecord> = {}): OneTimeRecord => ({
  ...{ tokenHash, purpose: 'link', memberId: 'ada', expiresAt: 100, data: { of: ['what', 1] } },
  ...more,
});
const token = (tokenId: string, more: Partial<TokenRecord> = {}): TokenRecord => ({
  ...{ tokenId, tokenHash: `#${tokenId}`, memberId: 'ada', name: 'CI', rights: ['guide.read'], appId: 'demo' },
  ...{ createdAt: 1, expiresAt: 9, usedAt: null },
  ...more,
});

/** What every engine must do for members, and for what they hold. */
export function memberContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('a member is found by id, by mail address and by identity, and no two share one', async () => {
    const { members } = await open();
    const openid = { issuer: 'https://id.example', subject: 'ada' };
    expect(await members.add(member('ada', { openid }))).toBe('added');
    expect(await members.find('ada')).toEqual(member('ada', { openid }));
    expect(await members.findByEmail('ada@example.com')).toMatchObject({ memberId: 'ada' });
    expect(await members.findByOpenid('https://id.example', 'ada')).toMatchObject({ memberId: 'ada' });
    expect(await members.findByOpenid('https://id.example', 'eve')).toBeUndefined();
    expect(await members.add(member('ada', { email: 'new@example.com' }))).toBe('taken');
    expect(await members.add(member('bob', { email: 'ada@example.com' }))).toBe('taken');
    expect(await members.add(member('bob', { openid }))).toBe('taken');
    expect(await members.add(member('bob', { email: null }))).toBe('added');
    expect(await members.add(member('cleo', { email: null, name: 'Aaron' }))).toBe('added');
    expect((await members.list()).map(({ memberId }) => memberId)).toEqual(['cleo', 'ada', 'bob']);
  });

  test('who changes a member that somebody else has changed meanwhile is told', async () => {
    const { members } = await open();
    await members.add(member('ada'));
    await members.add(member('bob'));
    expect(await members.replace(member('ada', { name: 'Ada L.' }))).toBe('replaced');
    expect(await members.replace(member('ada', { name: 'Undone' }))).toBe('stale');
    expect(await members.find('ada')).toEqual(member('ada', { name: 'Ada L.', revision: 2 }));
    expect(await members.replace(member('ada', { revision: 2, email: 'bob@example.com' }))).toBe('taken');
    expect(await members.replace(member('nobody'))).toBe('stale');
  });

  test('a removed member takes sessions, links and tokens along', async () => {
    const { members, sessions, oneTime, tokens } = await open();
    await members.add(member('ada'));
    await sessions.add(session('s'), 1);
    await oneTime.put(secret('l'), 1);
    await tokens.add(token('t'));
    expect(await members.remove('ada')).toBe(true);
    expect(await members.remove('ada')).toBe(false);
    expect(await sessions.find('s')).toBeUndefined();
    expect(await oneTime.take('l', 'link', 1)).toBeUndefined();
    expect(await tokens.findByHash('#t')).toBeUndefined();
  });

  test('a session is kept until it is removed, and expired ones are forgotten with the next sign-in', async () => {
    const { sessions } = await open();
    await sessions.add(session('a'), 1);
    await sessions.touch('a', 50);
    expect(await sessions.find('a')).toEqual(session('a', { seenAt: 50 }));
    await sessions.add(session('b', { expiresAt: 300, seenAt: 100 }), 100);
    expect(await sessions.find('a')).toBeUndefined();
    expect(await sessions.remove('eve', 'b')).toBe(false);
    expect(await sessions.remove('ada', 'b')).toBe(true);
    await sessions.touch('b', 200);
    expect(await sessions.find('b')).toBeUndefined();
  });

  test('sessions of a member are listed, and ended together or but for one', async () => {
    const { sessions } = await open();
    for (const [hash, seenAt] of [['a', 1] as const, ['b', 3] as const, ['c', 2] as const]) {
      await sessions.add(session(hash, { seenAt }), 1);
    }
    await sessions.add(session('z', { memberId: 'eve' }), 1);
    expect((await sessions.of('ada')).map(({ sessionHash }) => sessionHash)).toEqual(['b', 'c', 'a']);
    await sessions.removeOf('ada', 'c');
    expect((await sessions.of('ada')).map(({ sessionHash }) => sessionHash)).toEqual(['c']);
    await sessions.removeOf('ada');
    expect(await sessions.of('ada')).toEqual([]);
    expect(await sessions.find('z')).toBeDefined();
  });

  test('a one-time secret works once, in time, for its purpose; a newer one of a member voids it', async () => {
    const { oneTime } = await open();
    await oneTime.put(secret('a'), 1);
    expect(await oneTime.take('a', 'other', 1)).toBeUndefined();
    expect(await oneTime.find('a', 'link', 99)).toEqual(secret('a'));
    expect(await oneTime.take('a', 'link', 99)).toEqual(secret('a'));
    expect(await oneTime.take('a', 'link', 99)).toBeUndefined();
    await oneTime.put(secret('late'), 1);
    expect(await oneTime.find('late', 'link', 100)).toBeUndefined();
    expect(await oneTime.take('late', 'link', 100)).toBeUndefined();
    await oneTime.put(secret('b'), 1);
    await oneTime.put(secret('other', { purpose: 'invitation' }), 1);
    await oneTime.put(secret('c'), 1);
    expect(await oneTime.find('b', 'link', 1)).toBeUndefined();
    expect(await oneTime.find('other', 'invitation', 1)).toBeDefined();
    await oneTime.voidOf('ada', 'link');
    expect(await oneTime.find('c', 'link', 1)).toBeUndefined();
    for (const hash of ['x', 'y']) await oneTime.put(secret(hash, { memberId: null }), 1);
    expect(await oneTime.find('x', 'link', 1)).toEqual(secret('x', { memberId: null }));
  });

  test('an API token is found by its hash, listed for its member, and removed by them alone', async () => {
    const { tokens } = await open();
    await tokens.add(token('one'));
    await tokens.add(token('two', { createdAt: 2, appId: null }));
    await tokens.touch('one', 5);
    expect(await tokens.findByHash('#one')).toEqual(token('one', { usedAt: 5 }));
    expect(await tokens.findByHash('one')).toBeUndefined();
    expect((await tokens.of('ada')).map(({ tokenId }) => tokenId)).toEqual(['two', 'one']);
    expect(await tokens.remove('eve', 'one')).toBe(false);
    expect(await tokens.remove('ada', 'one')).toBe(true);
    expect((await tokens.of('ada')).map(({ tokenId }) => tokenId)).toEqual(['two']);
    await tokens.add(token('his', { memberId: 'bob' }));
    await tokens.removeOf('ada');
    expect(await tokens.of('ada')).toEqual([]);
    expect(await tokens.findByHash('#his')).toBeDefined();
  });
}
