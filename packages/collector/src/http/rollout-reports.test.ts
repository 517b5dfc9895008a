import { expect, test } from 'vitest';
import { JSON_TYPE, problemOf } from '../../test/collector-app.ts';
import { criterion, plan, script, withRollouts } from '../../test/rollouts.ts';
import { HOUR, record } from '../store/events/made-events.contract.ts';

async function withReport() {
  const all = await withRollouts();
  const ada = await all.member('Ada Lovelace', ['analyst']);
  await all.use('sales', 14, '2026-05-10');
  await all.use('it', 6, '2026-05-10');
  const made = await all.make(plan({ owner: 'Grace Hopper', criteria: [criterion({ target: 0.9 })] }));
  await all.move(made, 'live');
  all.day('2026-05-12');
  const path = `/api/apps/demo/rollouts/${made.rollout.rolloutId}`;
  const newLink = async (days = 7) => (await ada.ask('POST', `${path}/links`, { days })).json();
  const open = (token: string) => all.ask('POST', '/report/data', JSON_TYPE, JSON.stringify({ token }));
  return { ...all, ada, path, newLink, open };
}

test('a link opens the report without an account, and tells of nobody', async () => {
  const { newLink, open, app } = await withReport();
  const link = await newLink();
  const answer = await open(link.token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  const text = await answer.text();
  expect(text).not.toMatch(/Lovelace|Hopper|sales-1/);
  expect(JSON.parse(text)).toMatchObject({
    name: 'New purchasing',
    hiddenBelow: 10,
    criteria: [{ now: { figure: { numerator: 20 } } }],
  });
  const [opened] = await app.services.audit.page({ limit: 1 });
  expect(opened).toMatchObject({ action: 'report-link.opened', by: 'nobody', after: { linkId: link.linkId } });
  expect(JSON.stringify(await app.services.audit.page({ limit: 50 }))).not.toContain(link.token);
});

test('small groups are hidden from whoever has a link, and not from members', async () => {
  const { ada, path, newLink, open, manage, settings } = await withReport();
  await manage('PUT', '/api/apps/demo', { ...settings, headcount: { sales: 20, it: 9, legal: 30 } });
  const told = await (await open((await newLink()).token)).json();
  const now = (report: { byDepartment: { department: string; now: { figure: object } }[] }) =>
    report.byDepartment.map((one) => [one.department, one.now.figure]);
  const hidden = expect.objectContaining({ value: null, reason: 'small-group' });
  // With only it hidden, the whole would give it away: the next smallest goes with it.
  expect(now(told)).toEqual([
    ['sales', hidden],
    ['it', hidden],
    ['legal', expect.objectContaining({ value: 0 })],
  ]);
  const own = await (await ada.ask('GET', `${path}/report`)).json();
  expect(now(own)[1]).toEqual(['it', expect.objectContaining({ numerator: 6, denominator: 9 })]);
});

test('a guide is told by who was held out of it since go-live; by a link not of small groups', async () => {
  const { ada, path, newLink, open, manage, stores, clock, day } = await withReport();
  await manage('PUT', '/api/apps/demo/guides/order', { ...script, goal: { event: 'ordered', days: 7 }, holdOut: 50 });
  await manage('POST', '/api/apps/demo/guides/order/publish');
  const hour = Date.parse('2026-05-10T10:00Z') / HOUR;
  const group = (name: string, prefix: string, people: number, met: number) =>
    Array.from({ length: people }, (_, at) => `${prefix}${at}`).flatMap((one, at) => [
      record(one, name, hour, { guideId: 'order', version: 2 }),
      ...(at < met ? [record(one, 'ordered', hour + 1)] : []),
    ]);
  const heldOutIn = async (answer: Response) => (await answer.json()).heldOut;
  expect(await heldOutIn(await ada.ask('GET', `${path}/report`))).toEqual([]);
  // What is told is fresh for two seconds.
  clock.time += 3_000;
  await stores.events.append('demo', [...group('guide.started', 'x', 20, 15), ...group('guide.withheld', 'y', 9, 3)]);
  expect(await heldOutIn(await ada.ask('GET', `${path}/report`))).toMatchObject([
    {
      ...{ guideId: 'order', title: 'Order something', from: '2026-05-01', to: '2026-05-12' },
      comparison: { shown: { people: 20, met: 15 }, heldOut: { people: 9, met: 3 }, lift: null, needed: 20 },
    },
  ]);
  expect(await heldOutIn(await open((await newLink()).token))).toEqual([]);
  await stores.events.append('demo', group('guide.withheld', 'z', 11, 2));
  clock.time += 3_000;
  expect(await heldOutIn(await open((await newLink()).token))).toMatchObject([
    { comparison: { heldOut: { people: 20, met: 5 }, lift: { difference: 0.5 } } },
  ]);
  // However long ago that was.
  day('2026-12-24');
  expect(await heldOutIn(await ada.ask('GET', `${path}/report`))).toMatchObject([
    { from: '2026-05-01', to: '2026-12-24', comparison: { shown: { people: 20 }, heldOut: { people: 20 } } },
  ]);
});

test('a link that is over, was taken back, was guessed or lost its rollout opens nothing, and all in the same words', async () => {
  const { newLink, open, day, ada, path, stores, clock } = await withReport();
  const [short, revoked, kept] = [await newLink(1), await newLink(), await newLink()];
  expect((await ada.ask('DELETE', `${path}/links/${revoked.linkId}`)).status).toBe(204);
  expect((await ada.ask('DELETE', `${path}/links/${revoked.linkId}`)).status).toBe(404);
  day('2026-05-13');
  // It was made on the 12th for one day, at this hour.
  const said = [short.token, revoked.token, `${kept.token}x`, kept.token.toUpperCase(), 'x'].map(async (token) => {
    const answer = await open(token);
    return [answer.status, await answer.text()];
  });
  const [first, ...others] = await Promise.all(said);
  expect(first?.[0]).toBe(404);
  for (const other of others) expect(other).toEqual(first);
  expect((await open(kept.token)).status).toBe(200);
  const { links } = await (await ada.ask('GET', `${path}/links`)).json();
  expect(links.map(({ linkId }: { linkId: string }) => linkId)).toEqual([kept.linkId]);
  expect(JSON.stringify(links)).not.toContain(kept.token);
  clock.time += 100_000;
  // In the store there is a hash, and nothing that opens anything.
  const stored = JSON.stringify(await stores.records.rollouts.links(path.split('/').at(-1) ?? ''));
  expect(stored).toContain(kept.linkId);
  expect(stored).not.toContain(kept.token);
});

test('whoever guesses is slowed down, by their address alone', async () => {
  const { app, newLink, clock } = await withReport();
  const { token } = await newLink();
  const from = (address: string, guess: string) =>
    app.fetch(
      new Request('http://localhost:4600/report/data', {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ token: guess }),
      }),
      address,
    );
  for (let tries = 0; tries < 30; tries += 1) expect((await from('10.0.0.1', `guess ${tries}`)).status).toBe(404);
  const refused = await from('10.0.0.1', token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2']);
  expect((await from('10.0.0.2', token)).status).toBe(200);
  clock.time += 2_000;
  expect((await from('10.0.0.1', token)).status).toBe(200);
});

test('there is room for so many links', async () => {
  const { newLink, ada, path } = await withReport();
  for (let made = 0; made < 20; made += 1) expect((await newLink()).token).toBeDefined();
  expect(await problemOf(await ada.ask('POST', `${path}/links`, { days: 1 }))).toMatchObject({
    code: 'too-many-links',
  });
});
