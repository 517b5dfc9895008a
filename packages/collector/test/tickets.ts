import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@handrail/protocol';
import { SignJWT } from 'jose';
import type { AppOptions } from '../src/app.ts';
import { HOME, JSON_TYPE, setUp } from './collector-app.ts';

export const newPageSecret = (): string => randomBytes(32).toString('base64url');

/** Two apps, their pages, and members with roles; tickets are asked for and answered by HTTP. */
export async function withTickets(options: Partial<AppOptions> = {}) {
  const all = setUp(options);
  const { apps, members, sessions, identities } = all.app.services;
  const { app: demo } = await apps.put('demo', { name: 'Demo', identity: { mode: 'accept' } });
  const { app: other } = await apps.put('other', { name: 'Other', identity: { mode: 'accept' } });
  const keys = { demo: demo.appKey, other: other.appKey };

  async function send(path: string, body: object): Promise<Response> {
    return all.ask('POST', path, JSON_TYPE, JSON.stringify(body));
  }
  /** A visitor in a page of an app, who keeps the secret of one ticket. */
  function page(visitorId: string, app: 'demo' | 'other' = 'demo', identity?: string) {
    const who = { appKey: keys[app], visitorId, ...(identity !== undefined && { identity }) };
    const secret = newPageSecret();
    const post = (path: string, more: object = {}) => send(path, { ...who, secret, ...more });
    const draft = (more: object = {}) => ({
      ...{ ticketKey: randomUUID(), title: 'It does not work', text: 'I press Send.', sentAt: 1, ...more },
    });
    async function ask(more: object = {}): Promise<{ ticketId: string; number: number }> {
      const answer = await post('/v1/tickets', draft(more));
      if (answer.status !== 201) throw new Error(`no ticket was made: ${await answer.text()}`);
      // The form is what the schema of the route says.
      return (await answer.json()) as { ticketId: string; number: number };
    }
    async function mine(secrets: Record<string, string> = {}) {
      const answer = await send('/v1/tickets/mine', { ...who, secrets });
      // The same.
      return ((await answer.json()) as { tickets: { ticketId: string; [name: string]: unknown }[] }).tickets;
    }
    return { who, secret, post, draft, ask, mine };
  }
  let entered = 0;
  async function member(name: string, roles: Role[], appId: string | undefined = 'demo') {
    entered += 1;
    const email = `${name.toLowerCase()}-${entered}@example.com`;
    const made = await members.invite({ name, email, grants: [{ roles, ...(appId !== '' && { appId }) }] });
    if (made === 'taken') throw new Error(`${name} is invited once`);
    await sessions.open(made.memberId, 'link', 'test');
    const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const opened = await sessions.open(made.memberId, 'link', 'test');
      const cookie = `handrail_session=${opened?.secret}`;
      const text = body === undefined ? undefined : JSON.stringify(body);
      return all.ask(method, path, { ...JSON_TYPE, ...headers, cookie, origin: HOME }, text);
    };
    return { memberId: made.memberId, ask };
  }
  /** A token of the host's server that says who a visitor of the first app is. */
  async function signedAs(visitorId: string): Promise<string> {
    const made = await identities.newSecret('demo');
    if (made === 'two-alive') throw new Error('there is room for a secret');
    const now = all.clock.time / 1_000;
    return new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(visitorId)
      .setAudience('demo')
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(new TextEncoder().encode(made.secret));
  }
  return { ...all, keys, page, member, send, signedAs };
}

export const saying = (text: string) => ({
  entryKey: randomUUID(),
  blocks: [{ type: 'paragraph', content: [{ text }] }],
});
