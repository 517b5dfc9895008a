import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the provider says of somebody, by their name there. */
export type People = Record<string, Readonly<Record<string, unknown>>>;

export interface TestProvider {
  issuer: string;
  know(people: People): Promise<void>;
  stop(): void;
}

export const CLIENT = { clientId: 'handrail', clientSecret: 'a secret of the client, with : and &' };

/** Starts an identity provider that sends browsers back to one address. */
export async function startProvider(redirectUri: string): Promise<TestProvider> {
  const script = fileURLToPath(new URL('openid-provider.mjs', import.meta.url));
  const child = fork(script, [redirectUri, CLIENT.clientSecret], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const said = async (): Promise<string> => String((await once(child, 'message'))[0]);
  const issuer = await said();
  return {
    issuer,
    async know(people) {
      const known = said();
      child.send(people);
      await known;
    },
    stop: () => void child.kill(),
  };
}

/** Follows a browser through the provider until it is sent back to us; answers with that address. */
export async function passProvider(url: string, who: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(url);
  next.searchParams.set('login_hint', who);
  const { origin } = next;
  while (next.origin === origin) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next);
  }
  return next;
}
