import { expect, test } from 'vitest';
import type { RecordStore } from './record-store.ts';

/** What every engine keeps of pictures. */
export function pictureContract(open: () => RecordStore | Promise<RecordStore>): void {
  test('pictures: another one of the same place takes its place, and the oldest go when there are too many', async () => {
    const { pictures } = await open();
    const bytes = (text: string) => Buffer.from(text);
    await pictures.put('demo', 'a', { png: bytes('one'), at: 1 }, 2);
    await pictures.put('demo', 'b', { png: Buffer.from([0, 255, 10]), at: 2 }, 2);
    await pictures.put('other', 'a', { png: bytes('theirs'), at: 1 }, 2);
    expect(await pictures.read('demo', 'b')).toEqual(Buffer.from([0, 255, 10]));
    await pictures.put('demo', 'a', { png: bytes('two'), at: 3 }, 2);
    expect(await pictures.read('demo', 'a')).toEqual(bytes('two'));
    await pictures.put('demo', 'c', { png: bytes('three'), at: 4 }, 2);
    expect(await pictures.read('demo', 'b')).toBeUndefined();
    expect(await pictures.read('demo', 'a')).toEqual(bytes('two'));
    expect(await pictures.read('other', 'a')).toEqual(bytes('theirs'));
    expect(await pictures.read('demo', 'none')).toBeUndefined();
  });
}
