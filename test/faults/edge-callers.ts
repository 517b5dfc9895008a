import { ROLES } from '@handrail/protocol/schema';
import { ADMIN_TOKEN } from './collector-process.ts';
import type { Answered, Asked } from './edge-client.ts';

type Ask = (asked: Asked) => Promise<Answered>;

const BEARER = { authorization: `Bearer ${ADMIN_TOKEN}` };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Somebody who sends requests: what they show, and how they come back when it was taken from them. */
export interface EdgeCaller {
  name: string;
  headers(): Promise<Record<string, string>>;
}

const fixed = (name: string, headers: Record<string, string>): EdgeCaller => ({
  name,
  headers: () => Promise.resolve(headers),
});

/** No one, a wrong token, the admin token, and a signed-in member of each role. */
export function callersOf(ask: Ask): EdgeCaller[] {
  const members = ROLES.map((role): EdgeCaller => {
    let cookie = '';
    const isIn = async (): Promise<boolean> =>
      (await ask({ method: 'GET', path: '/api/session', headers: { cookie } })).status === 200;
    return {
      name: role,
      async headers() {
        if (cookie === '' || !(await isIn())) cookie = await enter(ask, role);
        return { cookie, 'sec-fetch-site': 'same-origin' };
      },
    };
  });
  return [
    fixed('nobody', {}),
    fixed('a wrong token', { authorization: 'Bearer hrt_made-up' }),
    fixed('the admin token', BEARER),
    ...members,
  ];
}

let entered = 0;

/** Invites a member with one role everywhere, takes the invitation, and gives the cookie. */
async function enter(ask: Ask, role: string): Promise<string> {
  entered += 1;
  const email = `${role}-${entered}@edge.example`;
  const post = (path: string, body: unknown, headers = {}) =>
    ask({
      method: 'POST',
      path,
      headers: { ...JSON_TYPE, ...headers },
      bytes: Buffer.from(JSON.stringify(body)),
    });
  const invited = await post('/api/members', { name: role, email, grants: [{ roles: [role] }] }, BEARER);
  const { link }: { link: string } = JSON.parse(invited.text);
  const token = link.split('/').at(-1);
  const taken = await post('/api/invitation/accept', { token, password: 'marmalade under seven bridges' });
  const cookie = taken.headers['set-cookie']?.[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`nobody was let in: ${taken.text}`);
  return cookie;
}
