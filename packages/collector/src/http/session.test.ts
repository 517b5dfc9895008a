import { describe, expect, test } from 'vitest';
import { HOME, JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';

const HOUR_MS = 3_600_000;
const from = { address: '192.0.2.1', device: 'test' };
const PASSWORD = 'four words chosen by chance';

/** An admin, and an author who has chosen a password. */
async function withAuthor() {
  const all = setUp();
  const { members, signIn } = all.app.services;
  await members.firstAdmin();
  const author = await members.invite({ name: 'Ada', email: 'Ada@Example.com', grants: [{ roles: ['author'] }] });
  if (author === 'taken') throw new Error('the first author is not taken');
  const token = (await members.newInvitation(author.memberId)) ?? '';
  await signIn.accept(token, { password: PASSWORD }, from);
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    all.ask('POST', path, { ...JSON_TYPE, ...headers }, JSON.stringify(body));
  const enter = (password: string, email = 'ada@example.com') => post('/api/session/password', { email, password });
  return { ...all, ...all.app.services, memberId: author.memberId, token, post, enter };
}

describe('the one-time link', () => {
  test('signs in once, into a cookie that scripts cannot read and that expires', async () => {
    const { app, ask } = setUp();
    const body = JSON.stringify({ token: await app.services.signIn.newLinkToken() });
    const first = await ask('POST', '/api/session', JSON_TYPE, body);
    expect(await first.json()).toMatchObject({
      name: 'Admin',
      member: { name: 'Admin', email: null, state: 'active', grants: [{ roles: ['admin'] }], factors: [] },
      rights: expect.arrayContaining(['member.manage']),
      expiresAt: 1_767_830_400_000,
    });
    expect(first.headers.get('set-cookie')).toMatch(
      /^handrail_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await ask('POST', '/api/session', JSON_TYPE, body)).status).toBe(401);
  });

  test('a fresh link voids the earlier one, and a day ends it', async () => {
    const { app, clock } = setUp();
    const { signIn } = app.services;
    const early = await signIn.newLinkToken();
    const late = await signIn.newLinkToken();
    expect(await signIn.redeem(early, from)).toBeUndefined();
    clock.time += 24 * HOUR_MS;
    expect(await signIn.redeem(late, from)).toBeUndefined();
  });
});

