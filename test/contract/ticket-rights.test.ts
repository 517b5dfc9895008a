import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { problemOf, setUp } from '../../packages/collector/test/collector-app.ts';
import { newPageSecret, saying, withTickets } from '../../packages/collector/test/tickets.ts';
import type { Route } from '../../packages/collector/src/http/route.ts';

// Each route of a ticket, as the running program has it, is tried by everybody who has nothing to do with the ticket. A new route
// is tried by being there: without a body in this table its test fails.
const { routes } = setUp().app;
const ofTicket = routes.filter(({ path }) => path.includes('/tickets/:ticketId'));
const named = (prefix: string) =>
  ofTicket
    .filter(({ path }) => path.startsWith(prefix))
    .map((route) => [`${route.method} ${route.path}`, route] as const);

interface Place {
  ticketId: string;
  other: string;
  entryId: string;
  uploadId: string;
}

/** A body that each route would take from somebody who may. */
const BODIES: Readonly<Record<string, (place: Place) => object>> = {
  'POST /v1/tickets/:ticketId/replies': () => ({ entryKey: randomUUID(), text: 'Mine now.' }),
  'POST /v1/tickets/:ticketId/rating': () => ({ score: 1 }),
  'POST /v1/tickets/:ticketId/reopen': () => ({}),
  'POST /v1/tickets/:ticketId/seen': () => ({ revision: 1 }),
  'POST /v1/tickets/:ticketId/guide': ({ entryId }) => ({ entryId, state: 'completed' }),
  'POST /v1/tickets/:ticketId/attachments/:uploadId': () => ({}),
  'PATCH /api/tickets/:ticketId': () => ({ title: 'Mine now' }),
  'POST /api/tickets/:ticketId/replies': () => saying('Mine now.'),
  'POST /api/tickets/:ticketId/escalations': () => ({ to: 'l3', reason: 'x', summary: 'x' }),
  'POST /api/tickets/:ticketId/solve': () => ({}),
  'POST /api/tickets/:ticketId/guides': () => ({ note: 'Mine now.' }),
  'POST /api/tickets/:ticketId/merge': ({ other }) => ({ into: other }),
  'POST /api/tickets/:ticketId/links': ({ other }) => ({ kind: 'related', ticketId: other }),
  'POST /api/tickets/:ticketId/split': ({ entryId }) => ({ entryIds: [entryId], title: 'Mine now' }),
  'POST /api/tickets/:ticketId/spam': () => ({ spam: true }),
  'POST /api/tickets/:ticketId/presence': () => ({ what: 'looking' }),
  'POST /api/tickets/:ticketId/uploads': () => ({ uploadKey: randomUUID(), name: 'x', bytes: 1 }),
};

/** A ticket with a file, asked in one app by somebody who was not signed in, and one by somebody who was. */
async function stage() {
  const bench = await withTickets();
  const ada = bench.page('ada');
  const file = { uploadKey: randomUUID(), name: 'a.txt', bytes: 1 };
  const { uploadId } = await (await ada.post('/v1/uploads', file)).json();
  const headers = { 'handrail-app-key': ada.who.appKey, 'upload-secret': ada.secret, 'upload-offset': '0' };
  await bench.ask('PATCH', `/v1/uploads/${uploadId}`, { 'content-type': 'application/octet-stream', ...headers }, 'x');
  const { ticketId } = await ada.ask({ uploadIds: [uploadId] });
  const signed = await bench.signedAs('ceo');
  const ceo = bench.page('ceo', 'demo', signed);
  const { ticketId: ofCeo } = await ceo.ask({ text: 'Of the board.' });
  const said = (await bench.stores.records.tickets.entries(ticketId)).find(({ kind }) => kind === 'message');
  // A team is who takes tickets, and opens none: one who is in it and answers another app sees nothing here.
  const tom = await bench.member('Tom', ['agent-l1'], 'other');
  const calendar = { timeZone: 'UTC', hours: [], holidays: [] };
  const team = { teamId: 'first', name: 'First', level: 'l1' as const, memberIds: [tom.memberId], calendar };
  const { settings, revision } = await bench.app.services.support.read();
  await bench.app.services.support.save({ ...settings, teams: [team] }, revision);
  const place: Place = { ticketId, other: ofCeo, entryId: said?.entryId ?? '', uploadId };
  return { ...bench, ada, ceo, ofCeo, place, tom };
}

const fill = (path: string, { ticketId, other, uploadId }: Place): string =>
  path.replace(':ticketId', ticketId).replace(':uploadId', uploadId).replace(':otherId', other);

test('every route of a ticket is tried', () => {
  const needed = ofTicket.filter(({ body }) => body !== undefined).map(({ method, path }) => `${method} ${path}`);
  expect(needed.toSorted()).toEqual(Object.keys(BODIES).toSorted());
});

