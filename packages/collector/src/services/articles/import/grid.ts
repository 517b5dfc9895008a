import type { Inline } from '@handrail/protocol';
import type { Writer } from './writer.ts';

export type Take = (lines: Inline[][]) => void;

interface Grid {
  header: Inline[][] | undefined;
  rows: Inline[][][];
  row: Inline[][];
  isHeader: boolean;
}

/** What tables need of the places that words go to; `grid` is the table that is being read. */
export interface Shared {
  grid: Grid | undefined;
  writer: Writer;
  note(what: string): void;
  flush(): void;
  within(take: Take): () => void;
  block(write: () => void): void;
  writeLater(): void;
}

const MOST_RUNS = 100;

/** Takes lines into one item or cell, which holds no paragraphs. */
export const intoOne =
  (content: Inline[], note: (what: string) => void): Take =>
  (lines) => {
    const more = lines.flat();
    const first = more[0];
    if (first && content.length > 0) first.text = ` ${first.text}`;
    if (content.length + more.length > MOST_RUNS) note('what is too much for one item or cell');
    content.push(...more.slice(0, MOST_RUNS - content.length));
  };

/** Reads tables: rows and cells in their order; a table in a table is words of its cell. */
export function createGrids(shared: Shared) {
  const { writer, note, flush, within, block, writeLater } = shared;
  let depth = 0;
  return {
    beginTable(): () => void {
      flush();
      depth += 1;
      if (shared.grid) note('tables within tables');
      shared.grid ??= { header: undefined, rows: [], row: [], isHeader: true };
      return () => {
        flush();
        depth -= 1;
        if (depth > 0) return;
        const { header, rows } = shared.grid ?? { header: undefined, rows: [] };
        shared.grid = undefined;
        // A table of a header alone is a row.
        const write = (): void =>
          rows.length === 0 && header ? writer.table(undefined, [header]) : writer.table(header, rows);
        block(write);
        writeLater();
      };
    },
    beginRow(): (() => void) | undefined {
      if (!shared.grid || depth > 1) return undefined;
      const here = shared.grid;
      Object.assign(here, { row: [], isHeader: true });
      return () => {
        flush();
        if (here.row.length === 0) return;
        if (here.isHeader && !here.header && here.rows.length === 0) here.header = here.row;
        else here.rows.push(here.row);
      };
    },
    beginCell(isHeader: boolean): (() => void) | undefined {
      if (!shared.grid || depth > 1) return flush;
      if (!isHeader) shared.grid.isHeader = false;
      const cell: Inline[] = [];
      shared.grid.row.push(cell);
      return within(intoOne(cell, note));
    },
  };
}
