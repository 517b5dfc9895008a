import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import type { Block, Inline, LeafBlock } from '@handrail/protocol';
import { blocksSchema, checkOf } from '@handrail/protocol/schema';
import { fromBlocks, plainBlocks, toBlocks } from './blocks.ts';
import { sliceOf } from './clipboard.ts';
import { fits } from './fits.ts';

const check = checkOf(blocksSchema);

const text = fc.string({ maxLength: 12 });
const inline: fc.Arbitrary<Inline> = fc.record(
  {
    text,
    marks: fc.subarray<'bold' | 'italic' | 'code'>(['bold', 'italic', 'code']),
    href: fc.constantFrom('', '/x', 'https://example.com', 'javascript:alert(1)'),
  },
  { requiredKeys: ['text'] },
);
const content = fc.array(inline, { maxLength: 4 });
const pixels = fc.integer({ min: 1, max: 10_000 });
const leaf: fc.Arbitrary<LeafBlock> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), content }),
  fc.record({ type: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), content }),
  fc.record(
    {
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(content, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['type', 'items'] },
  ),
  fc.record(
    {
      type: fc.constant('image' as const),
      src: fc.constantFrom('/a.png', 'x:y'),
      alt: text,
      width: pixels,
      height: pixels,
    },
    { requiredKeys: ['type', 'src', 'alt'] },
  ),
  fc.record({ type: fc.constant('video' as const), src: fc.constant('/a.mp4'), title: fc.constant('Film') }),
  fc.record({ type: fc.constant('code' as const), text }),
  fc.record({
    type: fc.constant('table' as const),
    rows: fc.array(fc.array(content, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('divider' as const) }),
);
const tone = fc.constantFrom('note' as const, 'success' as const, 'warning' as const, 'danger' as const);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: leaf },
  fc.record({ type: fc.constant('callout' as const), tone, blocks: fc.array(leaf, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant('columns' as const),
    columns: fc.array(fc.array(leaf, { maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  }),
);
const blocks = fc.array(block, { maxLength: 6 });

/** Runs as anybody reads them, one character after the other with what it looks like. */
const characters = (all: readonly Inline[]): unknown[] =>
  all.flatMap(({ text, marks = [], href }) =>
    Array.from(text).map((one) => [
      one,
      ['bold', 'italic', 'code'].filter((mark) => marks.some((own) => own === mark)),
      href,
    ]),
  );
/** The same blocks with their runs written out, however they were cut. */
const read = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    const isRuns = typeof first === 'object' && first !== null && 'text' in first && !('type' in first);
    return isRuns ? characters(value as Inline[]) : value.map(read);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]: [string, unknown]) => [key, read(one)]));
};

test('what a guide says comes out as it went in, and fits its schema', () => {
  fc.assert(
    fc.property(blocks, (given) => {
      const there = toBlocks(fromBlocks(given));
      const [only] = given;
      const empty = given.length === 1 && only?.type === 'paragraph' && only.content.every((run) => run.text === '');
      expect(read(there)).toEqual(empty ? [] : read(given));
      expect(check(there)).toMatchObject({ ok: true });
      expect(plainBlocks(there)).toEqual(there);
    }),
    { numRuns: 300 },
  );
});

test('every document that is made is one that ProseMirror accepts', () => {
  fc.assert(fc.property(blocks, (given) => fromBlocks(given).check()));
});

test('runs with the same marks are joined, long ones cut between characters', () => {
  const runs = (content: Inline[]) => plainBlocks([{ type: 'paragraph', content }]);
  expect(
    runs([{ text: 'a', marks: ['italic', 'bold'] }, { text: '' }, { text: 'b', marks: ['bold', 'italic'] }]),
  ).toEqual([{ type: 'paragraph', content: [{ text: 'ab', marks: ['bold', 'italic'] }] }]);
  const [long] = runs([{ text: '😀'.repeat(2_500) }]);
  expect(long).toMatchObject({ content: [{ text: '😀'.repeat(2_000) }, { text: '😀'.repeat(500) }] });
});

describe('pasted text', () => {
  const pasted = (given: string) =>
    toBlocks(EditorState.create({ doc: fromBlocks([]) }).tr.replaceSelection(sliceOf(given)).doc);
  const said = (given: string) => ({ type: 'paragraph', content: [{ text: given }] });
  test('is a paragraph for each line, and a list where it looks like one', () => {
    expect(pasted('One\n\nTwo\r\n- a\n- b\n1. c\n')).toEqual([
      ...[said('One'), said('Two')],
      { type: 'list', items: [[{ text: 'a' }], [{ text: 'b' }]] },
      { type: 'list', ordered: true, items: [[{ text: 'c' }]] },
    ]);
  });
  test('a single line stays as it is', () => {
    expect(pasted('- 5 %')).toEqual([said('- 5 %')]);
  });
  test('is never markup', () => {
    expect(pasted('<b>x</b>')).toEqual([said('<b>x</b>')]);
  });
});

test('more than a guide takes does not fit', () => {
  const line = { type: 'paragraph' as const, content: [] };
  expect(fits(fromBlocks(Array.from({ length: 50 }, () => line)))).toBe(true);
  expect(fits(fromBlocks(Array.from({ length: 51 }, () => line)))).toBe(false);
  expect(fits(fromBlocks([{ type: 'code', text: 'x'.repeat(5_001) }]))).toBe(false);
  const items = Array.from({ length: 51 }, () => []);
  expect(fits(fromBlocks([{ type: 'list', items }]))).toBe(false);
  expect(fits(fromBlocks([{ type: 'callout', tone: 'note', blocks: Array.from({ length: 11 }, () => line) }]))).toBe(
    false,
  );
});
