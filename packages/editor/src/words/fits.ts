import type { Node } from 'prosemirror-model';
import { wordsSchema } from './schema.ts';

const { nodes } = wordsSchema;
/** What the schema of guides takes: blocks of a step, of a callout, lines of a list, runs of a line. */
const MOST = { blocks: 50, within: 10, lines: 50, runs: 100, code: 5_000 };

/** Whether a guide, or what takes more blocks, takes a document: what is too much is not written, rather than refused when it is saved. */
export function fits(doc: Node, mostBlocks: number = MOST.blocks): boolean {
  if (doc.childCount > mostBlocks) return false;
  let fine = true;
  doc.descendants((node) => {
    if (node.type === nodes.callout && node.childCount > MOST.within) fine = false;
    if (node.type === nodes.list && node.childCount > MOST.lines) fine = false;
    if (node.type === nodes.codeBlock && node.textContent.length > MOST.code) fine = false;
    if (node.inlineContent && node.childCount > MOST.runs) fine = false;
    return fine;
  });
  return fine;
}
