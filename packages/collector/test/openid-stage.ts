import type { Member } from '@handrail/protocol';
import { afterAll, beforeAll } from 'vitest';
import { HOME, JSON_TYPE, setUp } from './collector-app.ts';
import { CLIENT, passProvider, startProvider, type People, type TestProvider } from './openid-provider.ts';
import type { OpenIdConfig } from '../src/services/openid/provider.ts';

export const ADA = { name: 'Ada', email: 'ada@example.com', email_verified: true, groups: ['Buyers', 'Football'] };
const groupRoles = [
  { group: 'Buyers', role: 'author' as const, appId: 'shop' },
  { group: 'IT', role: 'admin' as const },
];

/** An identity provider for all tests of a file, and collectors that lead to it. */
export function provideIdentities() {
  let provider: TestProvider;
  beforeAll(async () => void (provider = await startProvider(`${HOME}/openid/callback`)));
  afterAll(() => provider.stop());
  return {
    issuer: () => provider.issuer,
    know: (people: People) => provider.know(people),
    withProvider: (people?: People, more?: Partial<OpenIdConfig>) => withProvider(provider, people, more),
  };
}

/** A collector with an admin, and a browser before it. */
async function withProvider(provider: TestProvider, people: People = { ada: ADA }, more: Partial<OpenIdConfig> = {}) {
  await provider.know(people);
  const openid = {
    ...{ issuer: new URL(provider.issuer), ...CLIENT, name: 'Example Ltd', scope: 'openid email profile' },
    ...{ groupsClaim: 'groups', provision: 'by-group' as const, ...more },
  };
  const all = setUp({ openid, groupRoles });
  await all.app.services.apps.put('shop', { name: 'Shop' });
  await all.app.services.members.firstAdmin();
  const begin = async () => {
    const answer = await all.ask('POST', '/api/session/openid', JSON_TYPE, '{}');
    // As the route's schema has it.
    const { url } = (await answer.json()) as { url: string };
    return { url: new URL(url), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  };
  const comeBack = async (back: URL, cookie: string) => {
    const answer = await all.ask('GET', `${back.pathname}${back.search}`, { cookie });
    const session = answer.headers.getSetCookie().find((one) => one.startsWith('handrail_session='));
    return { answer, to: answer.headers.get('location'), session: session?.split(';')[0] ?? '' };
  };
  const enter = async (who = 'ada') => {
    const { url, cookie } = await begin();
    return comeBack(await passProvider(url.href, who), cookie);
  };
  const present = async (cookie: string) => {
    const answer = await all.ask('GET', '/api/session', { cookie });
    // As the route's schema has it.
    return (await answer.json()) as { member: Member; apps: Record<string, string[]>; rights: string[] };
  };
  const noted = async () =>
    (await all.app.services.audit.page({ limit: 9 })).map(({ action, after }) => ({ action, after }));
  return { ...all, ...all.app.services, byLink: all.signIn, begin, comeBack, enter, present, noted };
}
