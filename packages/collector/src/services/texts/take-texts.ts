import type { Block, Guide } from '@handrail/protocol';
import { printOf, textsOf, textStates } from '@handrail/protocol/advice';
import type { Issue } from '@handrail/protocol/schema';
import type { ReadRow } from './csv-texts.ts';
import { mapPieces, PieceError, piecesOfText } from './pieces.ts';

/** A piece of a guide in its own language and another, as it stands in a file. */
export interface TextRow {
  key: string;
  path: string;
  source: string;
  target: string;
  state: 'said' | 'missing' | 'outdated';
  print: string;
}

/** All pieces of a guide with what they are in a language, where they are anything. */
export function rowsOf(guide: Guide, locale: string): TextRow[] {
  const texts = textsOf(guide);
  return textStates(guide, locale).flatMap(({ path, state }) => {
    const source = texts[path] ?? '';
    const said = guide.translations?.[locale]?.[path];
    const targets = new Map(
      said === undefined ? [] : piecesOfText(path, said).map(({ key, source: words }) => [key, words]),
    );
    const print = printOf(source);
    return piecesOfText(path, source).map((piece) => ({
      ...piece,
      target: targets.get(piece.key) ?? '',
      state,
      print,
    }));
  });
}

interface Taken {
  guide: Guide;
  /** How many texts were taken, and which were left out because a piece of them is missing. */
  taken: number;
  incomplete: string[];
}

/**
 * The guide with the texts of a file in a language. A text of which no piece is filled in stays as it was; what was
 * translated from an earlier source counts as outdated by its print.
 */
export function takeTexts(guide: Guide, locale: string, rows: readonly ReadRow[]): Taken | { issues: Issue[] } {
  const known = new Map(rowsOf(guide, locale).map(({ key, path, print }) => [key, { path, print }]));
  const byKey = new Map<string, ReadRow>();
  const issues: Issue[] = [];
  for (const row of rows) {
    if (!known.has(row.key)) issues.push(issue(row.line, `this guide has no text "${row.key}"`));
    else if (byKey.has(row.key)) issues.push(issue(row.line, `"${row.key}" stands in the file twice`));
    else if (row.target.trim() !== '') byKey.set(row.key, row);
  }
  const translations = { ...guide.translations?.[locale] };
  const from = { ...guide.translatedFrom?.[locale] };
  const incomplete: string[] = [];
  let taken = 0;
  for (const [path, source] of Object.entries(textsOf(guide))) {
    const filled = piecesOfText(path, source).map(({ key }) => byKey.get(key));
    const [first] = filled;
    if (filled.every((row) => row === undefined)) continue;
    if (first === undefined || filled.includes(undefined)) {
      incomplete.push(path);
      continue;
    }
    const said = replaced(path, source, byKey, issues);
    if (said === undefined) continue;
    translations[path] = said;
    from[path] = /^[0-9a-f]{8}$/.test(first.print) ? first.print : printOf(source);
    taken += 1;
  }
  if (issues.length > 0) return { issues };
  return {
    guide: {
      ...guide,
      translations: { ...guide.translations, [locale]: translations },
      translatedFrom: { ...guide.translatedFrom, [locale]: from },
    },
    ...{ taken, incomplete },
  };
}

function replaced(
  path: string,
  source: string | Block[],
  byKey: ReadonlyMap<string, ReadRow>,
  issues: Issue[],
): string | Block[] | undefined {
  let line = 1;
  try {
    return mapPieces(source, path, (key, words) => {
      const row = byKey.get(key);
      line = row?.line ?? line;
      return row?.target ?? words;
    });
  } catch (error) {
    if (!(error instanceof PieceError)) throw error;
    issues.push(issue(line, error.message));
    return undefined;
  }
}

export const issue = (line: number, message: string): Issue => ({ path: `line ${line}`, message });
