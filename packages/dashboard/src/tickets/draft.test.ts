import { describe, expect, test } from 'vitest';
import { createDrafts, type ReplyDraft, type Shelf } from './draft.ts';

/** What `localStorage` promises, in memory. */
function shelf(): Shelf & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() {
      return all.size;
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
  };
}

const draft: ReplyDraft = {
  ...{ blocks: [{ type: 'paragraph', content: [{ text: 'Half a sen' }] }], note: true },
  ...{ entryKey: '018f7d6e-0000-4000-8000-000000000001', guideId: 'first-order', mentions: ['mem_bo'] },
};
const DAY_MS = 86_400_000;

describe('a reply that was not sent', () => {
  test('is there after a reload, with the key under which it will be sent', () => {
    const kept = shelf();
    createDrafts(
      () => kept,
      'mem_ada',
      () => 1,
    ).write('t1', draft);
    expect(
      createDrafts(
        () => kept,
        'mem_ada',
        () => 2,
      ).read('t1'),
    ).toEqual(draft);
  });

  test('is its ticket’s and its member’s alone, and gone once it is sent', () => {
    const kept = shelf();
    const ada = createDrafts(
      () => kept,
      'mem_ada',
      () => 1,
    );
    ada.write('t1', draft);
    expect(ada.read('t2')).toBeUndefined();
    expect(
      createDrafts(
        () => kept,
        'mem_bo',
        () => 1,
      ).read('t1'),
    ).toBeUndefined();
    ada.remove('t1');
    expect(ada.read('t1')).toBeUndefined();
  });

  test('is thrown away after a month, and so is what does not fit; what is not ours stays', () => {
    const kept = shelf();
    createDrafts(
      () => kept,
      'mem_ada',
      () => 1,
    ).write('t1', draft);
    for (const bad of ['{', '[]', '{"version":2}']) kept.setItem(`handrail.reply.mem_ada.${bad}`, bad);
    kept.setItem('other', '{');
    createDrafts(
      () => kept,
      'mem_ada',
      () => 31 * DAY_MS,
    );
    expect([...kept.all.keys()]).toEqual(['other']);
  });

  test('does no harm where nothing may be kept', () => {
    const forbidden = (): Shelf => {
      throw new DOMException('Storage is forbidden', 'SecurityError');
    };
    const drafts = createDrafts(forbidden, 'mem_ada', () => 1);
    drafts.write('t1', draft);
    expect(drafts.read('t1')).toBeUndefined();
  });
});
