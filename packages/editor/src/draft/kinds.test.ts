import { describe, expect, test } from 'vitest';
import type { Checklist, Guide } from '@handrail/protocol';
import { checkOf, guideSchema } from '@handrail/protocol/schema';
import { blankOf } from './blank.ts';
import { changed } from './change.ts';
import { aimed, targetOf, type KindFields, type OtherGuide } from './kinds.ts';
import { optionsFrom } from './options-from.ts';

const check = checkOf(guideSchema);
const KINDS = ['announcement', 'banner', 'known-issue', 'hint', 'launcher', 'checklist', 'survey'] as const;
const blank = (kind: OtherGuide['kind']): OtherGuide =>
  blankOf(kind, 'First', { title: 'News', locale: 'en', taken: [] });
const target = { v: 1 as const, label: 'Save' };
const ALL: KindFields = {
  ...{ blocks: [{ type: 'divider' }], buttons: [], form: 'corner', corner: 'bottom-start', place: 'bottom' },
  ...{ tone: 'warning', target, mark: 'inline', side: 'top', actions: [{ do: 'help' }], ordered: true },
  ...{ items: [{ itemId: 'a', title: 'A', completedBy: 'tick' }], anonymous: true, thanks: [] },
  questions: [{ type: 'nps', questionId: 'q', title: 'Q' }],
};
const NONE: KindFields = Object.fromEntries(Object.keys(ALL).map((key) => [key, undefined]));

describe.each(KINDS)('%s', (kind) => {
  test('begins as something that can be saved, and stays so with every field set and taken away', () => {
    const guide = blank(kind);
    expect(check(guide).ok).toBe(true);
    const full = changed(guide, { do: 'kind', set: ALL }) ?? guide;
    expect(full).not.toEqual(guide);
    expect(check(full).ok).toBe(true);
    const bare = changed(full, { do: 'kind', set: NONE }) ?? full;
    expect(check(bare).ok).toBe(true);
  });

  test('is there when the page opens: nobody would know to ask for it', () => {
    expect(blank(kind).trigger).toEqual({ on: 'page' });
    const there = blankOf(kind, 'First', { title: 'News', locale: 'en', taken: [], path: '/orders' });
    expect(there.trigger).toEqual({ on: 'page', path: '/orders' });
  });

  test('has no steps to be changed', () => {
    expect(changed(blank(kind), { do: 'remove', stepId: 'a' })).toBeUndefined();
  });
});

test('what is said of a thing to do in other languages goes with it, and of the others it stays', () => {
  const items: Checklist['items'] = ['a', 'b'].map((itemId) => ({ itemId, title: itemId, completedBy: 'tick' }));
  const guide = changed(blank('checklist'), { do: 'kind', set: { items } });
  const german: Guide | undefined = guide && {
    ...guide,
    translations: { de: { 'items/a/title': 'A!', 'items/b/title': 'B!' } },
  };
  const left = german && changed(german, { do: 'kind', set: { items: items.slice(1) } });
  expect(left?.translations).toEqual({ de: { 'items/b/title': 'B!' } });
});

test('a banner that stands in an element goes into another, and a hint to another', () => {
  const inside = changed(blank('banner'), { do: 'kind', set: { place: { inside: target } } });
  if (inside?.kind !== 'banner') throw new Error('no banner');
  expect(targetOf(inside)).toEqual(target);
  expect(aimed(inside, { v: 1, id: 'x' })).toEqual({ place: { inside: { v: 1, id: 'x' } } });
  expect(aimed(blank('hint'), target)).toEqual({ target });
});

const before = [
  { optionId: 'often', label: 'Often' },
  { optionId: 'never', label: 'Never' },
];
test.each([
  ['Often\nNever', ['often', 'never'], 'stay what they were'],
  ['Never\nOften', ['never', 'often'], 'keep their ids wherever they go'],
  ['Daily\nNever', ['often', 'never'], 'keep their ids when their words are corrected'],
  ['Often\n\n Sometimes \nNever', ['often', 'sometimes', 'never'], 'let another one in between'],
  ['Never', ['never'], 'go by their words, not by their place'],
])('options %j %j: %s', (text, ids) => {
  expect(optionsFrom(text, before).map(({ optionId }) => optionId)).toEqual(ids);
});