describe('a session', () => {
  test('ends after twelve idle hours, after a week however busy, and when signed out', async () => {
    const { clock, ask, signIn } = setUp();
    const status = async (cookie: string) => (await ask('GET', '/api/session', { cookie })).status;
    const idle = await signIn();
    clock.time += 11 * HOUR_MS;
    expect(await status(idle)).toBe(200);
    clock.time += 11 * HOUR_MS;
    expect(await status(idle)).toBe(200);
    clock.time += 13 * HOUR_MS;
    expect(await status(idle)).toBe(401);

    const busy = await signIn();
    for (let hours = 0; hours < 7 * 24; hours += 8) {
      expect(await status(busy)).toBe(200);
      clock.time += 8 * HOUR_MS;
    }
    expect(await status(busy)).toBe(401);

    const cookie = await signIn();
    expect((await ask('DELETE', '/api/session', { cookie, origin: HOME })).status).toBe(204);
    expect(await status(cookie)).toBe(401);
  });

  test('a page of another site cannot use the cookie, whatever it sends', async () => {
    const { ask, signIn } = setUp();
    const cookie = await signIn();
    const change = async (headers: Record<string, string>) =>
      (await ask('POST', '/api/apps', { cookie, ...JSON_TYPE, ...headers }, '{"name":"A"}')).status;
    expect(await change({})).toBe(403);
    expect(await change({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await change({ 'sec-fetch-site': 'same-site', origin: HOME })).toBe(403);
    expect(await change({ origin: 'http://localhost:4600.evil.example' })).toBe(403);
    expect(await change({ origin: 'null' })).toBe(403);
    expect(await change({ origin: HOME, 'content-type': 'text/plain' })).toBe(415);
    expect(await change({ 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await change({ origin: HOME })).toBe(201);
  });

  test('a page of another site cannot sign somebody in either', async () => {
    const { ask } = setUp();
    for (const path of ['/api/session', '/api/session/password', '/api/invitation/accept']) {
      const answer = await ask('POST', path, { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, '{}');
      expect((await problemOf(answer)).code).toBe('cross-site');
    }
  });

  test('ends at once when its member is disabled or removed', async () => {
    const { enter, ask, members, memberId } = await withAuthor();
    const cookie = (await enter(PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const status = async () => (await ask('GET', '/api/session', { cookie })).status;
    expect(await status()).toBe(200);
    await members.change(memberId, { disabled: true });
    expect(await status()).toBe(401);
    expect((await enter(PASSWORD)).status).toBe(401);
    await members.change(memberId, { disabled: false });
    expect(await status()).toBe(401);
    const again = (await enter(PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    await members.remove(memberId);
    expect((await ask('GET', '/api/session', { cookie: again })).status).toBe(401);
  });

  test('a role that is taken away is gone with the next request', async () => {
    const { enter, ask, apps, members, memberId } = await withAuthor();
    await apps.put('demo', { name: 'Demo' });
    const cookie = (await enter(PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const status = async () => (await ask('GET', '/api/apps/demo/guides', { cookie })).status;
    expect(await status()).toBe(200);
    await members.change(memberId, { grants: [] });
    expect(await status()).toBe(404);
  });
});

describe('a password', () => {
  test('signs in by the mail address, however it is written', async () => {
    const { enter } = await withAuthor();
    const answer = await enter(PASSWORD, 'ADA@example.com');
    expect(await answer.json()).toMatchObject({
      name: 'Ada',
      member: { email: 'ada@example.com', factors: ['password'] },
    });
  });

  test('an account that is not there is refused in the same words, and after the same work', async () => {
    const { enter } = await withAuthor();
    const timed = async (email: string) => {
      const answer = await enter('a wrong password of some length', email);
      return [answer.status, await problemOf(answer), [...answer.headers.keys()]];
    };
    expect(await timed('nobody@example.com')).toEqual(await timed('ada@example.com'));
  });

  test('guesses are throttled by account, from wherever they come, whether or not there is one', async () => {
    const { post, clock, app } = await withAuthor();
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      const guess = (index: number) =>
        app.fetch(
          new Request(`${HOME}/api/session/password`, {
            method: 'POST',
            headers: JSON_TYPE,
            body: JSON.stringify({ email, password: `guess number ${index}` }),
          }),
          `192.0.2.${index}`,
        );
      for (let index = 0; index < 10; index += 1) expect((await guess(index)).status).toBe(401);
      const stopped = await guess(11);
      expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '60']);
    }
    expect((await post('/api/session/password', { email: 'ada@example.com', password: PASSWORD })).status).toBe(429);
    clock.time += 60_000;
    expect((await post('/api/session/password', { email: 'ada@example.com', password: PASSWORD })).status).toBe(200);
  });

  test('guesses are throttled by address, over all accounts and links', async () => {
    const { post } = await withAuthor();
    for (let index = 0; index < 30; index += 1) {
      expect((await post('/api/session', { token: `guess-${index}` })).status).toBe(401);
    }
    const stopped = await post('/api/session/password', { email: 'other@example.com', password: 'x' });
    expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, '10']);
    expect((await post('/api/invitation', { token: 'guess' })).status).toBe(429);
    expect((await post('/api/invitation/accept', { token: 'guess', password: PASSWORD })).status).toBe(429);
  });
});

describe('an invitation', () => {
  test('says whom it is for, works once, and ends after a day', async () => {
    const { members, memberId, post, clock } = await withAuthor();
    const token = await members.newInvitation(memberId);
    expect(await (await post('/api/invitation', { token })).json()).toEqual({ name: 'Ada', email: 'ada@example.com' });
    const password = 'another four words by chance';
    expect((await post('/api/invitation/accept', { token, password })).status).toBe(200);
    expect((await post('/api/invitation/accept', { token, password })).status).toBe(401);
    const late = await members.newInvitation(memberId);
    clock.time += 24 * HOUR_MS;
    expect((await post('/api/invitation', { token: late })).status).toBe(401);
  });

  test('signs out whoever was signed in by the old password', async () => {
    const { members, memberId, post, enter, ask } = await withAuthor();
    const cookie = (await enter(PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = await members.newInvitation(memberId);
    await post('/api/invitation/accept', { token, password: 'another four words by chance' });
    expect((await ask('GET', '/api/session', { cookie })).status).toBe(401);
    expect((await enter(PASSWORD)).status).toBe(401);
  });

  test('a poor password is refused with what to do, and leaves the link as it was', async () => {
    const { members, memberId, post } = await withAuthor();
    const token = await members.newInvitation(memberId);
    const attempt = async (password: string) =>
      (await problemOf(await post('/api/invitation/accept', { token, password }))).code;
    expect(await attempt('short')).toBe('password-too-short');
    expect(await attempt('passwordpassword')).toBe('password-common');
    expect(await attempt('ada@example.com1')).toBe('password-about-you');
    expect((await post('/api/invitation', { token })).status).toBe(200);
  });
});

test('what happens at the door is written down, without a password or a token', async () => {
  const { enter, post, app, token } = await withAuthor();
  await enter('a wrong password of some length');
  await enter(PASSWORD);
  await post('/api/session', { token });
  const entries = await app.services.audit.page({ limit: 10 });
  expect(entries.map(({ action, after, name }) => [action, after, name])).toEqual([
    ['sign-in.refused', { why: 'link' }, ''],
    ['member.signed-in', { how: 'password' }, 'Ada'],
    ['sign-in.refused', { why: 'password' }, ''],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/wrong password|four words|example\.com/);
  expect(JSON.stringify(entries)).not.toContain(token);
});
