import type { Role } from '@handrail/protocol';
import { HOME, JSON_TYPE, withApp } from './collector-app.ts';

/** An app with three people: Ada writes, Bob writes and reviews, Cleo reviews. */
export async function withMembers() {
  const all = await withApp();
  const { members, sessions } = all.app.services;
  async function enter(name: string, roles: Role[]) {
    const email = `${name.toLowerCase()}@example.com`;
    const member = await members.invite({ name, email, grants: [{ appId: 'demo', roles }] });
    if (member === 'taken') throw new Error(`${name} is invited once`);
    await sessions.open(member.memberId, 'link', 'test');
    const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
      // Opened for each request, as these tests let much time pass.
      const opened = await sessions.open(member.memberId, 'link', 'test');
      const cookie = `handrail_session=${opened?.secret}`;
      const text = body === undefined ? undefined : JSON.stringify(body);
      return all.ask(method, path, { ...JSON_TYPE, ...headers, cookie, origin: HOME }, text);
    };
    return { member, ask };
  }
  const [ada, bob, cleo] = [
    await enter('Ada', ['author']),
    await enter('Bob', ['author', 'reviewer']),
    await enter('Cleo', ['reviewer']),
  ];
  return {
    ...all,
    ...{ ada: ada.ask, bob: bob.ask, cleo: cleo.ask },
    members: { ada: ada.member, bob: bob.member, cleo: cleo.member },
  };
}
