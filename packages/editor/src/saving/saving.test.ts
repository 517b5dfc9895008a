import { beforeEach, describe, expect, test } from 'vitest';
import type { Guide, Walkthrough } from '@handrail/protocol';
import { createDrafts, type Draft, type Sent } from '../api.ts';
import type { Outcome } from '../edit-session.ts';
import { createAutosave, type SaveState } from './autosave.ts';
import { createBackup } from './backup.ts';
import { compare } from './compare.ts';

const dialog = (stepId: string, title = stepId) => ({ type: 'dialog' as const, stepId, title, blocks: [] });
const guide = (title: string, ...steps: Walkthrough['steps']): Walkthrough => ({
  ...{ kind: 'walkthrough', guideId: 'g', title, trigger: { on: 'call' } },
  steps: steps.length > 0 ? steps : [dialog('a')],
});

function memory(room = Infinity): Storage {
  const all = new Map<string, string>();
  return {
    get length() {
      return all.size;
    },
    clear: () => all.clear(),
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (key) => all.get(key) ?? null,
    removeItem: (key) => void all.delete(key),
    setItem(key, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      all.set(key, value);
    },
  };
}

let plans: { run: () => void; ms: number }[];
let states: SaveState[];
let sent: { title: string; revision: number | undefined }[];
let answers: (Sent | Promise<Sent>)[];
let storage: Storage;

beforeEach(() => {
  [plans, states, sent, answers] = [[], [], [], []];
  storage = memory();
});

const saved = (revision: number): Sent => ({ is: 'saved', revision, warnings: [] });
const begin = () =>
  createAutosave(
    {
      drafts: {
        save(one, revision) {
          sent.push({ title: one.title, revision });
          return Promise.resolve(answers.shift() ?? { is: 'offline' });
        },
      },
      backup: createBackup(storage, 'app', () => 7),
      later(run, ms) {
        const plan = { run, ms };
        plans.push(plan);
        return () => void (plans = plans.filter((one) => one !== plan));
      },
      onState: (state) => states.push(state),
    },
    { guide: guide('Start'), revision: 1 },
  );
const kept = () => createBackup(storage, 'app', () => 7).get('g')?.guide.title;
const words = () => states.map(({ is }) => is);

test('what is changed is sent once the author rests, on what was sent before', async () => {
  answers = [saved(2), saved(3)];
  const autosave = begin();
  autosave.changed(guide('A'));
  autosave.changed(guide('B'));
  expect(plans.map(({ ms }) => ms)).toEqual([800]);
  expect(kept()).toBe('B');
  await autosave.flush();
  autosave.changed(guide('C'));
  await autosave.flush();
  expect(sent).toEqual([
    { title: 'B', revision: 1 },
    { title: 'C', revision: 2 },
  ]);
  expect(words()).toEqual(['waiting', 'waiting', 'saving', 'saved', 'waiting', 'saving', 'saved']);
  expect(kept()).toBeUndefined();
});

test('what is changed while it is being sent goes after it, and is kept until it has come', async () => {
  let answer: (sent: Sent) => void = () => undefined;
  answers = [new Promise<Sent>((resolve) => (answer = resolve)), saved(3)];
  const autosave = begin();
  autosave.changed(guide('A'));
  const first = autosave.flush();
  autosave.changed(guide('B'));
  answer(saved(2));
  await first;
  expect(kept()).toBe('B');
  expect(autosave.state).toMatchObject({ is: 'saving' });
  await autosave.flush();
  expect(sent.at(-1)).toEqual({ title: 'B', revision: 2 });
  expect(autosave.state).toMatchObject({ is: 'saved' });
});

test('offline it is kept here and tried again, less and less often', async () => {
  const autosave = begin();
  autosave.changed(guide('A'));
  const waits: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    await autosave.flush();
    waits.push(plans.at(-1)?.ms ?? 0);
  }
  expect(waits).toEqual([2_000, 5_000, 15_000, 30_000, 30_000, 30_000]);
  expect(autosave.state).toEqual({ is: 'offline', kept: true });
  expect(kept()).toBe('A');
  answers = [saved(2)];
  await autosave.flush();
  expect(autosave.state).toMatchObject({ is: 'saved' });
});

test('where this browser has no room, the author is told', () => {
  storage = memory(10);
  begin().changed(guide('A'));
  expect(states).toEqual([{ is: 'waiting', kept: false }]);
});

describe('when somebody else has written', () => {
  const theirs: Draft = { guide: guide('Theirs'), revision: 5, updatedAt: 1, by: 'Ben' };
  beforeEach(() => (answers = [{ is: 'changed', theirs }]));

  test('nothing is sent before the author has decided, and nothing is lost', async () => {
    const autosave = begin();
    autosave.changed(guide('A'));
    await autosave.flush();
    autosave.changed(guide('B'));
    await autosave.flush();
    expect(autosave.state).toEqual({ is: 'changed', theirs });
    expect(sent).toHaveLength(1);
    expect(kept()).toBe('B');
  });

  test('ours is written over what was seen of theirs', async () => {
    const autosave = begin();
    autosave.changed(guide('A'));
    await autosave.flush();
    answers = [saved(6)];
    await autosave.takeOver();
    expect(sent.at(-1)).toEqual({ title: 'A', revision: 5 });
    expect(autosave.state).toMatchObject({ is: 'saved' });
  });

  test('or given up for theirs', async () => {
    const autosave = begin();
    autosave.changed(guide('A'));
    await autosave.flush();
    autosave.yieldTo(theirs);
    expect(kept()).toBeUndefined();
    answers = [saved(6)];
    autosave.changed(guide('More'));
    await autosave.flush();
    expect(sent.at(-1)).toEqual({ title: 'More', revision: 5 });
  });
});

