import type { Inline } from '@handrail/protocol';
import { createGrids, intoOne, type Shared, type Take } from './grid.ts';
import { createLine, type Mark } from './line.ts';
import type { Writer } from './writer.ts';

interface List {
  ordered: boolean;
  items: Inline[][];
  /** Word has no lists, but paragraphs that look like items. */
  ofWord: boolean;
}

/** Where words belong while a text is read: in a paragraph, a heading, the item of a list, the cell of a table. */
export function createPlaces(writer: Writer, note: (what: string) => void) {
  const line = createLine();
  const takes: Take[] = [(lines) => writer.paragraph(lines)];
  /** What cannot stand in an item or a cell stands behind its list or table. */
  let later: (() => void)[] = [];
  let list: List | undefined;
  let depth = 0;

  const flush = (): void => takes.at(-1)?.(line.take());
  /** The words up to the end belong elsewhere. */
  function within(take: Take): () => void {
    flush();
    takes.push(take);
    return () => {
      flush();
      takes.pop();
    };
  }
  function block(write: () => void): void {
    flush();
    if (list || shared.grid) later.push(write);
    else write();
  }
  function writeLater(): void {
    if (list || shared.grid) return;
    const waiting = later;
    later = [];
    for (const write of waiting) write();
  }
  function closeList(): void {
    const done = list;
    list = undefined;
    const items = done?.items.filter((item) => item.length > 0) ?? [];
    if (done && items.length > 0) block(() => writer.list(done.ordered, items));
    writeLater();
  }

  const shared: Shared = { grid: undefined, writer, note, flush, within, block, writeLater };
  return {
    say: (words: string, marks: readonly Mark[], href: string | undefined) => line.add(words, marks, href),
    ...{ flush, within, block },
    /** Whether a new line begins another paragraph; in an item, a cell or a heading it is a space. */
    isInParagraph: () => takes.length === 1,
    isInBlock: () => list !== undefined || shared.grid !== undefined,
    beginList(ordered: boolean): () => void {
      flush();
      if (list?.ofWord) closeList();
      if (list) note('lists within lists, now one list');
      list ??= { ordered, items: [], ofWord: false };
      depth += 1;
      return () => {
        flush();
        depth -= 1;
        if (depth === 0) closeList();
      };
    },
    beginItem(): (() => void) | undefined {
      if (!list) return undefined;
      const item: Inline[] = [];
      const end = within(intoOne(item, note));
      list.items.push(item);
      return end;
    },
    /** A paragraph of Word that is an item of a list, which goes on until another begins that is none. */
    beginItemOfWord(): () => void {
      flush();
      list ??= { ordered: false, items: [], ofWord: true };
      const item: Inline[] = [];
      list.items.push(item);
      return within(intoOne(item, note));
    },
    endListOfWord() {
      if (list?.ofWord) closeList();
    },
    /** What Word writes before an item tells whether it is counted. */
    markOfWord(text: string) {
      if (list?.ofWord && /^\s*[(\d]|^\s*[a-z][.)]/i.test(text)) list.ordered = true;
    },
    ...createGrids(shared),
    end() {
      flush();
      closeList();
      writer.closeCallout();
    },
  };
}

export type Places = ReturnType<typeof createPlaces>;
