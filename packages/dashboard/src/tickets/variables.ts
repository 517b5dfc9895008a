import type { Block, Inline, LeafBlock } from '@handrail/protocol';

/** What is known when a canned reply is put into a reply. */
export type Known = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\{([^{}|\s]+)(?:\|([^{}]*))?\}/g;

/** `{name|there}` becomes what is known, or what is said when it is not. A variable that we do not have stays as it was written. */
const filled = (text: string, known: Known): string =>
  text.replace(VARIABLE, (all, name: string, otherwise: string | undefined) => {
    if (!Object.hasOwn(known, name)) return all;
    const value = known[name]?.trim();
    return value ? value : (otherwise ?? '');
  });

const runs = (content: readonly Inline[], known: Known): Inline[] =>
  content.map((run) => ({ ...run, text: filled(run.text, known) }));

function leaf(block: LeafBlock, known: Known): LeafBlock {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, content: runs(block.content, known) };
    case 'list':
      return { ...block, items: block.items.map((item) => runs(item, known)) };
    case 'code':
      return { ...block, text: filled(block.text, known) };
    default:
      return block;
  }
}

/** The words of a canned reply for one ticket. What is put in is text, whatever a requester called themselves. */
export function fillIn(blocks: readonly Block[], known: Known): Block[] {
  return blocks.map((block) => {
    if (block.type === 'callout') return { ...block, blocks: block.blocks.map((one) => leaf(one, known)) };
    if (block.type === 'columns') {
      return { ...block, columns: block.columns.map((column) => column.map((one) => leaf(one, known))) };
    }
    return leaf(block, known);
  });
}
