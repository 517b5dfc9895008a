import type { Block, Inline } from '@handrail/protocol';

/** A piece of a text that is translated as one: a title, a paragraph, an item. `key` is its path, and its place in the text. */
export interface Piece {
  key: string;
  path: string;
  source: string;
}

type Text = string | readonly Block[];
type Say = (key: string, source: string) => string;

/** The pieces of a text in their order. Runs with marks or links are written as `<1>words</1>`. */
export function piecesOfText(path: string, text: Text): Piece[] {
  const pieces: Piece[] = [];
  mapPieces(text, path, (key, source) => {
    if (source.trim() !== '') pieces.push({ key, path, source });
    return source;
  });
  return pieces;
}

/** The same text with other words in its pieces. Throws a `PieceError` where these do not keep the runs. */
export function mapPieces(text: Text, path: string, say: Say): string | Block[] {
  if (typeof text === 'string') return plain(say(path, escaped(text)));
  // The same blocks, with other words in them.
  return text.map((block, index) => mapValue(block, `${path}#${index}`, say)) as Block[];
}

export class PieceError extends Error {}

const WORDS = new Set(['alt', 'title']);

function mapValue(value: unknown, key: string, say: Say): unknown {
  if (Array.isArray(value)) {
    if (isContent(value)) return contentOf(say(key, wordsOf(value)), value);
    return value.map((one: unknown, index) => mapValue(one, `${key}.${index}`, say));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => {
      if (typeof one === 'string') return [name, WORDS.has(name) ? plain(say(`${key}.${name}`, escaped(one))) : one];
      return [name, mapValue(one, `${key}.${name}`, say)];
    }),
  );
}

const isContent = (value: readonly unknown[]): value is Inline[] =>
  value.length > 0 &&
  value.every((one) => typeof one === 'object' && one !== null && 'text' in one && !('type' in one));

const isMarked = ({ marks, href }: Inline): boolean => (marks ?? []).length > 0 || href !== undefined;

/** A number for each run with marks or links, the same wherever a translation puts it; none for the others. */
function numbersOf(content: readonly Inline[]): (number | undefined)[] {
  const kindOf = ({ marks = [], href = '' }: Inline): string => JSON.stringify([marks.toSorted(), href]);
  const marked = content.filter(isMarked).sort((a, b) => (kindOf(a) < kindOf(b) ? -1 : kindOf(a) > kindOf(b) ? 1 : 0));
  return content.map((run) => (isMarked(run) ? marked.indexOf(run) + 1 : undefined));
}

function wordsOf(content: readonly Inline[]): string {
  const numbers = numbersOf(content);
  return content
    .map(({ text }, index) => {
      const number = numbers[index];
      return number === undefined ? escaped(text) : `<${number}>${escaped(text)}</${number}>`;
    })
    .join('');
}

const escaped = (text: string): string => text.replace(/[\\<]/g, '\\$&');
const plain = (text: string): string => text.replace(/\\([\\<])/g, '$1');

function contentOf(words: string, source: readonly Inline[]): Inline[] {
  const runs: Inline[] = [];
  const numbers = numbersOf(source);
  let rest = words;
  while (rest !== '') {
    const [run = ''] = /^(?:\\[\\<]|[^<\\])+|^\\/.exec(rest) ?? [];
    if (run !== '') {
      runs.push({ text: plain(run) });
      rest = rest.slice(run.length);
      continue;
    }
    const marked = /^<(\d{1,3})>((?:\\[\\<]|[^<\\])*)<\/\1>/.exec(rest);
    const like = source[numbers.indexOf(Number(marked?.[1]))];
    if (marked === null || like === undefined) {
      throw new PieceError(`has a mark that the text does not have, at “${rest.slice(0, 20)}”`);
    }
    runs.push({ ...like, text: plain(marked[2] ?? '') });
    rest = rest.slice(marked[0].length);
  }
  return runs;
}
