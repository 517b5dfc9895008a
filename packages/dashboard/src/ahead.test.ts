import { expect, test } from 'vitest';
import { askAhead } from './ahead.ts';

const [session, apps] = [new URL('http://x/api/session'), new URL('http://x/api/apps')];

function begin(status = 200) {
  const asked: string[] = [];
  let time = 0;
  const fetcher: typeof fetch = (input) => {
    asked.push(input instanceof URL ? input.href : 'another way to ask');
    return Promise.resolve(new Response(`${asked.length}`, { status }));
  };
  const ask = askAhead(fetcher, [session, apps], () => time);
  return { asked, pass: (ms: number) => (time += ms), read: async (url: URL) => (await ask(url)).text() };
}

test('what a page asks while it opens is asked at once, and each answer counts once', async () => {
  const { asked, read } = begin();
  expect(asked).toEqual([session.href, apps.href]);
  expect([await read(apps), await read(session)]).toEqual(['2', '1']);
  expect(await read(apps)).toBe('3');
});

test('nothing that was asked ahead counts for whoever signs in only then, nor later on', async () => {
  const refused = begin(401);
  expect([await refused.read(session), await refused.read(apps)]).toEqual(['1', '3']);
  const late = begin();
  late.pass(6_000);
  expect(await late.read(apps)).toBe('3');
});
