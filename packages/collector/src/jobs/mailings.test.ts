import type { Mailing, MailingInput, QuestionInput, SavedQuestion } from '@handrail/protocol';
import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test } from 'vitest';
import { HOME, JSON_TYPE, problemOf, setUp } from '../../test/collector-app.ts';
import { onEachEngine } from '../../test/each-engine.ts';
import { withMailServer } from '../../test/mail-server.ts';
import { createMetrics } from '../metrics/index.ts';
import { openSmtp } from '../services/mail/smtp.ts';
import { openDraw } from '../services/mailings/picture.ts';
import { createRolloutDesk } from '../services/rollouts/desk.ts';
import { systemChance } from '../services/secrets.ts';
import type { Stores } from '../services/stores.ts';
import { goldenCompany } from '../store/events/golden-company.contract.ts';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { deliverMails } from './deliveries.ts';
import { sendMailings, type MailingParts } from './mailings.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = Date.parse('2026-11-02T08:00+01:00');
const MINUTE = 60_000;
const inMemory = (): Stores => ({ records: openMemoryRecords(), events: openMemoryEvents() });

async function withMailer(stores: Stores = inMemory()) {
  const { smtpUrl, whole } = await withMailServer();
  const config = { smtpUrl, from: 'Handrail <handrail@example.com>', replyTo: undefined };
  const all = setUp({ stores, mail: config, timeZone: BERLIN });
  const { clock, manage, app, ask } = all;
  clock.time = MONDAY - 60 * MINUTE;
  await app.services.apps.put('demo', { name: 'Demo', headcount: { sales: 6, support: 10 }, aims: { adoption: 0.5 } });
  await app.services.apps.put('shop', { name: 'Shop' });
  await stores.events.append('demo', goldenCompany());
  const { members, sessions } = app.services;
  async function member(name: string, appIds: readonly string[], language: 'en' | 'de' | null = null) {
    const grants = appIds.map((appId) => ({ appId, roles: ['analyst' as const] }));
    const made = await members.invite({ name, email: `${name.toLowerCase()}@example.com`, grants });
    if (made === 'taken') throw new Error(`${name} is invited once`);
    await members.update(made.memberId, (one) => ({ ...one, state: 'active', language }));
    const as = async (method: string, path: string, body?: unknown) => {
      const opened = await sessions.open(made.memberId, 'link', 'test');
      const headers = { ...JSON_TYPE, cookie: `handrail_session=${opened?.secret}`, origin: HOME };
      return ask(method, path, headers, body === undefined ? undefined : JSON.stringify(body));
    };
    return { memberId: made.memberId, as };
  }
  const ada = await member('Ada', ['demo', 'shop'], 'de');
  const ben = await member('Ben', ['demo']);
  const smtp = openSmtp(config, undefined);
  onTestFinished(() => smtp.close());
  const metrics = createMetrics(stores, BERLIN, clock);
  const { services } = app;
  const rollouts = createRolloutDesk({ records: stores.records, services, metrics, clock, chance: systemChance });
  const drawing = openDraw((error) => expect.fail(String(error)));
  const parts: MailingParts = {
    ...{ records: stores.records, members, metrics, rollouts, mail: services.mail, links: services.mailings.links },
    ...{ draw: () => drawing, clock, timeZone: BERLIN, url: HOME },
  };
  const faults: unknown[] = [];
  const look = (more: Partial<MailingParts> = {}) => sendMailings({ ...parts, ...more }, (error) => faults.push(error));
  /** What has come since, read as a mail program reads it, by recipient. */
  async function read() {
    while ((await deliverMails(stores.records.deliveries, smtp, clock, () => 0.5)) > 0);
    const parsed = await Promise.all(whole.splice(0).map((raw) => simpleParser(raw)));
    return parsed
      .map((mail) => ({ ...mail, address: [mail.to].flat()[0]?.value[0]?.address ?? '' }))
      .sort((a, b) => (a.address < b.address ? -1 : 1));
  }
  const input: MailingInput = {
    ...{ name: 'Each <Monday>', what: { kind: 'overview' }, addresses: [], memberIds: [ada.memberId, ben.memberId] },
    when: { every: 'week', weekday: 1, time: '08:00', timeZone: BERLIN },
  };
  const make = async (more: Partial<MailingInput> = {}): Promise<Mailing> => {
    const answer = await ada.as('POST', '/api/mailings', { ...input, ...more });
    if (answer.status !== 201) throw new Error(await answer.text());
    // The form is what the schema of the route says.
    return (await answer.json()) as Mailing;
  };
  const find = async ({ mailingId }: Mailing) => stores.records.mailings.find(mailingId);
  return { ...all, ada, ben, parts, look, read, input, make, find, faults, manage };
}

