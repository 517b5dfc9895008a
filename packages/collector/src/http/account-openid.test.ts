import { describe, expect, test } from 'vitest';
import { passProvider } from '../../test/openid-provider.ts';
import { HOME, JSON_TYPE, problemOf } from '../../test/collector-app.ts';
import { ADA, provideIdentities } from '../../test/openid-stage.ts';

const { withProvider } = provideIdentities();

describe('the identity provider as a way into an account that is there', () => {
  const BEN = { name: 'Ben', email: 'ben@elsewhere.example', email_verified: true, groups: ['IT'] };

  /** Somebody who is signed in by a link, and links from the account page. */
  async function signedIn() {
    const all = await withProvider({ ada: ADA, ben: BEN });
    const cookie = await all.byLink();
    const own = { cookie, origin: HOME, ...JSON_TYPE };
    const linking = async (who: string) => {
      const answer = await all.ask('POST', '/api/account/openid', own, '{}');
      const under = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      return all.comeBack(await passProvider((await answer.json()).url, who), under);
    };
    const account = async () => (await all.ask('GET', '/api/account', own)).json();
    return { ...all, own, linking, account };
  }

  test('links, signs in by it from then on, and unlinks; each is in the audit log', async () => {
    const { linking, account, enter, present, noted, members, ask, own } = await signedIn();
    expect((await account()).openid).toEqual({ name: 'Example Ltd', linked: false });
    const { to, session } = await linking('ben');
    // They are signed in already.
    expect([to, session]).toEqual(['../dashboard/#/account', '']);
    expect((await account()).openid.linked).toBe(true);
    expect((await noted()).map(({ action }) => action)).toContain('member.linked');
    expect((await present((await enter('ben')).session)).member.memberId).toBe('mem_first');
    expect((await members.list()).map(({ memberId }) => memberId)).toEqual(['mem_first']);

    const only = await ask('DELETE', '/api/account/openid', own);
    expect([only.status, (await problemOf(only)).code]).toEqual([409, 'only-way']);
    await members.update('mem_first', (now) => ({ ...now, password: 'a hash' }));
    expect((await ask('DELETE', '/api/account/openid', own)).status).toBe(204);
    expect((await account()).openid.linked).toBe(false);
    expect((await noted())[0]?.action).toBe('member.unlinked');
  });

  test('an identity that is somebody else’s is not given to a second account', async () => {
    const { linking, enter, account, members } = await signedIn();
    await enter('ada');
    expect((await linking('ada')).to).toBe('../dashboard/#/account?refused=other-identity');
    expect((await account()).openid.linked).toBe(false);
    await linking('ben');
    expect((await linking('ada')).to).toBe('../dashboard/#/account?refused=other-identity');
    expect((await members.find('mem_first'))?.openid?.subject).toBe('ben');
  });

  test('whoever was disabled on the way is not linked', async () => {
    const all = await signedIn();
    const answer = await all.ask('POST', '/api/account/openid', all.own, '{}');
    const back = await passProvider((await answer.json()).url, 'ben');
    await all.members.leave('mem_first');
    const { to } = await all.comeBack(back, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
    expect(to).toBe('../dashboard/#/account?refused=disabled');
    expect((await all.members.find('mem_first'))?.openid).toBeNull();
  });

  test('a session that was left open is not enough', async () => {
    const { ask, own, clock } = await signedIn();
    clock.time += 3_600_001;
    const stale = await ask('POST', '/api/account/openid', own, '{}');
    expect([stale.status, (await problemOf(stale)).code]).toEqual([403, 'sign-in-again']);
    expect((await ask('DELETE', '/api/account/openid', own)).status).toBe(403);
  });
});
