import type { Block, Inline } from '../schema/block.ts';

/** What is read in a text, a line for each paragraph, heading, item and cell; code is not to be read. */
export function linesOf(text: string | readonly Block[]): string[] {
  return typeof text === 'string' ? [text] : text.flatMap(linesOfBlock);
}

const plain = (content: readonly Inline[]): string => content.map(({ text }) => text).join('');

function linesOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [plain(block.content)];
    case 'list':
      return block.items.map(plain);
    case 'callout':
      return block.blocks.flatMap(linesOfBlock);
    case 'columns':
      return block.columns.flatMap((column) => column.flatMap(linesOfBlock));
    case 'table':
      return [...(block.header ?? []), ...block.rows.flat()].map(plain);
    case 'image':
      return block.alt === '' ? [] : [block.alt];
    case 'video':
      return [block.title];
    case 'code':
    case 'divider':
      return [];
  }
}
