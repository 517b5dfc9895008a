import { expect, test } from 'vitest';
import { event } from '../../test/events.ts';
import { cutBatch } from './batch.ts';

test('a batch is JSON in the form of the protocol', () => {
  const events = [event(), event()];
  const sign = { appKey: 'hk_test1234', identity: 'a.b.c' };
  const cut = cutBatch(sign, 7, events, 10_000);
  expect(JSON.parse(cut.body)).toEqual({ protocol: 1, ...sign, sentAt: 7, events });
  expect(cut.events).toEqual(events);
});

const SIGN = { appKey: 'hk_test1234', identity: undefined };

test('it is cut by bytes, not by characters, and holds one event at least', () => {
  const events = Array.from({ length: 50 }, () => ({ ...event(), props: { text: '€'.repeat(300) } }));
  const { events: taken, body } = cutBatch(SIGN, 7, events, 20_000);
  expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(20_000);
  expect(taken.length).toBeGreaterThan(10);
  expect(cutBatch(SIGN, 7, events, 10).events).toHaveLength(1);
});
