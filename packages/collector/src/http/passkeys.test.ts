import { describe, expect, test } from 'vitest';
import { createAuthenticator } from '../../test/authenticator.ts';
import { HOME, JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';

const PASSWORD = 'four words chosen by chance';
const usual = { origin: HOME, rpId: 'localhost', verified: true };

/** An admin who is signed in, by link, with a mail address and a password where one is wanted. */
async function withMember({ password }: { password?: string } = {}) {
  const all = setUp();
  const { members, passwords } = all.app.services;
  const cookie = await all.signIn();
  const { memberId } = await members.firstAdmin();
  await members.change(memberId, { email: 'ada@example.com' });
  if (password !== undefined) {
    const hash = await passwords.hash(password);
    await members.update(memberId, (member) => ({ ...member, password: hash }));
  }
  const send = (method: string, path: string, body: object, more: object = { cookie, origin: HOME }) =>
    all.ask(method, path, { ...JSON_TYPE, ...more }, JSON.stringify(body));
  const add = async (authenticator = createAuthenticator(usual), wrong = {}, name = 'Laptop') => {
    const options = await (await send('POST', '/api/account/passkeys/options', {})).json();
    const passkey = authenticator.create(options, wrong);
    return { authenticator, passkey, options, answer: await send('POST', '/api/account/passkeys', { name, passkey }) };
  };
  const options = async () => (await send('POST', '/api/session/passkey/options', {}, {})).json();
  const use = async (passkey: object) => send('POST', '/api/session/passkey', passkey, {});
  const enter = async (more: object = {}, secret = PASSWORD) =>
    send('POST', '/api/session/password', { email: 'ada@example.com', password: secret, ...more }, {});
  const codeOf = async (answer: Response) => (answer.ok ? answer.status : (await problemOf(answer)).code);
  return { ...all, memberId, cookie, send, add, options, use, enter, codeOf };
}

describe('a passkey alone', () => {
  test('is made with a name, signs in, and tells who came and when', async () => {
    const { add, options, use, ask, cookie, app } = await withMember();
    const { answer, authenticator } = await add();
    expect([answer.status, (await answer.json()).recoveryCodes]).toEqual([201, expect.any(Array)]);
    const entered = await use(authenticator.use(await options()));
    expect(await entered.json()).toMatchObject({ name: 'Admin', member: { factors: ['passkey'] } });
    expect(entered.headers.get('set-cookie')).toMatch(/^handrail_session=/);
    const account = await (await ask('GET', '/api/account', { cookie })).json();
    expect(account).toMatchObject({ passkeysPossible: true, recoveryCodesLeft: 10 });
    expect(account.passkeys).toEqual([
      { passkeyId: expect.any(String), name: 'Laptop', createdAt: 1_767_225_600_000, usedAt: 1_767_225_600_000 },
    ]);
    const [entry] = await app.services.audit.page({ limit: 1 });
    expect(entry).toMatchObject({ action: 'member.signed-in', after: { how: 'passkey' } });
  });

  test('is asked for without naming anybody, for this address alone', async () => {
    const { add, options } = await withMember();
    await add();
    expect(await options()).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect((await options()).allowCredentials ?? []).toEqual([]);
  });

  test.each([
    ['made for another site', { origin: 'https://evil.example' }],
    ['made for another name', { rpId: 'evil.example' }],
    ['whose owner was not seen', { verified: false }],
    ['whose counter goes back: it was copied', { counter: 1 }],
    ['that signs the making of one', { type: 'webauthn.create' }],
  ])('%s signs nobody in', async (_, wrong) => {
    const { add, options, use, codeOf } = await withMember();
    const { authenticator } = await add();
    expect((await use(authenticator.use(await options(), { counter: 5 }))).status).toBe(200);
    expect(await codeOf(await use(authenticator.use(await options(), { counter: 6, ...wrong })))).toBe(
      'passkey-refused',
    );
    expect((await use(authenticator.use(await options(), { counter: 7 }))).status).toBe(200);
  });

  test('a challenge works once, in time, and only if it is ours', async () => {
    const { add, options, use, codeOf, clock } = await withMember();
    const { authenticator, options: forNew } = await add();
    const used = authenticator.use(await options());
    expect((await use(used)).status).toBe(200);
    expect(await codeOf(await use(used))).toBe('passkey-refused');
    expect(await codeOf(await use(authenticator.use({ challenge: 'made-up' })))).toBe('passkey-refused');
    expect(await codeOf(await use(authenticator.use(forNew)))).toBe('passkey-refused');
    const late = authenticator.use(await options());
    clock.time += 10 * 60_000;
    expect(await codeOf(await use(late))).toBe('passkey-refused');
  });

  test('a signature that was changed, a stranger’s key and a stranger’s name sign nobody in', async () => {
    const { add, options, use, codeOf, app } = await withMember();
    const { authenticator } = await add();
    const spoilt = authenticator.use(await options());
    spoilt.response.signature = `${spoilt.response.signature.slice(0, -4)}AAAA`;
    expect(await codeOf(await use(spoilt))).toBe('passkey-refused');
    const stranger = createAuthenticator(usual);
    stranger.create({ challenge: 'x', user: { id: Buffer.from('mem_first').toString('base64url') } });
    expect(await codeOf(await use(stranger.use(await options())))).toBe('passkey-refused');
    expect(await codeOf(await use({ ...stranger.use(await options()), id: authenticator.id }))).toBe('passkey-refused');
    const bob = await app.services.members.invite({ name: 'Bob', email: null, grants: [] });
    const asBob = authenticator.use(await options());
    asBob.response.userHandle = Buffer.from(typeof bob === 'object' ? bob.memberId : '').toString('base64url');
    expect(await codeOf(await use(asBob))).toBe('passkey-refused');
  });

  test('of a disabled member signs nobody in', async () => {
    const { add, options, use, codeOf, app, memberId } = await withMember();
    const { authenticator } = await add();
    await app.services.members.invite({ name: 'Eve', email: 'eve@example.com', grants: [] });
    await app.services.members.update(memberId, (member) => ({ ...member, state: 'disabled' }));
    expect(await codeOf(await use(authenticator.use(await options())))).toBe('passkey-refused');
  });

  test('guesses are throttled by address, like passwords', async () => {
    const { use } = await withMember();
    const guess = createAuthenticator(usual);
    guess.create({ challenge: 'x', user: { id: 'x' } });
    // The link of the start was the first of thirty attempts.
    for (let index = 1; index < 30; index += 1) expect((await use(guess.use({ challenge: 'x' }))).status).toBe(401);
    expect((await use(guess.use({ challenge: 'x' }))).status).toBe(429);
  });
});

describe('a new passkey', () => {
  test.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of another name', { rpId: 'evil.example' }],
    ['that is a use of one', { type: 'webauthn.get' }],
  ])('%s is not kept', async (_, wrong) => {
    const { add, codeOf } = await withMember();
    expect(await codeOf((await add(undefined, wrong)).answer)).toBe('passkey-not-valid');
  });

  test('is not kept twice, nor with a challenge that was used or made for another member', async () => {
    const { add, send, codeOf, app, memberId } = await withMember();
    const { passkey, authenticator } = await add();
    expect(await codeOf(await send('POST', '/api/account/passkeys', { name: 'Twice', passkey }))).toBe(
      'passkey-not-valid',
    );
    expect(await codeOf((await add(authenticator)).answer)).toBe('passkey-not-valid');
    const bob = await app.services.members.invite({ name: 'Bob', email: null, grants: [] });
    if (bob === 'taken') throw new Error('nobody is called Bob yet');
    const his = createAuthenticator(usual).create(await app.services.passkeys.newOptions(bob));
    expect(await app.services.passkeys.add(memberId, 'His', his)).toBeUndefined();
  });

  test('wants that one has signed in lately, and a session', async () => {
    const { send, clock, codeOf, manage } = await withMember();
    expect((await manage('POST', '/api/account/passkeys/options')).status).toBe(403);
    clock.time += 61 * 60_000;
    expect(await codeOf(await send('POST', '/api/account/passkeys/options', {}))).toBe('sign-in-again');
    const passkey = createAuthenticator(usual).create({ challenge: 'x', user: { id: 'x' } });
    expect(await codeOf(await send('POST', '/api/account/passkeys', { name: 'x', passkey }))).toBe('sign-in-again');
  });

  test('cannot be had where browsers have none', async () => {
    const { app, ask, signIn } = setUp({ publicUrl: 'http://10.0.0.7:4600' });
    expect(app.services.passkeys.possible).toBe(false);
    const answer = await ask('POST', '/api/account/passkeys/options', {
      cookie: await signIn(),
      origin: 'http://10.0.0.7:4600',
    });
    expect((await problemOf(answer)).code).toBe('passkeys-need-https');
  });

  test('is renamed and removed by its owner; the last one takes the recovery codes along', async () => {
    const { add, send, ask, cookie, options, use, codeOf } = await withMember();
    const { authenticator, answer } = await add();
    const path = `/api/account/passkeys/${(await answer.json()).passkey.passkeyId}`;
    expect((await send('PUT', path, { name: 'Old laptop' })).status).toBe(204);
    const account = async () => (await ask('GET', '/api/account', { cookie })).json();
    expect((await account()).passkeys[0].name).toBe('Old laptop');
    expect((await send('PUT', '/api/account/passkeys/none', { name: 'x' })).status).toBe(404);
    expect((await send('DELETE', path, {})).status).toBe(204);
    expect(await account()).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
    expect(await codeOf(await use(authenticator.use(await options())))).toBe('passkey-refused');
  });
});

