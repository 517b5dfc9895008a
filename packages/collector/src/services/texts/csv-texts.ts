import { csvOf } from '@handrail/protocol/text';
import type { TextRow } from './take-texts.ts';

const HEAD = ['key', 'source', 'target', 'state', 'print'] as const;

export const writeCsv = (rows: readonly TextRow[]): string =>
  csvOf(
    HEAD,
    rows.map(({ key, source, target, state, print }) => [key, source, target, state, print]),
  );

export interface ReadRow {
  key: string;
  target: string;
  /** The print of the source that was translated; empty where the file does not say. */
  print: string;
  line: number;
}

/** A table does not say for which language it is. */
type Read = { rows: ReadRow[]; locale: undefined } | { mistake: { line: number; message: string } };

/** Reads a table with a head, its columns in any order, parted by commas or semicolons as spreadsheets write it. */
export function readCsv(text: string): Read {
  const clean = text.replace(/^\uFEFF/, '');
  const [first = ''] = clean.split(/\r?\n/, 1);
  const comma = first.includes(',') || !first.includes(';') ? ',' : ';';
  const read = readCells(clean, comma);
  if ('mistake' in read) return read;
  const [head, ...rest] = read.lines;
  const column = (name: string): number => head?.cells.indexOf(name) ?? -1;
  const [key, target, print] = [column('key'), column('target'), column('print')];
  if (key < 0 || target < 0) return mistake(1, 'the first line must name the columns "key" and "target"');
  const rows: ReadRow[] = [];
  for (const { cells, line } of rest) {
    if (cells.length === 1 && cells[0] === '') continue;
    if (cells.length !== head?.cells.length) {
      return mistake(line, `has ${cells.length} cells, the first line has ${head?.cells.length}`);
    }
    rows.push({ key: cells[key] ?? '', target: cells[target] ?? '', print: cells[print] ?? '', line });
  }
  return { rows, locale: undefined };
}

const mistake = (line: number, message: string) => ({ mistake: { line, message } });

function readCells(text: string, comma: string) {
  const lines: { cells: string[]; line: number }[] = [];
  const cell = new RegExp(`"((?:[^"]|"")*)"|([^"${comma}\\r\\n]*)`, 'y');
  let [at, line] = [0, 1];
  let current: { cells: string[]; line: number } = { cells: [], line };
  while (at <= text.length) {
    cell.lastIndex = at;
    const found = cell.exec(text);
    const quoted = found?.[1];
    const value = quoted?.replaceAll('""', '"') ?? found?.[2] ?? '';
    current.cells.push(value.replace(/^'(?=[=+\-@\t\r])/, ''));
    at = cell.lastIndex || at;
    line += (quoted?.match(/\n/g) ?? []).length;
    const end = /^(?:\r\n|\n|\r|$)/.exec(text.slice(at, at + 2))?.[0];
    if (text[at] === comma) {
      at += 1;
      continue;
    }
    if (end === undefined) return mistake(line, 'has a quotation mark that does not fit');
    lines.push(current);
    at += Math.max(1, end.length);
    line += 1;
    current = { cells: [], line };
  }
  return { lines };
}
