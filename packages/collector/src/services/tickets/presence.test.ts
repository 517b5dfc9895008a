import { expect, onTestFinished, test } from 'vitest';
import { describeWithPostgres, newSchema } from '../../../test/postgres-database.ts';
import { openMemoryRecords } from '../../store/records/memory/index.ts';
import { openPostgresRecords } from '../../store/records/postgres/index.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { LiveNews } from './live.ts';
import { createPresence } from './presence.ts';

const at = { ticketId: 't1', appId: 'demo' };
const ann = { memberId: 'ann', name: 'Ann' };
const bob = { memberId: 'bob', name: 'Bob' };

function setUp(id = 'one', records: RecordStore = openMemoryRecords()) {
  const told: string[] = [];
  const clock = { time: 0, now: () => clock.time };
  const live = {
    tell(news: LiveNews) {
      if (!('presence' in news)) return;
      const { ticketId, members } = news.presence;
      told.push([ticketId, ...members.map(({ memberId, what }) => `${memberId} ${what}`)].join(': '));
    },
  };
  return { told, clock, presence: createPresence({ tickets: records.tickets, live, clock, id }) };
}

test('who comes is told who else is there, and the others hear it; saying the same again tells nobody', () => {
  const { told, presence } = setUp();
  expect(presence.say(at, ann, 'looking').members).toEqual([]);
  expect(presence.say(at, bob, 'typing').members).toEqual([{ ...ann, what: 'looking' }]);
  presence.say(at, bob, 'typing');
  presence.say(at, ann, 'gone');
  expect(told).toEqual(['t1: ann looking', 't1: ann looking: bob typing', 't1: bob typing']);
});

test('who went without a word is forgotten', () => {
  const { clock, presence } = setUp();
  presence.say(at, ann, 'looking');
  clock.time = 45_000;
  expect(presence.say(at, bob, 'looking').members).toEqual([]);
});

describeWithPostgres('on one PostgreSQL', () => {
  test('members at two collectors see each other, and hear of themselves once', async () => {
    const { url, schema } = await newSchema();
    const open = async (id: string) => {
      const records = await openPostgresRecords(url, schema);
      onTestFinished(() => records.close());
      return setUp(id, records);
    };
    const [one, other] = [await open('one'), await open('other')];
    one.presence.say(at, ann, 'looking');
    await expect.poll(() => other.told).toEqual(['t1: ann looking']);
    expect(other.presence.say(at, bob, 'typing').members).toEqual([{ ...ann, what: 'looking' }]);
    await expect.poll(() => one.told.at(-1)).toBe('t1: ann looking: bob typing');
    one.presence.say(at, ann, 'gone');
    await expect.poll(() => other.told.at(-1)).toBe('t1: bob typing');
    expect(one.told).toEqual(['t1: ann looking', 't1: ann looking: bob typing', 't1: bob typing']);
  });
});
