import { expect, test } from 'vitest';
import { guide, JSON_TYPE } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';
import { createMetrics } from '../metrics/index.ts';
import { createMailOutbox, readMail } from '../services/mail/mail.ts';
import { systemChance } from '../services/secrets.ts';
import type { Happening } from '../services/webhooks/webhooks.ts';
import { tellHealth } from './health-news.ts';

const DAY = 86_400_000;

async function setUp() {
  const all = await withMembers();
  const { ada, cleo, ask, clock, appKey, stores, members } = all;
  const { records } = stores;
  await ada('POST', '/api/apps/demo/guides', guide);
  await ada('PUT', '/api/apps/demo/guides/g/desk', { owner: members.ada.memberId });
  await cleo('POST', '/api/apps/demo/guides/g/publish');
  let count = 0;
  const miss = async (name = 'step.missed') => {
    const eventId = `01890a5d-ac96-774b-8cce-${String((count += 1)).padStart(12, '0')}`;
    const event = { eventId, name, at: clock.time, visitorId: 'v', sessionId: 's', guideId: 'g', version: 1 };
    const one = { ...event, stepId: guide.steps[0]?.stepId, page: { path: '/orders' }, props: { reason: 'hidden' } };
    const body = { protocol: 1, appKey, sentAt: clock.time, events: [one] };
    await ask('POST', '/v1/events', JSON_TYPE, JSON.stringify(body));
  };
  const told: Happening[] = [];
  const webhooks = { tell: (one: Happening) => Promise.resolve(void told.push(one)) };
  const mail = createMailOutbox(records.deliveries, { isOn: true, clock, chance: systemChance });
  const parts = { records, metrics: createMetrics(stores, 'UTC', clock), mail, webhooks, clock, url: 'https://h.test' };
  const mails = async () =>
    (await records.deliveries.list({ kind: 'mail', limit: 99 })).map(({ content }) => readMail(content));
  const become = async (state: 'active' | 'disabled') => {
    const { memberId } = members.ada;
    const record = await records.members.find(memberId);
    if (record) await records.members.replace({ ...record, state });
  };
  return { ...all, miss, told, mails, become, run: () => tellHealth(parts) };
}

test('the owner of a guide is told of a missed step by mail, once a day, and whoever wants to be called as well', async () => {
  const { miss, run, told, mails, become, clock } = await setUp();
  await become('active');
  await miss('step.shown');
  await run();
  expect([told, await mails()]).toEqual([[], []]);
  await miss();
  await run();
  await miss();
  await run();
  expect(new Set(told.map(({ key }) => key)).size).toBe(1);
  expect(told[0]).toMatchObject({
    ...{ event: 'step.missed', appId: 'demo' },
    data: { guideId: 'g', missed: 1, reasons: [{ what: 'hidden', times: 1 }] },
  });
  const [letter, ...more] = await mails();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ to: 'ada@example.com' });
  expect(letter?.text).toContain('Most often on /orders.');
  expect(letter?.text).toContain('https://h.test/dashboard/#/apps/demo/health');
  clock.time += DAY;
  await miss();
  await run();
  expect(await mails()).toHaveLength(2);
});

test('nobody is written to who has left', async () => {
  const { miss, run, told, mails, become } = await setUp();
  await become('disabled');
  await miss();
  await run();
  expect(told).toHaveLength(1);
  expect(await mails()).toEqual([]);
});
