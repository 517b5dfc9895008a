import type { Inline } from '@handrail/protocol';

export type Mark = NonNullable<Inline['marks']>[number];

/** Bounds of `inlineSchema` and of a line of it. */
const MOST = { text: 2_000, runs: 100 };

/** The words of one paragraph, item or cell, run by run. Spaces are told as browsers show them: one for many, none at the ends. */
export interface Line {
  add(text: string, marks: readonly Mark[], href: string | undefined): void;
  /** The runs so far, in lines of no more than a block takes; the next begin anew. Nothing where there is only space. */
  take(): Inline[][];
}

interface Run {
  parts: string[];
  look: Omit<Inline, 'text'>;
}

export function createLine(): Line {
  let runs: Run[] = [];
  // Asked of a text that grows letter by letter, it would have to be put together each time.
  let endsInSpace = true;
  return {
    add(given, marks, href) {
      const text = plain(given)
        .replace(/\s+/g, ' ')
        .replace(endsInSpace ? /^ / : /^$/, '');
      if (text === '') return;
      endsInSpace = text.endsWith(' ');
      const look = { ...(marks.length > 0 && { marks: [...marks] }), ...(href !== undefined && { href }) };
      const last = runs.at(-1);
      if (last && sameLook(last.look, look)) last.parts.push(text);
      else runs.push({ parts: [text], look });
    },
    take() {
      const taken = runs.map(({ parts, look }) => ({ text: parts.join(''), ...look }));
      runs = [];
      endsInSpace = true;
      const last = taken.at(-1);
      if (last) last.text = last.text.trimEnd();
      const cut = taken.flatMap((run) => piecesOf(run.text, MOST.text).map((text) => ({ ...run, text })));
      return slices(cut, MOST.runs);
    },
  };
}

const sameLook = (a: Run['look'], b: Run['look']): boolean =>
  a.href === b.href && (a.marks ?? []).join() === (b.marks ?? []).join();

/** Without what no database and no page carries: control characters and halves of letters. */
export const plain = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ');

/** A text in pieces of at most so many UTF-16 units, cut between letters. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = from + most;
    const isHalf = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
    const to = isHalf ? end - 1 : end;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

export const slices = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
