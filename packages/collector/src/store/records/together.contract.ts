import { expect, test } from 'vitest';
import { BY_NOBODY, draftOf } from '../../../test/drafts.ts';
import type { AuditNote } from './audit-records.ts';
import type { MemberRecord } from './member-records.ts';
import type { RecordStore } from './record-store.ts';

const NOTE: AuditNote = {
  ...{ at: 1, memberId: 'ada', name: 'Ada', by: 'session', action: 'app.made', appId: 'shop', target: null },
  ...{ before: null, after: null, address: null },
};
const shop = (name = 'Shop') => ({ appId: 'shop', appKey: 'hk_shop_key', name });
const guide = { kind: 'walkthrough' as const, guideId: 'g', title: 'G', trigger: { on: 'call' as const }, steps: [] };
const member = (memberId: string, email: string): MemberRecord => ({
  ...{ memberId, email, revision: 1, name: 'A', grants: [], state: 'active', createdAt: 1, signedInAt: null },
  ...{ password: null, totp: null, recoveryHashes: [], passkeys: [], openid: null, externalId: null, userName: null },
  ...{ groups: { claimed: [], pushed: [] }, leftAt: null, language: null },
});
const killed = new Error('ended here');
const ofAction = async ({ audit }: RecordStore): Promise<string[]> =>
  (await audit.page({ limit: 9 })).map(({ action }) => action);

/** What every engine must do for changes that belong together, such as one and the entry about it. */
export function togetherContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('what is done together is there as a whole', async () => {
    const store = await open();
    const said = await store.together(async () => {
      await store.apps.put(shop());
      expect((await store.apps.find('shop'))?.name).toBe('Shop');
      await store.audit.append(NOTE);
      return 'done';
    });
    expect([said, (await store.apps.list()).length, await ofAction(store)]).toEqual(['done', 1, ['app.made']]);
  });

  test('a change that comes to no entry has not been, in any part of the store', async () => {
    const store = await open();
    await store.apps.put(shop());
    await store.guides.put('shop', draftOf(guide), 0);
    await store.members.add(member('ada', 'ada@example.com'));
    const look = async () => [
      ...[await store.apps.list(), await store.guides.list('shop'), await store.guides.published('shop', 'staging')],
      ...[await store.members.list(), await store.features.list('shop'), await store.groups.list()],
      ...[await store.sessions.of('ada'), await store.tokens.of('ada'), await store.credentials.of('shop', 'key')],
      ...[await store.edits.origins('shop', 0), await store.oneTime.find('h', 'p', 0), await ofAction(store)],
    ];
    const before = structuredClone(await look());
    const undone = store.together(async () => {
      await store.apps.put(shop('Other'));
      await store.features.put('shop', { featureId: 'f', name: 'F', match: { kind: 'page', pattern: '/x' } } as never);
      await store.guides.addVersion('shop', { ...guide, version: 1, publishedAt: 2 }, BY_NOBODY);
      await store.guides.putLive('shop', 'g', { environment: 'staging', version: 1, at: 2, by: null });
      await store.guides.put('shop', { ...draftOf(guide), revision: 2 }, 1);
      await store.members.add(member('bob', 'bob@example.com'));
      await store.groups.put({ groupId: 'g', name: 'G', externalId: null });
      const session = { sessionHash: 's', memberId: 'ada', createdAt: 1, expiresAt: 9, seenAt: 1, device: '' };
      await store.sessions.add({ ...session, how: 'link' }, 0);
      await store.oneTime.put({ tokenHash: 'h', purpose: 'p', memberId: 'ada', expiresAt: 9, data: {} }, 0);
      await store.credentials.add({ credentialId: 'c', appId: 'shop', kind: 'key', sealed: null, createdAt: 1 });
      await store.members.remove('ada');
      await store.audit.append(NOTE);
      throw killed;
    });
    await expect(undone).rejects.toBe(killed);
    expect(await look()).toEqual(before);
    await store.audit.append(NOTE);
    expect((await store.audit.page({ limit: 9 }))[0]?.seq).toBe(1);
  });

  test('what is refused on the way leaves the rest to be kept', async () => {
    const store = await open();
    await store.members.add(member('ada', 'ada@example.com'));
    await store.members.add(member('bob', 'bob@example.com'));
    await store.groups.put({ groupId: 'g', name: 'G', externalId: null });
    await store.together(async () => {
      await store.apps.put(shop());
      expect(await store.members.add(member('eve', 'ada@example.com'))).toBe('taken');
      expect(await store.members.replace(member('bob', 'ada@example.com'))).toBe('taken');
      expect(await store.groups.put({ groupId: 'h', name: 'G', externalId: null })).toBe('taken');
      await store.audit.append(NOTE);
    });
    expect([(await store.apps.list()).length, await ofAction(store)]).toEqual([1, ['app.made']]);
  });

  test('others see no half of it, and what they write meanwhile stays when it is taken back', async () => {
    const store = await open();
    const begun = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    const undone = store.together(async () => {
      await store.apps.put(shop());
      begun.resolve(undefined);
      await goOn.promise;
      throw killed;
    });
    await begun.promise;
    const seen = store.apps.find('shop');
    const written = store.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    goOn.resolve(undefined);
    await expect(undone).rejects.toBe(killed);
    expect(await seen).toBeUndefined();
    expect(await written).toBe('made');
    expect((await store.apps.list()).map(({ appId }) => appId)).toEqual(['demo']);
  });

  test('runs at once are kept one by one, and runs within a run with the outermost', async () => {
    const store = await open();
    const change = (name: string, fails: boolean) =>
      store.together(async () => {
        await store.together(() => store.apps.put({ appId: name, appKey: `hk_${name}_key`, name }));
        await store.audit.append({ ...NOTE, action: `made.${name}` });
        if (fails) throw killed;
      });
    const runs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => change(name, index % 2 === 1));
    expect((await Promise.allSettled(runs)).map(({ status }) => status === 'fulfilled')).toEqual(
      runs.map((_, index) => index % 2 === 0),
    );
    expect((await store.apps.list()).map(({ appId }) => appId)).toEqual(['a', 'c', 'e', 'g']);
    expect((await ofAction(store)).sort()).toEqual(['made.a', 'made.c', 'made.e', 'made.g']);
    expect((await store.audit.page({ limit: 9 })).map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
  });
}
