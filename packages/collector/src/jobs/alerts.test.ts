import type { AlertInput, OverviewReport } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { guide, JSON_TYPE } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';
import { createMetrics } from '../metrics/index.ts';
import { createAlertDesk } from '../services/alerts/desk.ts';
import { createMailOutbox, readMail } from '../services/mail/mail.ts';
import { systemChance } from '../services/secrets.ts';
import type { Happening } from '../services/webhooks/webhooks.ts';
import { lookAtAlerts } from './alerts.ts';

const ALERT = '/api/apps/demo/alerts/missed';

async function setUp() {
  const all = await withMembers();
  const { ada, cleo, ask, clock, appKey, stores, members } = all;
  const { records } = stores;
  await ada('POST', '/api/apps/demo/guides', guide);
  await cleo('POST', '/api/apps/demo/guides/g/publish');
  let count = 0;
  const happen = async (name: string, times: number) => {
    const events = Array.from({ length: times }, () => {
      const eventId = `01890a5d-ac96-774b-8cce-${String((count += 1)).padStart(12, '0')}`;
      const event = { eventId, name, at: clock.time, visitorId: 'v', sessionId: 's', guideId: 'g', version: 1 };
      return { ...event, stepId: guide.steps[0]?.stepId, page: { path: '/orders' } };
    });
    const body = { protocol: 1, appKey, sentAt: clock.time, events };
    await ask('POST', '/v1/events', JSON_TYPE, JSON.stringify(body));
  };
  const told: Happening[] = [];
  const webhooks = { tell: (one: Happening) => Promise.resolve(void told.push(one)) };
  const mail = createMailOutbox(records.deliveries, { isOn: true, clock, chance: systemChance });
  const metrics = createMetrics(stores, 'UTC', clock);
  const parts = {
    records,
    members: all.app.services.members,
    desk: createAlertDesk({ records, metrics, clock }),
    mail,
    webhooks,
    url: 'https://h.test',
  };
  const mails = async () =>
    (await records.deliveries.list({ kind: 'mail', limit: 99 })).map(({ content }) => readMail(content));
  const { memberId } = members.ada;
  const record = await records.members.find(memberId);
  if (record) await records.members.replace({ ...record, state: 'active' });
  const faults: unknown[] = [];
  const run = () => lookAtAlerts(parts, (error) => faults.push(error));
  return { ...all, happen, told, mails, faults, parts, run, memberId };
}

const input = (memberId: string): AlertInput => ({
  ...{ name: 'Steps are missed', figure: 'missRate', days: 7, memberIds: [memberId] },
  rule: { kind: 'above', value: 0.1 },
});

test('an alert is told once when it is raised and once when it is over, by mail and by webhook', async () => {
  const { manage, happen, run, told, mails, memberId, faults, parts } = await setUp();
  expect((await manage('PUT', ALERT, input(memberId))).status).toBe(201);
  await happen('step.shown', 17);
  await run();
  expect((await parts.desk.list('demo'))[0]?.standing).toMatchObject({ state: 'unknown', reason: 'too-little' });
  await happen('step.missed', 3);
  await run();
  await run();
  expect(told).toMatchObject([{ event: 'alert.raised', appId: 'demo', data: { alertId: 'missed', value: 0.15 } }]);
  const [letter, ...more] = await mails();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({
    to: 'ada@example.com',
    subject: expect.stringContaining('Steps are missed') as string,
  });
  expect(letter?.text).toContain('Miss rate is 15%');
  expect(letter?.text).toContain('at most 10%, over 7 days');
  expect(letter?.text).toContain('https://h.test/dashboard/#/apps/demo/alerts');
  await happen('step.shown', 40);
  await run();
  await run();
  expect(told.map(({ event }) => event)).toEqual(['alert.raised', 'alert.ended']);
  expect(new Set(told.map(({ key }) => key)).size).toBe(2);
  expect((await mails()).map(({ subject }) => subject).filter((subject) => subject.includes('is over'))).toHaveLength(
    1,
  );
  expect(faults).toEqual([]);
});

