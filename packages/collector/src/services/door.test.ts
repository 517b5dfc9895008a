import { expect, test } from 'vitest';
import { askDoor, createFarDoor, type Door, type Question } from './door.ts';

/** A door, and one far from it that sends its questions as text. */
function setUp() {
  const asked: Question[] = [];
  let name = 'First';
  const near: Door = {
    ofKey: (key) =>
      Promise.resolve(
        key === 'hk_1' ? { app: { appId: 'a', appKey: key, name }, environment: 'production' as const } : undefined,
      ),
    judge: (_, token) => Promise.resolve(token === 'good' ? { subject: 'ada' } : 'invalid'),
    changes: () => 0,
  };
  const far = createFarDoor((question) => {
    asked.push(question);
    return askDoor(near, JSON.parse(JSON.stringify(question)) as Question);
  });
  return { far, asked, rename: (to: string) => (name = to) };
}

test('a key is asked for once, and again after something has changed', async () => {
  const { far, asked, rename } = setUp();
  for (let times = 0; times < 3; times += 1) expect((await far.ofKey('hk_1'))?.app.name).toBe('First');
  expect(asked).toHaveLength(1);
  rename('Second');
  far.isNow(1);
  expect((await far.ofKey('hk_1'))?.app.name).toBe('Second');
  expect(asked).toHaveLength(2);
});

test('what was asked before a change and answered after it is not kept', async () => {
  const { far, asked } = setUp();
  const before = far.ofKey('hk_1');
  far.isNow(1);
  await before;
  await far.ofKey('hk_1');
  expect(asked).toHaveLength(2);
});

test('a key that is none is asked for each time, so that a new one is good at once', async () => {
  const { far, asked } = setUp();
  for (let times = 0; times < 2; times += 1) expect(await far.ofKey('hk_2')).toBeUndefined();
  expect(asked).toHaveLength(2);
});

test('a token is judged where the secrets are, each time; without one nobody is asked', async () => {
  const { far, asked } = setUp();
  const app = { appId: 'a', appKey: 'hk_1', name: 'A' };
  expect(await far.judge(app, undefined)).toBe('nothing');
  expect(asked).toEqual([]);
  expect(await far.judge(app, 'good')).toEqual({ subject: 'ada' });
  expect(await far.judge(app, 'bad')).toBe('invalid');
  expect(asked).toHaveLength(2);
});
