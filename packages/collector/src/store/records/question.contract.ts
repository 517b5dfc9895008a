import { expect, test } from 'vitest';
import type { QuestionRecord } from './question-records.ts';
import type { RecordStore } from './record-store.ts';

const questionOf = (questionId: string, memberId: string, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  ...{ questionId, appId: 'demo', memberId, owner: memberId, name: questionId, query: { ask: 'paths', start: '/a' } },
  ...{ shared: false, pinned: false },
  ...more,
});

/** What every engine must do for questions that are kept. */
export function questionContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('questions are seen by whoever keeps them, shared ones by all who see the app, and changed in their place', async () => {
    const { questions, apps } = await open();
    for (const appId of ['demo', 'shop']) await apps.put({ appId, appKey: `hk_${appId}_key`, name: appId });
    await questions.put(questionOf('q1', 'ada', { name: 'Ä' }));
    await questions.put(questionOf('q2', 'bob', { name: 'All', shared: true, pinned: true }));
    await questions.put(questionOf('q3', 'bob', { name: 'His' }));
    await questions.put(questionOf('q4', 'ada', { appId: 'shop' }));
    expect((await questions.of('demo', 'ada')).map(({ name }) => name)).toEqual(['All', 'Ä']);
    expect((await questions.of('demo', 'bob')).map(({ name }) => name)).toEqual(['All', 'His']);
    expect(await questions.find('demo', 'q3')).toEqual(questionOf('q3', 'bob', { name: 'His' }));
    expect(await questions.find('shop', 'q3')).toBeUndefined();
    await questions.put(questionOf('q3', 'bob', { name: 'Ours', shared: true }));
    expect((await questions.of('demo', 'ada')).map(({ name }) => name)).toEqual(['All', 'Ours', 'Ä']);
    expect(await questions.remove('shop', 'q3')).toBe(false);
    expect(await questions.remove('demo', 'q3')).toBe(true);
    expect(await questions.remove('demo', 'q3')).toBe(false);
    // They go with their app.
    await apps.remove('demo');
    expect(await questions.of('demo', 'ada')).toEqual([]);
    expect(await questions.of('shop', 'ada')).toHaveLength(1);
  });
}