describe('a passkey beside a password', () => {
  test('is asked for, and may be one that only notices a touch', async () => {
    const { add, enter, options, codeOf } = await withMember({ password: PASSWORD });
    const { authenticator } = await add();
    expect(await codeOf(await enter())).toBe('passkey-needed');
    expect(await codeOf(await enter({}, 'a wrong password of some length'))).toBe('sign-in-refused');
    const passkey = authenticator.use(await options(), { verified: false });
    expect(await codeOf(await enter({ passkey }))).toBe(200);
    expect(await codeOf(await enter({ passkey }))).toBe('code-wrong');
  });

  test('of somebody else does not do', async () => {
    const { add, enter, options, codeOf, app } = await withMember({ password: PASSWORD });
    await add();
    const { members, passkeys } = app.services;
    const eve = await members.invite({ name: 'Eve', email: null, grants: [] });
    if (eve === 'taken') throw new Error('nobody is called Eve yet');
    const hers = createAuthenticator(usual);
    await passkeys.add(eve.memberId, 'Hers', hers.create(await passkeys.newOptions(eve)));
    expect(await codeOf(await enter({ passkey: hers.use(await options()) }))).toBe('code-wrong');
  });

  test('recovery codes stand in for it, each once, and can be made anew', async () => {
    const { add, enter, codeOf, send } = await withMember({ password: PASSWORD });
    expect(await codeOf(await send('POST', '/api/account/recovery-codes', {}))).toBe('no-second-factor');
    const { recoveryCodes } = await (await add()).answer.json();
    expect(await codeOf(await enter({ code: recoveryCodes[0] }))).toBe(200);
    expect(await codeOf(await enter({ code: recoveryCodes[0] }))).toBe('code-wrong');
    const { recoveryCodes: fresh } = await (await send('POST', '/api/account/recovery-codes', {})).json();
    expect(await codeOf(await enter({ code: recoveryCodes[1] }))).toBe('code-wrong');
    expect(await codeOf(await enter({ code: fresh[0] }))).toBe(200);
  });
});

test('whoever has lost their only passkey comes in by a recovery code in the place of a password, once', async () => {
  const { add, enter, codeOf, app } = await withMember();
  const { recoveryCodes } = await (await add()).answer.json();
  expect(await codeOf(await enter({}, '00000-00000-00000-00000'))).toBe('sign-in-refused');
  expect(await codeOf(await enter({}, recoveryCodes[3]))).toBe(200);
  expect(await codeOf(await enter({}, recoveryCodes[3]))).toBe('sign-in-refused');
  const entries = await app.services.audit.page({ limit: 5, action: 'member.signed-in' });
  expect(entries[0]?.after).toEqual({ how: 'recovery' });
  expect(JSON.stringify(entries)).not.toContain(recoveryCodes[3]);
});

test('with a password, a recovery code alone is not enough', async () => {
  const { add, enter, codeOf } = await withMember({ password: PASSWORD });
  const { recoveryCodes } = await (await add()).answer.json();
  expect(await codeOf(await enter({}, recoveryCodes[0]))).toBe('sign-in-refused');
});
