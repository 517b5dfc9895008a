import { describe, expect, test } from 'vitest';
import { passProvider, startProvider } from '../../test/openid-provider.ts';
import { HOME, JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';
import { ADA, provideIdentities } from '../../test/openid-stage.ts';

const { withProvider, issuer, know } = provideIdentities();
const other = provideIdentities();

describe('signing in by the identity provider', () => {
  test('makes a member with the roles of their groups, in a session like any other', async () => {
    const { enter, present, noted } = await withProvider();
    const { to, session, answer } = await enter();
    expect([answer.status, to]).toEqual([303, '../dashboard/#/']);
    expect(await present(session)).toMatchObject({
      member: {
        ...{ name: 'Ada', email: 'ada@example.com', grants: [], factors: ['openid'], state: 'active' },
        fromGroups: [{ appId: 'shop', roles: ['author'] }],
      },
      rights: [],
      apps: { shop: expect.arrayContaining(['guide.write']) },
    });
    expect((await noted()).map(({ action }) => action)).toEqual([
      'member.groups-changed',
      'member.made',
      'member.signed-in',
    ]);
  });

  test('the request for a code carries state, nonce and the challenge of PKCE', async () => {
    const { begin } = await withProvider();
    const { searchParams } = (await begin()).url;
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', client_id: 'handrail', code_challenge_method: 'S256' },
      ...{ redirect_uri: `${HOME}/openid/callback`, scope: 'openid email profile' },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('groups are looked at anew each time: one that is gone takes its roles along', async () => {
    const { enter, present, members } = await withProvider();
    const { member } = await present((await enter()).session);
    await members.change(member.memberId, { grants: [{ roles: ['analyst'] }] });
    await know({ ada: { ...ADA, groups: ['IT'] } });
    expect((await present((await enter()).session)).member).toMatchObject({
      ...{ grants: [{ roles: ['analyst'] }], fromGroups: [{ roles: ['admin'] }] },
    });
    await know({ ada: { ...ADA, groups: undefined } });
    expect((await present((await enter()).session)).member).toMatchObject({
      ...{ grants: [{ roles: ['analyst'] }], fromGroups: [] },
    });
  });

  test('signing out says where to sign out at the provider', async () => {
    const { enter, ask, present } = await withProvider();
    const { session } = await enter();
    const answer = await ask('DELETE', '/api/session', { cookie: session, origin: HOME });
    const { leaveUrl } = await answer.json();
    expect(leaveUrl).toContain(`${issuer()}/session/end?`);
    expect(new URL(leaveUrl).searchParams.get('post_logout_redirect_uri')).toBe(`${HOME}/dashboard/`);
    expect(await present(session)).toMatchObject({ code: 'not-signed-in' });
  });
});

describe('an account that is there already', () => {
  const invited = { name: 'Ada L.', email: 'ada@example.com', grants: [{ roles: ['analyst' as const] }] };

  test('is theirs by an address that the provider vouches for, and by their identity from then on', async () => {
    const { enter, present, members, noted } = await withProvider(undefined, { provision: 'none' });
    await members.invite(invited);
    const { member } = await present((await enter()).session);
    expect(member).toMatchObject({ name: 'Ada L.', state: 'active', grants: invited.grants, factors: ['openid'] });
    expect(await noted()).toContainEqual({
      action: 'member.linked',
      after: { openid: { issuer: issuer(), subject: 'ada' } },
    });
    await know({ ada: { ...ADA, email: 'ada.new@example.com', email_verified: false } });
    expect((await present((await enter()).session)).member.memberId).toBe(member.memberId);
  });

  test.each([false, undefined, 'true'])('is not theirs by an address that may be anybody’s: %s', async (verified) => {
    const { enter, members, noted } = await withProvider({ eve: { ...ADA, email_verified: verified } });
    const member = await members.invite(invited);
    const { to, session } = await enter('eve');
    expect([to, session]).toEqual(['../dashboard/#/refused/email-not-verified', '']);
    expect(await members.find(typeof member === 'object' ? member.memberId : '')).toMatchObject({ openid: null });
    expect((await noted())[0]).toEqual({
      action: 'sign-in.refused',
      after: { why: 'openid email-not-verified' },
    });
  });

  test('is not taken over by a second identity with the same address', async () => {
    const { enter } = await withProvider({ ada: ADA, eve: ADA });
    expect((await enter('ada')).to).toBe('../dashboard/#/');
    expect((await enter('eve')).to).toBe('../dashboard/#/refused/other-identity');
  });

  test('stays shut when it is disabled', async () => {
    const { enter, members, present } = await withProvider();
    const { member } = await present((await enter()).session);
    await members.change(member.memberId, { disabled: true });
    expect((await enter()).to).toBe('../dashboard/#/refused/disabled');
  });
});

describe('who gets an account', () => {
  test.each([
    ['none', ['Buyers'], 'refused/not-invited'],
    ['by-group', ['Football'], 'refused/no-role'],
    ['by-group', ['Buyers'], ''],
    ['everybody', [], ''],
  ] as const)('by the policy %s, in the groups %j', async (provision, groups, to) => {
    const { enter } = await withProvider({ ada: { ...ADA, groups } }, { provision });
    expect((await enter()).to).toBe(`../dashboard/#/${to}`);
  });

  test('somebody without a verified address gets one without an address', async () => {
    const { enter, present } = await withProvider({ ada: { ...ADA, email_verified: false } });
    expect((await present((await enter()).session)).member).toMatchObject({ name: 'Ada', email: null });
  });

  test('nobody is let in whose groups were left out of the token', async () => {
    const elsewhere = {
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.example' } },
    };
    const { enter } = await withProvider({ ada: { ...ADA, groups: undefined, ...elsewhere } });
    expect((await enter()).to).toBe('../dashboard/#/refused/groups-left-out');
  });
});

describe('what does not count', () => {
  test('an answer to a sign-in that began in another browser, or none', async () => {
    const { begin, comeBack } = await withProvider();
    const { url } = await begin();
    const back = await passProvider(url.href, 'ada');
    const { cookie: another } = await begin();
    expect((await comeBack(back, '')).to).toBe('../dashboard/#/refused/began-elsewhere');
    expect((await comeBack(back, 'handrail_openid=made-up')).to).toBe('../dashboard/#/refused/began-elsewhere');
    expect((await comeBack(back, another)).to).toBe('../dashboard/#/refused/not-valid');
  });

  test('an answer that comes twice, or late', async () => {
    const { begin, comeBack, clock } = await withProvider();
    const { url, cookie } = await begin();
    const back = await passProvider(url.href, 'ada');
    expect((await comeBack(back, cookie)).to).toBe('../dashboard/#/');
    expect((await comeBack(back, cookie)).to).toBe('../dashboard/#/refused/began-elsewhere');
    const late = await begin();
    const backLate = await passProvider(late.url.href, 'ada');
    clock.time += 10 * 60_000;
    expect((await comeBack(backLate, late.cookie)).to).toBe('../dashboard/#/refused/began-elsewhere');
  });

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x')],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://evil.example')],
    ['no issuer, though the provider names itself', (back: URL) => back.searchParams.delete('iss')],
    ['a made-up code', (back: URL) => back.searchParams.set('code', 'x')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
  ])('an answer with %s', async (_, spoil) => {
    const { begin, comeBack } = await withProvider();
    const { url, cookie } = await begin();
    const back = await passProvider(url.href, 'ada');
    spoil(back);
    const { to, session } = await comeBack(back, cookie);
    expect([to, session]).toEqual(['../dashboard/#/refused/not-valid', '']);
  });

  test('a code that was made for another sign-in: PKCE and nonce do not fit', async () => {
    const { begin, comeBack } = await withProvider();
    const [mine, theirs] = [await begin(), await begin()];
    const stolen = await passProvider(theirs.url.href, 'ada');
    const back = await passProvider(mine.url.href, 'ada');
    back.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect((await comeBack(back, mine.cookie)).to).toBe('../dashboard/#/refused/not-valid');
  });

  test.each(['nonce', 'code_challenge'])('an answer to a request whose %s was changed on its way', async (name) => {
    const { begin, comeBack, noted } = await withProvider();
    const { url, cookie } = await begin();
    url.searchParams.set(name, 'A'.repeat(43));
    const back = await passProvider(url.href, 'ada');
    expect((await comeBack(back, cookie)).to).toBe('../dashboard/#/refused/not-valid');
    const why = { nonce: 'FAILED: nonce', code_challenge: 'PKCE|invalid_grant' }[name] ?? '';
    expect(JSON.stringify((await noted())[0])).toMatch(new RegExp(why));
  });

  test('a code of another provider, though its answer names ours', async () => {
    const { begin, comeBack } = await withProvider();
    await other.know({ ada: ADA });
    const { url, cookie } = await begin();
    const elsewhere = new URL(url.pathname + url.search, other.issuer());
    const back = await passProvider(elsewhere.href, 'ada');
    back.searchParams.set('iss', issuer());
    expect((await comeBack(back, cookie)).to).toBe('../dashboard/#/refused/not-valid');
  });

  test('a no of the provider', async () => {
    const { enter } = await withProvider();
    expect((await enter('stranger')).to).toBe('../dashboard/#/refused/denied');
  });
});

test('a provider that does not answer is told with what to do, and tried again with the next sign-in', async () => {
  const gone = await startProvider(`${HOME}/openid/callback`);
  gone.stop();
  const { ask, audit } = await withProvider({}, { issuer: new URL(gone.issuer) });
  const answer = await ask('POST', '/api/session/openid', JSON_TYPE, '{}');
  expect([answer.status, (await problemOf(answer)).code]).toEqual([503, 'provider-unreachable']);
  expect((await audit.page({ limit: 1 }))[0]?.after).toMatchObject({ why: 'openid unreachable' });
});

test('without a provider there is nothing to begin, and nothing to come back from', async () => {
  const { ask } = setUp();
  expect((await ask('POST', '/api/session/openid', JSON_TYPE, '{}')).status).toBe(404);
  const answer = await ask('GET', '/openid/callback?code=x');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '../dashboard/#/refused/not-valid']);
});
