import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { Block, Inline, LeafBlock } from '@handrail/protocol';
import { wordsSchema, type Kept } from './schema.ts';

const { nodes, marks } = wordsSchema;
const MARKS = ['bold', 'italic', 'code'] as const;
const MOST_TEXT = 2_000;

/** A document that says what the blocks say; without any it has one empty line to write in. */
export function fromBlocks(blocks: readonly Block[]): Node {
  const lines = blocks.map(toNode);
  return nodes.doc.create(null, lines.length > 0 ? lines : [nodes.paragraph.create()]);
}

/** The blocks of a document, in their plain form: no empty runs, runs with the same marks joined, nothing for one empty line. */
export function toBlocks(doc: Node): Block[] {
  const blocks = children(doc).map(toBlock);
  const [only] = blocks;
  return blocks.length === 1 && only?.type === 'paragraph' && only.content.length === 0 ? [] : blocks;
}

/** The blocks as they come out of an editor in which nothing was changed. */
export const plainBlocks = (blocks: readonly Block[]): Block[] => toBlocks(fromBlocks(blocks));

function toNode(block: Block): Node {
  switch (block.type) {
    case 'paragraph':
      return nodes.paragraph.create(null, inlines(block.content));
    case 'heading':
      return nodes.heading.create({ level: block.level }, inlines(block.content));
    case 'list':
      return nodes.list.create(
        { ordered: block.ordered ?? null },
        block.items.map((item) => nodes.item.create(null, inlines(item))),
      );
    case 'code':
      return nodes.codeBlock.create(null, block.text === '' ? [] : [wordsSchema.text(block.text)]);
    case 'callout':
      return nodes.callout.create({ tone: block.tone }, block.blocks.map(toNode));
    case 'divider':
      return nodes.divider.create();
    case 'image':
      return nodes.image.create({ ...block, width: block.width ?? null, height: block.height ?? null });
    case 'columns':
      return nodes.wide.create({ block });
    case 'table':
    case 'video':
      return nodes.kept.create({ block });
  }
}

const inlines = (content: readonly Inline[]): Fragment =>
  // Runs with the same marks become one.
  content.reduce(
    (all, run) => (run.text === '' ? all : all.append(Fragment.from(wordsSchema.text(run.text, marksOf(run))))),
    Fragment.empty,
  );

function marksOf({ marks: given = [], href }: Inline): Mark[] {
  const all = MARKS.filter((name) => given.includes(name)).map((name) => marks[name].create());
  return href === undefined ? all : [marks.link.create({ href }), ...all];
}

const children = (node: Node): Node[] => Array.from({ length: node.childCount }, (_, index) => node.child(index));

function toBlock(node: Node): Block {
  if (node.type !== nodes.callout) return node.type === nodes.wide ? keptOf(node) : toLeaf(node);
  // By the schema, whose attribute is one of the four tones: it is set by us alone.
  const tone = node.attrs['tone'] as Extract<Block, { type: 'callout' }>['tone'];
  return { type: 'callout', tone, blocks: children(node).map(toLeaf) };
}

/** Put in by `fromBlocks`, and never changed. */
const keptOf = (node: Node): Kept => node.attrs['block'] as Kept;

function toLeaf(node: Node): LeafBlock {
  switch (node.type) {
    case nodes.heading:
      return { type: 'heading', level: node.attrs['level'] === 3 ? 3 : 2, content: runs(node) };
    case nodes.list: {
      const ordered = node.attrs['ordered'] as boolean | null; // as the schema checks
      return { type: 'list', ...(ordered !== null && { ordered }), items: children(node).map(runs) };
    }
    case nodes.codeBlock:
      return { type: 'code', text: node.textContent };
    case nodes.divider:
      return { type: 'divider' };
    case nodes.image: {
      const { src, alt, width, height } = node.attrs as Picture; // as the schema checks
      return { type: 'image', src, alt, ...(width !== null && { width }), ...(height !== null && { height }) };
    }
    case nodes.kept:
      return keptOf(node) as Extract<Kept, LeafBlock>; // columns are `wide`
    default:
      return { type: 'paragraph', content: runs(node) };
  }
}

interface Picture {
  src: string;
  alt: string;
  width: number | null;
  height: number | null;
}

/** Runs of the same marks; one that is longer than a guide takes is cut between characters. */
const runs = (node: Node): Inline[] =>
  children(node).flatMap((run) => {
    const href = marks.link.isInSet(run.marks)?.attrs['href'] as string | undefined; // as the schema checks
    const own = MARKS.filter((name) => marks[name].isInSet(run.marks));
    return pieces(run.text ?? '').map((text) => ({
      text,
      ...(own.length > 0 && { marks: own }),
      ...(href !== undefined && { href }),
    }));
  });

function pieces(text: string): string[] {
  if (text.length <= MOST_TEXT) return [text];
  const characters = Array.from(text);
  return Array.from({ length: Math.ceil(characters.length / MOST_TEXT) }, (_, index) =>
    characters.slice(index * MOST_TEXT, (index + 1) * MOST_TEXT).join(''),
  );
}
