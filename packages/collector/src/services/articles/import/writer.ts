import type { Block, Inline, LeafBlock } from '@handrail/protocol';
import { piecesOf, plain, slices } from './line.ts';

type Tone = Extract<Block, { type: 'callout' }>['tone'];

/** Bounds of the blocks of an article; see `block.ts` and `article.ts` of the protocol. */
const MOST = { blocks: 300, within: 10, items: 50, columns: 8, rows: 50, code: 5_000, alt: 500, pixels: 10_000 };

/** Writes blocks that an article takes; what is too much for one becomes several, and what is too much for all is noted. */
export function createWriter(note: (what: string) => void) {
  const written: Block[] = [];
  let within: { tone: Tone; blocks: LeafBlock[] } | undefined;

  function push(block: Block): void {
    if (written.length < MOST.blocks) written.push(block);
    else note(`what comes after ${MOST.blocks} blocks`);
  }
  function put(block: LeafBlock): void {
    if (within) within.blocks.push(block);
    else push(block);
  }

  return {
    isFull: () => written.length >= MOST.blocks,
    paragraph: (lines: Inline[][]) => {
      for (const content of lines) put({ type: 'paragraph', content });
    },
    heading: (level: 2 | 3, lines: Inline[][]) => {
      for (const content of lines) put({ type: 'heading', level, content });
    },
    list(ordered: boolean, items: Inline[][]) {
      for (const some of slices(items, MOST.items)) {
        put({ type: 'list', ...(ordered && { ordered }), items: some });
      }
    },
    table(header: Inline[][] | undefined, rows: Inline[][][]) {
      const widest = Math.max(header?.length ?? 0, ...rows.map((row) => row.length));
      if (widest > MOST.columns) note(`columns of a table after the ${MOST.columns}th`);
      const cut = (row: Inline[][]): Inline[][] => row.slice(0, MOST.columns);
      const head = header && header.length > 0 ? { header: cut(header) } : {};
      for (const some of slices(rows.filter((row) => row.length > 0).map(cut), MOST.rows)) {
        put({ type: 'table', ...head, rows: some });
      }
    },
    code(text: string) {
      const lines = plain(text).replace(/^\n|\s+$/g, '');
      for (const piece of piecesOf(lines, MOST.code)) put({ type: 'code', text: piece });
    },
    image(src: string, alt: string, width: number, height: number) {
      const fits = (pixels: number): boolean => Number.isInteger(pixels) && pixels >= 1 && pixels <= MOST.pixels;
      const size = fits(width) && fits(height) ? { width, height } : {};
      put({ type: 'image', src, alt: plain(alt).slice(0, MOST.alt).toWellFormed(), ...size });
    },
    divider: () => put({ type: 'divider' }),
    /** What follows stands in a callout; one within another is the outer one. Whether it began. */
    openCallout(tone: Tone): boolean {
      if (within) return false;
      within = { tone, blocks: [] };
      return true;
    },
    closeCallout() {
      const { tone = 'note', blocks = [] } = within ?? {};
      within = undefined;
      for (const some of slices(blocks, MOST.within)) push({ type: 'callout', tone, blocks: some });
    },
    blocks: (): Block[] => written,
  };
}

export type Writer = ReturnType<typeof createWriter>;
export type { Tone };
