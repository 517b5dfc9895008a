import { expect, test } from 'vitest';
import { HOME, withApp } from '../../test/collector-app.ts';
import type { Watched } from './operation-figures.ts';

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

const figuresOf = async (watched: Watched): Promise<string[]> => {
  const { ask, signIn } = await withApp({ watched });
  const answer = await ask('GET', '/metrics', { cookie: await signIn(), origin: HOME });
  return (await answer.text()).split('\n');
};

test('how much there is, how old the last copy is, and what by the clock has not ended well', async () => {
  const lines = await figuresOf({
    jobs: () => [{ job: 'mails', ageMs: 700_000, everyMs: 5_000 }],
    data: () => Promise.resolve({ parts: { records: 4_096 }, freeBytes: 1e9, backedUpAt: 1_767_225_600_000 - 60_000 }),
  });
  for (const line of [
    'handrail_data_bytes{part="records"} 4096',
    'handrail_disk_free_bytes 1000000000',
    'handrail_backup_age_seconds 60',
    'handrail_job_age_seconds{task="mails"} 700',
    'handrail_job_every_seconds{task="mails"} 5',
  ]) {
    expect(lines).toContain(line);
  }
});

test('a disk that does not answer takes no other figure away', async () => {
  const lines = await figuresOf({ jobs: () => [], data: () => Promise.reject(new Error('EIO')) });
  expect(lines).toContain('handrail_batches_waiting 0');
  expect(lines.some((line) => line.startsWith('handrail_disk_free_bytes '))).toBe(false);
});
