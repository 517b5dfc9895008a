import { expect, test } from 'vitest';
import type { EditRecord } from './edit-records.ts';
import type { MemberRecord } from './member-records.ts';
import type { RecordStore } from './record-store.ts';

const link = (editId: string, more: Partial<EditRecord> = {}): EditRecord => ({
  ...{ editId, linkHash: `#${editId}`, memberId: 'ada', appId: 'demo', guideId: null, origin: 'https://app.example' },
  ...{ createdAt: 1, expiresAt: 100, session: null },
  ...more,
});
const session = (sessionHash: string, seenAt = 10) => ({ sessionHash, beganAt: 10, seenAt, device: 'Firefox' });

/** What every engine must do for editing on the live page. */
export function editContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('an edit link is exchanged once and in time; the session is found by its secret until its own end', async () => {
    const { edits } = await open();
    await edits.add(link('a', { guideId: 'tour' }), 1);
    expect(await edits.findByLink('#a', 99)).toEqual(link('a', { guideId: 'tour' }));
    expect(await edits.begin('#other', session('s'), 500, 10)).toBe('unknown');
    expect(await edits.begin('#a', session('s'), 500, 10)).toBe('begun');
    expect(await edits.findBySession('s', 499)).toEqual(
      link('a', { guideId: 'tour', expiresAt: 500, session: session('s') }),
    );
    expect(await edits.findBySession('s', 500)).toBeUndefined();
    await edits.add(link('late'), 1);
    expect(await edits.begin('#late', session('t'), 500, 100)).toBe('unknown');
    expect(await edits.findBySession('t', 100)).toBeUndefined();
  });

  test('a second exchange of one link ends the session that the first one made, also long after', async () => {
    const { edits } = await open();
    await edits.add(link('a'), 1);
    await edits.begin('#a', session('first'), 500, 10);
    expect(await edits.begin('#a', session('second'), 500, 300)).toBe('used');
    expect(await edits.findBySession('first', 300)).toBeUndefined();
    expect(await edits.findBySession('second', 300)).toBeUndefined();
    expect(await edits.begin('#a', session('third'), 500, 300)).toBe('unknown');
  });

  test('a link that is exchanged again for the same session, whose answer was lost, has begun it once', async () => {
    const { edits } = await open();
    await edits.add(link('a'), 1);
    await edits.begin('#a', session('first'), 500, 10);
    expect(await edits.begin('#a', session('first', 12), 502, 12)).toBe('begun');
    expect(await edits.findBySession('first', 499)).toEqual(link('a', { expiresAt: 500, session: session('first') }));
    expect(await edits.begin('#a', session('second'), 500, 13)).toBe('used');
  });

  test('of two who exchange a link at the same moment neither keeps a session', async () => {
    const { edits } = await open();
    await edits.add(link('a'), 1);
    const answers = await Promise.all(['x', 'y'].map((hash) => edits.begin('#a', session(hash), 500, 10)));
    expect(answers.sort()).toEqual(['begun', 'used']);
    expect(await edits.findBySession('x', 10)).toBeUndefined();
    expect(await edits.findBySession('y', 10)).toBeUndefined();
  });

  test('edit sessions are listed for their member, the one used last first, and ended by them alone', async () => {
    const { edits } = await open();
    for (const [id, memberId] of [
      ['a', 'ada'],
      ['b', 'ada'],
      ['c', 'eve'],
    ] as const) {
      await edits.add(link(id, { memberId }), 1);
      await edits.begin(`#${id}`, session(id), 500, 10);
    }
    await edits.add(link('only-a-link'), 1);
    await edits.touch('b', 20);
    await edits.touch('only-a-link', 20);
    expect((await edits.of('ada', 30)).map(({ editId, session: own }) => [editId, own?.seenAt])).toEqual([
      ['b', 20],
      ['a', 10],
    ]);
    expect(await edits.of('ada', 500)).toEqual([]);
    expect(await edits.remove('eve', 'a')).toBe(false);
    expect(await edits.remove('ada', 'a')).toBe(true);
    expect(await edits.findBySession('a', 30)).toBeUndefined();
    await edits.removeOf('ada');
    expect(await edits.findByLink('#only-a-link', 30)).toBeUndefined();
    expect(await edits.findBySession('c', 30)).toBeDefined();
  });

  test('the origins of an app are those of what is not over; what is over is forgotten with the next link', async () => {
    const { edits } = await open();
    await edits.add(link('a', { origin: 'https://b.example' }), 1);
    await edits.add(link('b', { origin: 'https://a.example', expiresAt: 50 }), 1);
    await edits.add(link('c', { origin: 'https://b.example' }), 1);
    await edits.add(link('d', { origin: 'https://c.example', appId: 'other' }), 1);
    expect(await edits.origins('demo', 49)).toEqual(['https://a.example', 'https://b.example']);
    expect(await edits.origins('demo', 50)).toEqual(['https://b.example']);
    await edits.add(link('e', { expiresAt: 900 }), 100);
    expect(await edits.findByLink('#a', 1)).toBeUndefined();
  });

  test('a removed member takes edit links and sessions along', async () => {
    const { edits, members } = await open();
    const ada: MemberRecord = {
      ...{ memberId: 'ada', revision: 1, name: 'Ada', email: null, grants: [], state: 'active', createdAt: 1 },
      ...{ signedInAt: null, password: null, totp: null, recoveryHashes: [], passkeys: [], openid: null },
      externalId: null,
      groups: { claimed: [], pushed: [] },
      leftAt: null,
      language: null,
      userName: null,
    };
    await members.add(ada);
    await edits.add(link('a'), 1);
    await edits.begin('#a', session('s'), 500, 10);
    await members.remove('ada');
    expect(await edits.findBySession('s', 10)).toBeUndefined();
  });
}