describe('a ticket is not there', () => {
  let all: Awaited<ReturnType<typeof stage>>;
  beforeAll(async () => {
    all = await stage();
  });
  const bodyOf = ({ method, path }: Route): object => BODIES[`${method} ${path}`]?.(all.place) ?? {};
  /** What the stores know, to see that nothing was changed. */
  const look = async () => {
    const { tickets } = all.stores.records;
    const ids = [all.place.ticketId, all.ofCeo];
    return [
      await Promise.all(ids.map((id) => tickets.find(id))),
      await Promise.all(ids.map((id) => tickets.entries(id))),
    ];
  };
  async function expectNotThere(answer: Response): Promise<void> {
    const text = await answer.clone().text();
    const { detail } = await problemOf(answer);
    expect([answer.status, detail]).toEqual([404, 'There is no ticket with this id here.']);
    expect(text).not.toMatch(/I press Send|board|Mine/);
  }

  test.each(named('/v1/'))('for a page without what opens it: %s', async (_, route) => {
    const before = await look();
    const { place, page, ada } = all;
    const path = fill(route.path, place);
    const pathOfCeo = fill(route.path, { ...place, ticketId: all.ofCeo });
    const wrong = newPageSecret();
    const tries: [string, object, string][] = [
      ['another visitor', page('eve').who, path],
      ['who calls themselves the same', page('ada').who, path],
      ['with another secret', { ...page('ada').who, secret: wrong }, path],
      ['with the secret of another ticket', { ...page('ada').who, secret: all.ceo.secret }, path],
      ['from another app with the secret', { ...page('ada', 'other').who, secret: ada.secret }, path],
      ['who calls themselves as the signed one', page('ceo').who, pathOfCeo],
      ['with a forged token', { ...page('ceo').who, identity: 'a.b.c' }, pathOfCeo],
      ['with the secret, after the visitor has signed out', { ...page('ceo').who, secret: all.ceo.secret }, pathOfCeo],
      ['with the token of the one for the other', { ...all.ceo.who, secret: wrong }, path],
    ];
    for (const [, who, address] of tries) await expectNotThere(await all.send(address, { ...who, ...bodyOf(route) }));
    expect(await look()).toEqual(before);
  });

  test.each(named('/api/'))(
    'for a member of another app or team, or without a role for tickets: %s',
    async (_, route) => {
      const before = await look();
      const body = route.body === undefined ? undefined : bodyOf(route);
      const members = [
        await all.member('Olga', ['admin', 'agent-l3'], 'other'),
        await all.member('Abe', ['author', 'reviewer', 'analyst'], 'demo'),
        all.tom,
      ];
      for (const { ask } of members) {
        const headers =
          route.method === 'PATCH' && body === undefined
            ? { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
            : {};
        await expectNotThere(await ask(route.method, fill(route.path, all.place), body, headers));
      }
      expect(await look()).toEqual(before);
    },
  );

  // Whoever is at a ticket only looks at it.
  const changing = named('/api/').filter(([, { method, path }]) => method !== 'GET' && !path.endsWith('/presence'));
  test.each(changing)('to be changed by a token that may only read it: %s', async (_, route) => {
    const before = await look();
    const { memberId } = await all.member('Lou', ['agent-l3', 'author']);
    const { secret } = await all.app.services.tokens.make(memberId, { name: 'BI', rights: ['ticket.read'], days: 1 });
    const body = route.body === undefined ? undefined : JSON.stringify(bodyOf(route));
    const answer = await all.ask(
      route.method,
      fill(route.path, all.place),
      { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body,
    );
    expect([answer.status, (await problemOf(answer)).code]).toEqual([403, 'not-permitted']);
    expect(await look()).toEqual(before);
  });

  test.each(named('/api/'))('for nobody: %s', async (_, route) => {
    const answer = await all.ask(route.method, fill(route.path, all.place), { 'content-type': 'application/json' });
    expect(answer.status).toBe(401);
  });

  test('in any list, stream or view of theirs', async () => {
    const olga = await all.member('Olga', ['admin'], 'other');
    const list = await (await olga.ask('GET', '/api/tickets?queue=all')).json();
    expect([list.tickets, list.counts.all]).toEqual([[], 0]);
    expect((await (await olga.ask('GET', '/api/tickets?queue=all&app=demo&text=press')).json()).tickets).toEqual([]);
    const { ticketId } = all.place;
    expect(await all.page('eve').mine({ [ticketId]: newPageSecret() })).toEqual([]);
    expect(await all.page('ceo').mine()).toEqual([]);
    expect(await all.page('ada', 'other').mine({ [ticketId]: all.ada.secret })).toEqual([]);
    expect((await all.ceo.mine()).map((one) => one.ticketId)).toEqual([all.ofCeo]);
    expect((await all.page('ada').mine({ [ticketId]: all.ada.secret })).map((one) => one.ticketId)).toEqual([ticketId]);
    const bulk = await olga.ask('POST', '/api/tickets/bulk', { ticketIds: [ticketId], change: { state: 'closed' } });
    expect(await bulk.json()).toEqual({ done: [{ ticketId, result: 'not-found' }] });
    expect((await olga.ask('POST', `/api/tickets/${ticketId}/merge`, { into: all.ofCeo })).status).toBe(404);
  });

  test('what a first-level agent may see and not do is refused as such', async () => {
    const lea = await all.member('Lea', ['agent-l1']);
    const { ticketId } = all.place;
    const refused = await lea.ask('POST', `/api/tickets/${ticketId}/merge`, { into: all.ofCeo });
    expect([refused.status, (await problemOf(refused)).code]).toEqual([403, 'not-permitted']);
  });
});
