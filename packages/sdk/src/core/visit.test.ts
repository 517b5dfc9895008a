import { expect, test, vi } from 'vitest';
import { createFakePlatform, settle } from '../../test/fake-platform.ts';
import { createSession, SESSION_GAP_MS, type Session } from './session.ts';
import { createVisitor } from './visitor.ts';

const counter = () => {
  let last = 0;
  return () => `id-${++last}`;
};

test('a session goes on over tabs and ends after a pause of 30 minutes', async () => {
  const platform = createFakePlatform();
  const newId = counter();
  const here = createSession(platform, 'h:', newId);
  const otherTab = createSession(platform, 'h:', newId);
  const first = here.touch();
  await platform.pass(SESSION_GAP_MS - 1);
  expect(otherTab.touch()).toBe(first);
  await platform.pass(SESSION_GAP_MS - 1);
  expect(here.touch()).toBe(first);
  await platform.pass(SESSION_GAP_MS);
  expect(here.touch()).not.toBe(first);
});

test('events are counted within a session over tabs, whatever the clock does', async () => {
  const platform = createFakePlatform();
  const [here, otherTab] = [1, 2].map(() => createSession(platform, 'h:', counter())) as [Session, Session];
  expect(here.next()).toMatchObject({ seq: 0 });
  await settle();
  expect(otherTab.next()).toMatchObject({ seq: 1 });
  await settle();
  here.touch();
  platform.jump(-60_000);
  expect(here.next()).toEqual({ sessionId: 'id-1', seq: 2 });
  await platform.pass(2 * SESSION_GAP_MS);
  expect(here.next()).toEqual({ sessionId: 'id-2', seq: 0 });
});

test('a tab that hears late of another one does not take its own places again', async () => {
  const platform = createFakePlatform();
  const here = createSession(platform, 'h:', counter());
  here.next();
  await settle();
  const early = platform.local.getItem('h:session');
  here.next();
  await settle();
  platform.local.setItem('h:session', early ?? '');
  expect(here.next()).toMatchObject({ seq: 2 });
});

test('a burst of events is one write, and an end in its midst lasts', async () => {
  const platform = createFakePlatform();
  const written = vi.spyOn(platform.local, 'setItem');
  const session = createSession(platform, 'h:', counter());
  const burst = Array.from({ length: 100 }, () => session.next());
  expect(new Set(burst.map(({ sessionId }) => sessionId)).size).toBe(1);
  expect(burst.map(({ seq }) => seq)).toEqual(burst.map((_, index) => index));
  await settle();
  expect(written).toHaveBeenCalledTimes(1);
  session.next();
  session.end();
  await settle();
  expect(platform.local.getItem('h:session')).toBeNull();
  expect(session.next()).toEqual({ sessionId: 'id-2', seq: 0 });
});

test('a session that an older version of ours has begun goes on', () => {
  const platform = createFakePlatform();
  platform.local.setItem('h:session', JSON.stringify({ v: 1, value: { id: 'old', at: platform.now() } }));
  expect(createSession(platform, 'h:', counter()).next()).toEqual({ sessionId: 'old', seq: 0 });
});

test('a visitor without a name keeps an id, which identify gives up once', () => {
  const { local } = createFakePlatform();
  const newId = counter();
  const anonymous = createVisitor(local, 'h:', newId).visitorId();
  const visitor = createVisitor(local, 'h:', newId);
  expect(visitor.visitorId()).toBe(anonymous);
  expect(visitor.identify({ visitorId: 'ada', traits: { role: 'buyer' } })).toEqual({
    change: 'renamed',
    anonymousId: anonymous,
  });
  expect(visitor.identify({ visitorId: 'ada' })).toEqual({ change: 'same' });
  expect(visitor.isAnonymous()).toBe(false);
  expect(createVisitor(local, 'h:', newId).visitorId()).toBe('ada');
  expect(visitor.identify({ visitorId: 'grace' })).toEqual({ change: 'another' });
  visitor.reset();
  expect(['ada', 'grace', anonymous]).not.toContain(visitor.visitorId());
  expect(visitor.traits()).toEqual({});
});
