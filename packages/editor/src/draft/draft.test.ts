import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Guide, Step, Walkthrough } from '@handrail/protocol';
import { checkOf, guideSchema } from '@handrail/protocol/schema';
import { changed, type Change, type GuideFields } from './change.ts';
import { apply, begin, placeOf, redo, undo, type History } from './history.ts';
import { MOST_STEPS, type StepFields } from './steps.ts';

const check = checkOf(guideSchema);
const target = { v: 1 as const, label: 'Save' };
const said = (text: string) => [{ type: 'paragraph' as const, content: [{ text }] }];
const dialog = (stepId: string, more: object = {}): Step => ({
  type: 'dialog',
  stepId,
  title: stepId,
  blocks: [],
  ...more,
});
const guideOf = (...steps: Step[]): Walkthrough => ({
  kind: 'walkthrough',
  guideId: 'g',
  title: 'Order',
  locale: 'en',
  trigger: { on: 'call' },
  steps,
});
const ids = (guide: Guide | undefined) =>
  guide?.kind === 'walkthrough' ? guide.steps.map(({ stepId }) => stepId) : undefined;
const stepIn = (guide: Guide | undefined, stepId: string) =>
  guide?.kind === 'walkthrough' ? guide.steps.find((step) => step.stepId === stepId) : undefined;

const stepId = fc.constantFrom('a', 'b', 'c', 'a-2', 'gone');
const words = fc.oneof(fc.constantFrom('', 'Wählen', 'x'.repeat(300), '😀'.repeat(150)), fc.string({ maxLength: 20 }));
const locale = fc.constantFrom('de', 'fr', 'pt-BR', 'Nonsense!');
const step: fc.Arbitrary<Step> = fc.oneof(
  stepId.map((id) => dialog(id)),
  stepId.map((id): Step => ({ type: 'hidden', stepId: id, actions: [{ do: 'go', stepId: 'b' }] })),
  stepId.map((id): Step => ({ type: 'tooltip', stepId: id, title: id, blocks: [], target, advance: 'click' })),
);
const text = fc.oneof(words, words.map(said));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), step, at: fc.integer({ min: -2, max: 9 }) }),
  fc.record({ do: fc.constantFrom('duplicate' as const, 'remove' as const), stepId }),
  fc.record({ do: fc.constant('move' as const), stepId, to: fc.integer({ min: -2, max: 9 }) }),
  fc.record({
    do: fc.constant('retype' as const),
    stepId,
    type: fc.constantFrom('tooltip' as const, 'dialog' as const, 'corner' as const, 'hidden' as const),
    target: fc.constantFrom(target, { v: 1 as const, id: 'y' }),
  }),
  fc.record({
    do: fc.constant('step' as const),
    stepId,
    set: fc.record(
      {
        title: fc.option(words, { nil: undefined }),
        blocks: fc.option(words.map(said), { nil: undefined }),
        side: fc.constantFrom('top' as const, undefined),
        corner: fc.constantFrom('top-end' as const, undefined),
        advance: fc.constantFrom('click' as const, { event: 'saved' }, undefined),
        when: fc.constantFrom({ type: 'page' as const, path: '/x' }, undefined),
        branches: fc.constantFrom<StepFields['branches'][]>([{ go: 'a' }, { go: 'end' }], undefined),
        buttons: fc.constantFrom<StepFields['buttons'][]>(
          [{ buttonId: 'later', label: 'Later', actions: [{ do: 'go' as const, stepId: 'a' }] }],
          undefined,
        ),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('guide' as const),
    set: fc.record(
      {
        title: words,
        theme: fc.constantFrom({ radius: 4 }, undefined),
        modes: fc.constantFrom<GuideFields['modes'][]>(['guide', 'do'], undefined),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ do: fc.constant('language' as const), locale, on: fc.boolean() }),
  fc.record({
    do: fc.constant('text' as const),
    locale,
    path: fc.constantFrom('title', 'steps/a/title', 'steps/b/blocks', 'steps/gone/title'),
    text,
  }),
);
const runs = fc.constantFrom(undefined, 'title', 'words');
const start = guideOf(dialog('a'), dialog('b', { branches: [{ go: 'a' }] }), dialog('c'));

describe('whatever is done', () => {
  const histories = fc.array(fc.tuple(change, runs), { maxLength: 40 });
  const play = (all: readonly [Change, string | undefined][]): History =>
    all.reduce((history, [one, run]) => apply(history, one, run), begin(start));
  const repeat = (history: History, step: (one: History) => History) => {
    let last = history;
    for (let next = step(last); next.present !== last.present; next = step(last)) last = next;
    return last;
  };

  test('undoing all of it gives the beginning, doing all of it again the end', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const end = play(all);
        const undone = repeat(end, undo);
        expect(undone.present).toBe(start);
        expect(undone.past).toEqual([]);
        expect(repeat(undone, redo).present).toBe(end.present);
      }),
    );
  });

  test('the guide fits its schema, and says its ids once', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { present, past } = play(all);
        for (const guide of [present, ...past.map((one) => one.guide)]) {
          expect(check(guide)).toMatchObject({ ok: true });
          expect(new Set(ids(guide)).size).toBe(ids(guide)?.length);
        }
      }),
    );
  });

  test('a step that is not touched stays the very same', () => {
    const [first] = start.steps;
    const { present } = apply(begin(start), { do: 'step', stepId: 'b', set: { title: 'B' } });
    expect(stepIn(present, 'a')).toBe(first);
  });
});