test('a session that has ended keeps the draft here', async () => {
  answers = [{ is: 'ended', code: 'signed-out', detail: 'Over.' }];
  const autosave = begin();
  autosave.changed(guide('A'));
  await autosave.flush();
  autosave.changed(guide('B'));
  expect(autosave.state).toMatchObject({ is: 'ended', detail: 'Over.' });
  expect(kept()).toBe('B');
});

test('a draft that is refused is sent again once it has changed', async () => {
  answers = [{ is: 'refused', detail: 'No.', errors: [] }, saved(2)];
  const autosave = begin();
  autosave.changed(guide('A'));
  await autosave.flush();
  expect(autosave.state).toMatchObject({ is: 'refused' });
  autosave.changed(guide('B'));
  await autosave.flush();
  expect(autosave.state).toMatchObject({ is: 'saved' });
});

describe('the backup', () => {
  test('has the drafts of its app alone, the newest first, and leaves what is not one', () => {
    let now = 1;
    const backup = createBackup(storage, 'app', () => (now += 1));
    backup.put(guide('A'), 3);
    backup.put({ ...guide('B'), guideId: 'h' }, undefined);
    createBackup(storage, 'other', () => 99).put(guide('C'), 1);
    storage.setItem('handrail:draft:app:x', '{"guide":');
    storage.setItem('handrail:draft:app:y', '{"guide":{},"at":1}');
    expect(backup.all().map((one) => [one.guide.title, one.revision])).toEqual([
      ['B', undefined],
      ['A', 3],
    ]);
  });
  test('does without storage', () => {
    const backup = createBackup(undefined, 'app', () => 1);
    expect([backup.put(guide('A'), 1), backup.get('g'), backup.all()]).toEqual([false, undefined, []]);
  });
});

test('two drafts are compared field by field and step by step', () => {
  const theirs: Guide = guide('One', dialog('a'), dialog('b'), dialog('c'), dialog('gone', 'Gone'));
  const ours: Guide = {
    ...guide('Two', dialog('b'), dialog('a', 'A!'), dialog('c'), dialog('new', 'New')),
    priority: 1,
  };
  expect(compare(theirs, ours)).toEqual([
    { how: 'changed', fields: ['title', 'priority'] },
    { stepId: 'b', title: 'b', how: 'moved', fields: [] },
    { stepId: 'a', title: 'A!', how: 'changed', fields: ['title'] },
    { stepId: 'new', title: 'New', how: 'added', fields: [] },
    { stepId: 'gone', title: 'Gone', how: 'removed', fields: [] },
  ]);
  expect(compare(theirs, structuredClone(theirs))).toEqual([]);
});

describe('the collector’s answers', () => {
  type Ask = Parameters<typeof createDrafts>[0]['ask'];
  const asked: unknown[][] = [];
  const drafts = (...outcomes: Outcome<unknown>[]) => {
    asked.length = 0;
    const ask: Ask = (...call) => {
      asked.push(call);
      // Each test writes the answers that its questions get.
      return Promise.resolve(outcomes.shift() as Outcome<never>);
    };
    return createDrafts({ ask }, 'a b');
  };
  const ok = (value: unknown): Outcome<unknown> => ({ value, status: 200, headers: new Headers() });
  const problem = (status: number, code: string): Outcome<unknown> => ({
    failure: { code, problem: { type: '', title: '', status, code, detail: 'D' } },
  });

  test('a draft is saved on the revision that was read', async () => {
    expect(await drafts(ok({ revision: 4, warnings: [] })).save(guide('A'), 3)).toEqual(saved(4));
    expect(asked).toEqual([['PUT', 'api/apps/a%20b/guides/g', guide('A'), { 'if-match': '"3"' }]]);
    await drafts(ok({ revision: 1 })).save(guide('A'), undefined);
    expect(asked[0]?.[3]).toEqual({});
  });

  test('after a change by somebody else theirs is fetched', async () => {
    const theirs = { guide: guide('B'), revision: 9, updatedAt: 1, updatedBy: { name: 'Ben' } };
    expect(await drafts(problem(412, 'draft-changed'), ok(theirs)).save(guide('A'), 3)).toEqual({
      is: 'changed',
      theirs: { guide: guide('B'), revision: 9, updatedAt: 1, by: 'Ben' },
    });
  });

  test.each([
    [401, 'ended'],
    [403, 'ended'],
    [404, 'ended'],
    [413, 'refused'],
    [422, 'refused'],
    [429, 'offline'],
    [503, 'offline'],
  ])('%i is %s', async (status, is) => {
    expect(await drafts(problem(status, 'x')).save(guide('A'), 3)).toMatchObject({ is });
  });

  test('who is at work on it', async () => {
    expect(await drafts(ok({ mine: true })).hold('g')).toEqual({ mine: true });
    const other = ok({ mine: false, by: { name: 'Ben' }, since: 5 });
    expect(await drafts(other).hold('g', true)).toEqual({ mine: false, by: 'Ben', since: 5 });
    expect(asked).toEqual([['POST', 'api/apps/a%20b/guides/g/lease', { take: true }]]);
    expect(await drafts(problem(404, 'not-found')).hold('g')).toBeUndefined();
  });
});
