import type { Block, Inline } from '@handrail/protocol';

/** Blocks as plain text, for mail: paragraphs with an empty line between, lists with their marks, links with their address. */
export const plainTextOf = (blocks: readonly Block[]): string =>
  blocks
    .map(textOfBlock)
    .filter((text) => text !== '')
    .join('\n\n');

function textOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOfRuns(block.content);
    case 'list':
      return block.items.map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${textOfRuns(item)}`).join('\n');
    case 'image':
      return block.alt;
    case 'video':
      return block.title;
    case 'code':
      return block.text;
    case 'table':
      return [...(block.header ? [block.header] : []), ...block.rows]
        .map((row) => row.map(textOfRuns).join(' | '))
        .join('\n');
    case 'divider':
      return '';
    case 'callout':
      return plainTextOf(block.blocks);
    case 'columns':
      return block.columns.map(plainTextOf).join('\n\n');
  }
}

const textOfRuns = (runs: readonly Inline[]): string =>
  runs.map(({ text, href }) => (href === undefined || href === text ? text : `${text} (${href})`)).join('');