describe('a run of changes', () => {
  const type = (history: History, title: string, run?: string) =>
    apply(history, { do: 'step', stepId: 'a', set: { title } }, run);
  test('is taken back as one, until something else is done', () => {
    let history = type(type(begin(start), 'A', 'a'), 'Ab', 'a');
    history = apply(history, { do: 'move', stepId: 'a', to: 2 });
    history = type(history, 'Abc', 'a');
    expect(stepIn(undo(history).present, 'a')).toMatchObject({ title: 'Ab' });
    expect(undo(undo(undo(history))).present).toBe(start);
  });

  test('does not go on behind what was taken back', () => {
    const history = undo(type(type(begin(start), 'A'), 'B'));
    const after = type(type(history, 'C', 'a'), 'D', 'a');
    expect(undo(after).present).toBe(history.present);
    expect(redo(after)).toEqual({ ...after, run: undefined });
  });

  test('the place of what was undone is known', () => {
    const after = type(begin(start), 'A');
    expect(placeOf(after, undo(after))).toBe('a');
    expect(placeOf(undo(after), redo(undo(after)))).toBe('a');
  });
});

describe('steps', () => {
  test('a removed one leaves no way to itself, in no language a word', () => {
    const buttons = [{ buttonId: 'x', label: 'X', actions: [{ do: 'go' as const, stepId: 'a' }] }];
    const guide: Guide = {
      ...guideOf(dialog('a'), dialog('b', { branches: [{ go: 'a' }], buttons }), {
        type: 'hidden',
        stepId: 'c',
        branches: [{ go: 'a' }, { go: 'end' }],
        actions: [{ do: 'go', stepId: 'a' }],
      }),
      translations: { de: { title: 'T', 'steps/a/title': 'A' } },
      translatedFrom: { de: { 'steps/a/title': '00000000' } },
    };
    expect(changed(guide, { do: 'remove', stepId: 'a' })).toEqual({
      ...guideOf(dialog('b', { buttons: [{ ...buttons[0], actions: [{ do: 'next' }] }] }), {
        type: 'hidden',
        stepId: 'c',
        branches: [{ go: 'end' }],
        actions: [{ do: 'next' }],
      }),
      translations: { de: { title: 'T' } },
    });
    expect(changed(guideOf(dialog('a')), { do: 'remove', stepId: 'a' })).toBeUndefined();
  });

  test('a copy comes right after, with another id and the same words in all languages', () => {
    const guide: Guide = { ...start, translations: { de: { 'steps/a/title': 'A' } } };
    const copy = changed(guide, { do: 'duplicate', stepId: 'a' });
    expect(ids(copy)).toEqual(['a', 'a-2', 'b', 'c']);
    expect(copy?.translations).toEqual({ de: { 'steps/a/title': 'A', 'steps/a-2/title': 'A' } });
  });

  test('another way to be shown keeps what it has a field for', () => {
    const guide = guideOf(dialog('a', { type: 'tooltip', target, side: 'top', advance: 'click', page: '/x' }));
    const corner = changed(guide, { do: 'retype', stepId: 'a', type: 'corner' });
    expect(stepIn(corner, 'a')).toEqual({ ...dialog('a'), type: 'corner', advance: 'click', page: '/x' });
    expect(stepIn(changed(start, { do: 'retype', stepId: 'a', type: 'tooltip' }), 'a')).toEqual(dialog('a'));
  });

  test(`${MOST_STEPS} are the most`, () => {
    const full = guideOf(...Array.from({ length: MOST_STEPS }, (_, index) => dialog(`s${index}`)));
    expect(changed(full, { do: 'insert', step: dialog('more'), at: 0 })).toBeUndefined();
    expect(changed(full, { do: 'duplicate', stepId: 's1' })).toBeUndefined();
  });
});

describe('languages', () => {
  const german = changed(start, { do: 'language', locale: 'de', on: true }) ?? start;
  test('a translation remembers what it was made from', () => {
    const set = changed(german, { do: 'text', locale: 'de', path: 'steps/a/title', text: 'A!' });
    expect(set?.translations).toEqual({ de: { 'steps/a/title': 'A!' } });
    expect(set?.translatedFrom?.['de']?.['steps/a/title']).toMatch(/^[0-9a-f]{8}$/);
    const away = set && changed(set, { do: 'text', locale: 'de', path: 'steps/a/title' });
    expect(away).toEqual(german);
  });

  test('only what the guide says can be said in another language, and of its kind', () => {
    for (const text of ['x', said('x')]) {
      expect(changed(german, { do: 'text', locale: 'de', path: 'steps/gone/title', text })).toBeUndefined();
    }
    expect(changed(german, { do: 'text', locale: 'de', path: 'title', text: said('x') })).toBeUndefined();
    expect(changed(start, { do: 'text', locale: 'fr', path: 'title', text: 'x' })).toBeUndefined();
  });

  test('one that is taken out leaves nothing behind', () => {
    expect(changed(german, { do: 'language', locale: 'de', on: false })).toEqual(start);
  });
});
