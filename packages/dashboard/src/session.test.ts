import { describe, expect, test } from 'vitest';
import type { Answer, Api, Present } from './api.ts';
import { checkSession, redeem, takeToken } from './session.ts';

const ada: Present = { member: null, name: 'Ada', language: null, rights: [], apps: {} };
const signedIn: Answer<Present> = { value: ada };
const failed = (kind: 'away' | 'signed-out' | 'not-found'): Answer<Present> => ({ failure: { kind } });

function apiWith(signIn: Answer<Present>, session: Answer<Present>) {
  const tokens: string[] = [];
  const known = {
    signIn: (token: string) => {
      tokens.push(token);
      return Promise.resolve(signIn);
    },
    session: () => Promise.resolve(session),
  };
  // A session asks these two questions only.
  return { api: known as unknown as Api, tokens };
}

describe('takeToken', () => {
  test('the token leaves the address at once', () => {
    const written: unknown[] = [];
    const token = takeToken({
      location: { hash: '#/sign-in/once-only', pathname: '/under/dashboard/', search: '' },
      history: { replaceState: (...args) => void written.push(args) },
    });
    expect(token).toBe('once-only');
    expect(written).toEqual([[null, '', '/under/dashboard/#/']]);
  });

  test('any other address is left alone', () => {
    const history = { replaceState: () => expect.unreachable() };
    expect(takeToken({ location: { hash: '#/apps/demo', pathname: '/', search: '' }, history })).toBeUndefined();
  });
});

describe('sessions', () => {
  test('a good link signs in', async () => {
    const { api, tokens } = apiWith(signedIn, failed('signed-out'));
    expect(await redeem(api, 'once')).toEqual({ state: 'signed-in', present: ada });
    expect(tokens).toEqual(['once']);
  });

  test('a used link says so, whether or not somebody is signed in from before', async () => {
    expect(await redeem(apiWith(failed('signed-out'), failed('signed-out')).api, 'old')).toEqual({
      state: 'link-used',
    });
    const before = await redeem(apiWith(failed('signed-out'), signedIn).api, 'old');
    expect(before).toEqual({ state: 'link-used', present: ada });
  });

  test('while the collector is away the unused token is kept for the next try', async () => {
    const session = await redeem(apiWith(failed('away'), failed('away')).api, 'once');
    expect(session).toEqual({ state: 'unreachable', failure: { kind: 'away' }, token: 'once' });
  });

  test('without a link the cookie decides', async () => {
    expect(await checkSession(apiWith(failed('away'), signedIn).api)).toEqual({ state: 'signed-in', present: ada });
    const nobody = await checkSession(apiWith(signedIn, failed('signed-out')).api);
    expect(nobody).toEqual({ state: 'signed-out', why: 'never' });
    const away = await checkSession(apiWith(signedIn, failed('away')).api);
    expect(away).toEqual({ state: 'unreachable', failure: { kind: 'away' } });
  });
});