onEachEngine((open) => {
  test('a report leaves once for each due time, with tables and pictures, in the words of whoever gets it', async () => {
    const { clock, make, look, read, find, parts, faults } = await withMailer(await open());
    const mailing = await make();
    await look();
    expect(await read()).toEqual([]);
    clock.time = MONDAY;
    // The first collector ends when it has told Ada, and before it could note that; two others look at once.
    const send: MailingParts['mail']['send'] = (mail) =>
      mail.to.startsWith('ben') ? Promise.reject(new Error('killed')) : parts.mail.send(mail);
    await look({ mail: { ...parts.mail, send } });
    expect([faults.splice(0).length, (await find(mailing))?.standing.sentFor]).toEqual([1, null]);
    await Promise.all([look(), look()]);
    await look();
    const [ada, ben, ...more] = await read();
    expect([ada?.address, ben?.address, more]).toEqual(['ada@example.com', 'ben@example.com', []]);
    expect(ada?.subject).toBe('Each <Monday>');
    // By hand: of the golden company seven people were active in that week, and as many as six in the one before.
    expect(ada?.text).toMatch(/Aktive Personen\n {2}Jetzt: 7 · Davor: 6 · Ziel: –/);
    expect(ben?.text).toMatch(/Active people\n {2}Now: 7 · Before: 6 · Aim: –/);
    // Adoption of 16 people who were counted, five of them there; Ben sees one app, Ada both.
    expect(ben?.text).toMatch(/Adoption\n {2}Now: 31\.3% · Before: 25% · Aim: 50%/);
    expect([/Shop/.test(ada?.text ?? ''), /Shop/.test(ben?.text ?? '')]).toEqual([true, false]);
    const html = String(ben?.html);
    expect(html).toMatch(/<th scope="row"[^>]*>Active people<\/th><td[^>]*>7<\/td><td[^>]*>6<\/td>/);
    expect(html).toContain('Each &lt;Monday&gt;');
    const pictures = ben?.attachments ?? [];
    expect(pictures.length).toBeGreaterThan(1);
    for (const { content, contentType, cid = '?' } of pictures) {
      expect([contentType, content.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
      expect(html).toMatch(/src="(cid:|data:image\/png)/);
      expect(cid).toMatch(/^chart-\d+@handrail$/);
    }
    expect((await find(mailing))?.standing).toEqual({
      ...{ dueAt: MONDAY + 7 * 24 * 60 * MINUTE, sentFor: MONDAY, sent: 2, leftOut: 0, fault: null },
    });
    expect(faults).toEqual([]);
  });
});

test('of what was missed the last is told, once', async () => {
  const { clock, make, look, read, find } = await withMailer();
  const mailing = await make();
  clock.time = MONDAY + 16 * 24 * 60 * MINUTE;
  await look();
  expect((await read()).length).toBe(2);
  expect((await find(mailing))?.standing).toMatchObject({ sentFor: MONDAY + 14 * 24 * 60 * MINUTE });
});

test('a report that is off is not sent, and what was due meanwhile is not made up for', async () => {
  const { clock, make, look, read, find, ada, input } = await withMailer();
  const mailing = await make({ isOff: true });
  clock.time = MONDAY + MINUTE;
  await look();
  const change = (isOff?: boolean) =>
    ada.as('PUT', `/api/mailings/${mailing.mailingId}`, { ...input, ...(isOff !== undefined && { isOff }) });
  expect((await change()).status).toBe(200);
  await look();
  expect(await read()).toEqual([]);
  clock.time = MONDAY + 7 * 24 * 60 * MINUTE;
  await look();
  expect((await read()).length).toBe(2);
  expect(await find(mailing)).toMatchObject({ standing: { sentFor: clock.time } });
});

test('who may not see it any more, or has left by the link, gets none', async () => {
  const { clock, make, look, read, ask, app, ben, find, ada } = await withMailer();
  const mailing = await make();
  clock.time = MONDAY;
  await look();
  const [first, second] = await read();
  const leave = /\/mailing\/#(\S+)/.exec(second?.text ?? '')?.[1] ?? '';
  const post = (path: string, body?: unknown) =>
    ask('POST', path, JSON_TYPE, body === undefined ? undefined : JSON.stringify(body));
  expect(await (await post('/mailing/leave', { token: leave })).json()).toEqual({ name: mailing.name, wanted: true });
  // What mail programs ask by themselves.
  const header = JSON.stringify(second?.headers.get('list'));
  expect(header).toContain(`/mailing/leave/${leave}`);
  expect((await post(`/mailing/leave/${leave}`)).status).toBe(204);
  expect(await (await post('/mailing/leave', { token: leave })).json()).toMatchObject({ wanted: false });
  const made = leave.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect((await post('/mailing/leave', { token: made, wanted: false })).status).toBe(404);
  const other = /\/mailing\/#(\S+)/.exec(first?.text ?? '')?.[1] ?? '';
  expect(await (await post('/mailing/leave', { token: other })).json()).toMatchObject({ wanted: true });
  // Ada writes Ben down once more: he stays away until he comes back himself.
  await ada.as('PUT', `/api/mailings/${mailing.mailingId}`, inputOf(mailing));
  await app.services.members.change(ada.memberId, { grants: [{ appId: 'demo', roles: ['agent-l1'] }] });
  clock.time += 7 * 24 * 60 * MINUTE;
  await look();
  // Nobody got it; Ada, who made it, hears why.
  expect((await read()).map(({ address, subject }) => [address, subject])).toEqual([
    ['ada@example.com', '„Each <Monday>“ konnte nicht geschickt werden'],
  ]);
  expect((await find(mailing))?.standing).toMatchObject({ sent: 0, leftOut: 2, fault: { code: 'gone' } });
  await post('/mailing/leave', { token: leave, wanted: true });
  clock.time += 7 * 24 * 60 * MINUTE;
  await look();
  expect((await read()).map(({ address }) => address)).toEqual(['ben@example.com']);
  expect(ben.memberId).not.toBe('');
});

const inputOf = ({ name, what, when, memberIds, addresses }: Mailing): MailingInput => ({
  ...{ name, what, when, memberIds, addresses },
});

test('an address gets what an admin allowed, of no small group, and none when it is not allowed any more', async () => {
  const { clock, make, look, read, manage, ada, input, app } = await withMailer();
  const outside = { memberIds: [], addresses: ['Board@example.com'] };
  const refused = await ada.as('POST', '/api/mailings', { ...input, ...outside });
  expect(await problemOf(refused)).toMatchObject({ status: 422, code: 'not-allowed-address' });
  expect((await ada.as('PUT', '/api/mailing-addresses', outside)).status).toBe(403);
  await manage('PUT', '/api/mailing-addresses', { addresses: ['board@example.com'] });
  const seen = async () => (await ada.as('GET', '/api/mailing-addresses')).json();
  expect(await seen()).toEqual({ addresses: ['board@example.com'] });
  await make({ ...outside, what: { kind: 'overview', appId: 'demo' } });
  clock.time = MONDAY;
  await look();
  const [mail] = await read();
  expect(mail?.text).toMatch(/Active people\n {2}Now: too few people to tell/);
  // Of sixteen people who were counted a share may be told.
  expect(mail?.text).toMatch(/Adoption\n {2}Now: 31\.3%/);
  await manage('PUT', '/api/mailing-addresses', { addresses: [] });
  clock.time += 7 * 24 * 60 * MINUTE;
  await look();
  expect((await read()).map(({ address }) => address)).toEqual(['ada@example.com']);
  // Whom a report may be sent to is for who may send reports.
  await manage('PUT', '/api/mailing-addresses', { addresses: ['board@example.com'] });
  await app.services.members.change(ada.memberId, { grants: [{ appId: 'demo', roles: ['agent-l1'] }] });
  expect(await seen()).toEqual({ addresses: [] });
});

test('what cannot be worked out is tried again each minute, and told once after ten', async () => {
  const { clock, make, look, read, parts, find } = await withMailer();
  const mailing = await make({ what: { kind: 'overview', appId: 'demo' } });
  const overview = () => Promise.reject(new Error('the disk'));
  const broken = { metrics: { ...parts.metrics, overview } };
  for (const minute of [0, 1, 11, 12]) {
    clock.time = MONDAY + minute * MINUTE;
    await look(broken);
  }
  expect((await read()).map(({ subject }) => subject)).toEqual(['„Each <Monday>“ konnte nicht geschickt werden']);
  expect((await find(mailing))?.standing.fault).toMatchObject({ code: 'failed' });
  await look();
  expect((await read()).length).toBe(2);
  expect((await find(mailing))?.standing).toMatchObject({ sentFor: MONDAY, fault: null });
});

test('figures of a while ago are waited for, and said to be so after ten minutes', async () => {
  const { clock, make, look, read, parts } = await withMailer();
  await make({ what: { kind: 'overview', appId: 'demo' } });
  const overview: typeof parts.metrics.overview = async (...asked) => ({
    ...(await parts.metrics.overview(...asked)),
    asOf: MONDAY - 5 * MINUTE,
  });
  const old = { metrics: { ...parts.metrics, overview } };
  clock.time = MONDAY + 9 * MINUTE;
  await look(old);
  expect(await read()).toEqual([]);
  clock.time = MONDAY + 11 * MINUTE;
  await look(old);
  expect((await read())[0]?.text).toMatch(/haben den Stand vom 02\.11\.2026, \d\d:\d\d\./);
});

test.each<[string, QuestionInput['query'], RegExp]>([
  ['a trend', { figure: 'activePeople' }, /ACTIVE PEOPLE: 7[^]*26 Oct 2026 – 26 Oct 2026\n {2}Now: 2/],
  ['a trend apart', { figure: 'activePeople', by: '@appVersion' }, /ACTIVE PEOPLE\n2 groups are too small/],
  ['a funnel', { ask: 'funnel', steps: '/home\n/orders' }, /\/home\n {2}People: 6 · Of the first: 100%/],
  ['paths', { ask: 'paths', start: '/home' }, /There is nothing to tell/],
  ['features', { ask: 'features' }, /There is nothing to tell/],
  ['retention', { ask: 'retention' }, /CAME AGAIN\n26 Oct 2026\n {2}Newcomers: 1/],
  ['licences', { ask: 'licences' }, /LICENCES IN USE\nAll\n {2}Seats: 0/],
  ['a group that is too small', { ask: 'funnel', steps: '/home', trait: 'department', value: 'it' }, /So few people/],
])('a kept question leaves as its answer: %s', async (_, query, said) => {
  const { clock, make, look, read, ada, ben, faults } = await withMailer();
  const kept = await ada.as('POST', '/api/apps/demo/questions', { name: 'Mine', query, shared: false, pinned: false });
  // The form is what the schema of the route says.
  const { questionId } = (await kept.json()) as SavedQuestion;
  const what = { kind: 'question', appId: 'demo', questionId } as const;
  await make({ what, memberIds: [ben.memberId] });
  clock.time = MONDAY;
  await look();
  const [mail] = await read();
  expect(faults).toEqual([]);
  expect(mail?.text).toMatch(said);
});

test('what a rollout came to leaves with its criteria', async () => {
  const { clock, make, look, read, ada, ben, manage } = await withMailer();
  const rollout = {
    ...{ name: 'New orders', need: 'Orders take long.', owner: 'Purchasing', goLive: '2026-10-05' },
    scope: { appIds: ['demo'], guides: [] },
    criteria: [
      {
        ...{ criterionId: 'use', figure: 'adoption', appId: 'demo', comparison: 'at-least', target: 0.3 },
        ...{ by: '2026-12-31', days: 7 },
      },
    ],
  };
  const made = await manage('POST', '/api/apps/demo/rollouts', rollout);
  // The form is what the schema of the route says.
  const {
    rollout: { rolloutId },
    revision,
  } = (await made.json()) as { rollout: { rolloutId: string }; revision: number };
  expect((await manage('POST', `/api/apps/demo/rollouts/${rolloutId}/moves`, { state: 'live', revision })).status).toBe(
    200,
  );
  await make({ what: { kind: 'rollout', appId: 'demo', rolloutId }, memberIds: [ben.memberId, ada.memberId] });
  clock.time = MONDAY;
  await look();
  const [german, english] = await read();
  expect(english?.text).toContain('Rollout: New orders');
  expect(english?.text).toMatch(/CRITERIA\nAdoption\n {2}Standing: /);
  expect(german?.text).toMatch(/KRITERIEN\nAdoption\n {2}Stand: /);
  expect(german?.text).toContain(`/dashboard/#/apps/demo/rollouts/${rolloutId}`);
});

test('a report is made by who may, about what is there, and each change stands in the audit log', async () => {
  const { ada, ben, input, make, manage, app } = await withMailer();
  const post = async (more: object, as = ada.as) =>
    (await problemOf(await as('POST', '/api/mailings', { ...input, ...more }))).code;
  const zone = { when: { ...input.when, timeZone: 'Europe/Nowhere' } };
  expect(await post({ what: { kind: 'overview', appId: 'gone' } })).toBe('not-there');
  expect(await post({ what: { kind: 'overview', appId: 'shop' } }, ben.as)).toBe('not-there');
  expect(await post({ what: { kind: 'rollout', appId: 'demo', rolloutId: 'x' } })).toBe('not-there');
  expect(await post(zone)).toBe('no-such-time-zone');
  expect(await post({ memberIds: ['gone'] })).toBe('no-such-member');
  expect(await post({ memberIds: [] })).toBe('nobody');
  const mailing = await make({ what: { kind: 'overview', appId: 'shop' } });
  const listed = async (as: typeof ada.as) =>
    // The form is what the schema of the route says.
    ((await (await as('GET', '/api/mailings')).json()) as { mailings: Mailing[] }).mailings.map((one) => one.mailingId);
  expect([await listed(ada.as), await listed(ben.as)]).toEqual([[mailing.mailingId], []]);
  expect((await ben.as('DELETE', `/api/mailings/${mailing.mailingId}`)).status).toBe(404);
  await app.services.members.change(ben.memberId, { grants: [{ roles: ['author'] }] });
  expect(await post({}, ben.as)).toBe('not-there');
  expect((await manage('DELETE', `/api/mailings/${mailing.mailingId}`)).status).toBe(204);
  const actions = (await app.services.audit.page({ limit: 9 })).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('mailing.'))).toEqual(['mailing.removed', 'mailing.saved']);
});