test('an alert that is off is not looked at and needs no attention; on again it is told anew', async () => {
  const { manage, happen, run, told, memberId, parts } = await setUp();
  await manage('PUT', ALERT, input(memberId));
  await happen('step.missed', 20);
  await run();
  expect((await manage('PUT', ALERT, { ...input(memberId), isOff: true })).status).toBe(200);
  await happen('step.shown', 400);
  await run();
  expect((await parts.desk.list('demo'))[0]).toMatchObject({
    isOff: true,
    standing: { state: 'unknown', checkedAt: null },
  });
  const overview = (await (await manage('GET', '/api/overview')).json()) as OverviewReport;
  expect(overview.concerns.filter(({ what }) => what === 'alert-raised')).toEqual([]);
  await happen('step.missed', 400);
  await manage('PUT', ALERT, input(memberId));
  await run();
  expect(told.map(({ event }) => event)).toEqual(['alert.raised', 'alert.raised']);
  expect(new Set(told.map(({ key }) => key)).size).toBe(2);
});

test('what is raised needs attention on the overview, and two collectors tell it under one key', async () => {
  const { manage, happen, run, told, memberId, parts } = await setUp();
  await manage('PUT', ALERT, input(memberId));
  await happen('step.shown', 20);
  await happen('step.missed', 5);
  const [before] = await parts.desk.list('demo');
  await run();
  const overview = (await (await manage('GET', '/api/overview')).json()) as OverviewReport;
  expect(overview.concerns).toContainEqual({
    ...{ appId: 'demo', what: 'alert-raised', weight: 0.9, figure: 'missRate', subject: 'Steps are missed' },
    ...{ value: 0.2, against: 0.1 },
  });
  // Another one that had read it before comes to the same, and notes nothing.
  await lookAtAlerts(
    { ...parts, desk: { ...parts.desk, list: () => Promise.resolve(before ? [before] : []) } },
    () => {},
  );
  expect(new Set(told.map(({ key }) => key)).size).toBe(1);
  expect((await parts.desk.list('demo'))[0]?.standing.times).toBe(1);
});

test('nobody is told by mail who may no longer see figures, and one fault keeps no other alert', async () => {
  const { manage, happen, run, told, mails, memberId, stores, faults, parts } = await setUp();
  await manage('PUT', ALERT, input(memberId));
  await manage('PUT', '/api/apps/demo/alerts/a', input(memberId));
  await happen('step.missed', 20);
  const record = await stores.records.members.find(memberId);
  if (record) await stores.records.members.replace({ ...record, grants: [{ roles: ['agent-l1'] }] });
  const look: typeof parts.desk.look = (alert) =>
    alert.alertId === 'a' ? Promise.reject(new Error('away')) : parts.desk.look(alert);
  await lookAtAlerts({ ...parts, desk: { ...parts.desk, look } }, (error) => faults.push(error));
  expect([told.length, await mails(), faults.length]).toEqual([1, [], 1]);
  await run();
  expect(told).toHaveLength(2);
});

test('an alert is made by who may, on what can be measured, and each change stands in the audit log', async () => {
  const { ada, manage, memberId } = await setUp();
  expect((await ada('PUT', ALERT, input(memberId))).status).toBe(403);
  expect((await manage('PUT', ALERT, { ...input(memberId), guideId: 'gone' })).status).toBe(422);
  expect((await manage('PUT', ALERT, { ...input('nobody') })).status).toBe(422);
  expect((await manage('PUT', ALERT, { ...input(memberId), days: 0 })).status).toBe(422);
  expect((await manage('PUT', '/api/apps/none/alerts/a', input(memberId))).status).toBe(404);
  await manage('PUT', ALERT, input(memberId));
  expect((await manage('PUT', ALERT, { ...input(memberId), name: 'Another' })).status).toBe(200);
  const { alerts } = (await (await ada('GET', '/api/apps/demo/alerts')).json()) as { alerts: { name: string }[] };
  expect(alerts.map(({ name }) => name)).toEqual(['Another']);
  expect((await manage('DELETE', ALERT)).status).toBe(204);
  expect((await manage('DELETE', ALERT)).status).toBe(404);
  const { entries } = (await (await manage('GET', '/api/audit')).json()) as { entries: { action: string }[] };
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('alert.'))).toEqual([
    'alert.removed',
    'alert.saved',
    'alert.saved',
  ]);
});
