import { expect, test } from 'vitest';
import { HOME, withApp } from '../../test/collector-app.ts';

const event = (eventId: string) => ({
  ...{ eventId, name: 'page.viewed', at: 1_767_225_600_000, visitorId: 'ada', sessionId: 'one', page: { path: '/' } },
});

test('whoever runs it reads what became of events and what waits to leave, and nobody else does', async () => {
  const { ask, signIn, appKey, clock, stores } = await withApp();
  expect((await ask('GET', '/metrics')).status).toBe(401);
  const send = (key: string, events: object[]) =>
    ask(
      'POST',
      '/v1/events',
      { 'content-type': 'application/json' },
      JSON.stringify({ protocol: 1, appKey: key, sentAt: clock.time, events }),
    );
  const one = event('019b7000-0000-7000-8000-000000000001');
  await send(appKey, [one, event('019b7000-0000-7000-8000-000000000002'), { name: 'none' }]);
  await send(appKey, [one]);
  await send('hk_nobody_has_this', [one]);
  const mail = { deliveryId: 'a', kind: 'mail' as const, target: '', content: '{}', createdAt: clock.time };
  await stores.records.deliveries.add(mail);
  clock.time += 90_000;
  const answer = await ask('GET', '/metrics', { cookie: await signIn(), origin: HOME });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const lines = (await answer.text()).split('\n');
  for (const line of [
    '# TYPE handrail_events_total counter',
    'handrail_events_total{result="accepted"} 2',
    'handrail_events_total{result="duplicate"} 1',
    'handrail_events_total{result="rejected"} 1',
    'handrail_batches_refused_total{status="403"} 1',
    'handrail_batches_waiting 0',
    'handrail_outbox_waiting{outbox="mail"} 1',
    'handrail_outbox_oldest_seconds{outbox="mail"} 90',
    'handrail_outbox_waiting{outbox="webhook"} 0',
  ]) {
    expect(lines).toContain(line);
  }
});
