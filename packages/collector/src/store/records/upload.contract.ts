import { expect, test } from 'vitest';
import { idOf } from './made-tickets.contract.ts';
import type { RecordStore } from './record-store.ts';
import type { UploadRecord } from './upload-records.ts';

type Open = () => RecordStore | Promise<RecordStore>;

const upload = (name: string, more: Partial<UploadRecord> = {}): UploadRecord => ({
  ...{ uploadId: idOf(name), appId: 'demo', owner: 'v ada', uploadKey: name, secretHash: '#', name, bytes: 6 },
  ...{ offset: 0, createdAt: 1, state: 'open', type: 'application/octet-stream', image: null },
  ...more,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every engine must do for files and views. */
export function uploadContract(open: Open): void {
  test('an upload is begun once by its key, and for each owner and app apart', async () => {
    const { uploads } = await open();
    expect(await uploads.add(upload('a'))).toEqual({ record: upload('a'), made: true });
    const again = await uploads.add(upload('b', { uploadKey: 'a' }));
    expect(again).toEqual({ record: upload('a'), made: false });
    expect((await uploads.add(upload('c', { uploadKey: 'a', owner: 'v bob' }))).made).toBe(true);
    expect((await uploads.add(upload('d', { uploadKey: 'a', appId: 'other' }))).made).toBe(true);
    expect(await uploads.find(idOf('b'))).toBeUndefined();
  });

  test('pieces are written in order, each once; what came is read as it came', async () => {
    const { uploads } = await open();
    await uploads.add(upload('a'));
    expect(await uploads.write(idOf('a'), 3, bytes('def'))).toBe(false);
    expect(await uploads.write(idOf('a'), 0, bytes('abc'))).toBe(true);
    expect(await uploads.write(idOf('a'), 0, bytes('abc'))).toBe(false);
    expect((await uploads.find(idOf('a')))?.offset).toBe(3);
    expect(await uploads.write(idOf('a'), 3, bytes('def'))).toBe(true);
    expect(Buffer.from((await uploads.read(idOf('a'))) ?? []).toString()).toBe('abcdef');
    expect(await uploads.write(idOf('none'), 0, bytes('abc'))).toBe(false);
    expect(await uploads.read(idOf('none'))).toBeUndefined();
  });

  test('a finished upload says what it is, has its clean bytes, and takes no more', async () => {
    const { uploads } = await open();
    await uploads.add(upload('a'));
    await uploads.write(idOf('a'), 0, bytes('abcdef'));
    await uploads.finish(idOf('a'), { type: 'image/png', image: { width: 2, height: 3 } }, bytes('clean'));
    const found = { type: 'image/png', image: { width: 2, height: 3 } };
    expect(await uploads.find(idOf('a'))).toEqual(upload('a', { ...found, state: 'ready', bytes: 5, offset: 5 }));
    expect(Buffer.from((await uploads.read(idOf('a'))) ?? []).toString()).toBe('clean');
    expect(await uploads.write(idOf('a'), 5, bytes('more'))).toBe(false);
    await uploads.add(upload('b'));
    await uploads.write(idOf('b'), 0, bytes('plain!'));
    await uploads.finish(idOf('b'), { type: 'text/plain', image: null }, undefined);
    expect(await uploads.find(idOf('b'))).toEqual(upload('b', { type: 'text/plain', state: 'ready', offset: 6 }));
    expect(Buffer.from((await uploads.read(idOf('b'))) ?? []).toString()).toBe('plain!');
  });

  test('an upload that is removed is gone with its bytes', async () => {
    const { uploads } = await open();
    await uploads.add(upload('a'));
    await uploads.write(idOf('a'), 0, bytes('abc'));
    await uploads.remove(idOf('a'));
    expect([await uploads.find(idOf('a')), await uploads.read(idOf('a'))]).toEqual([undefined, undefined]);
  });

  test('views are seen by their member, shared ones by all, and removed by their member', async () => {
    const { ticketViews } = await open();
    const view = (viewId: string, memberId: string, name: string, shared: boolean) => ({
      ...{ viewId: idOf(viewId), memberId, name, query: { state: 'open' }, shared },
    });
    await ticketViews.add(view('1', 'ada', 'Mine', false));
    await ticketViews.add(view('2', 'bob', 'All urgent', true));
    await ticketViews.add(view('3', 'bob', 'His', false));
    expect((await ticketViews.of('ada')).map(({ name }) => name)).toEqual(['All urgent', 'Mine']);
    expect((await ticketViews.of('ada'))[1]).toEqual(view('1', 'ada', 'Mine', false));
    expect(await ticketViews.remove('ada', idOf('2'))).toBe(false);
    expect(await ticketViews.remove('bob', idOf('2'))).toBe(true);
    expect((await ticketViews.of('ada')).map(({ name }) => name)).toEqual(['Mine']);
  });
}
