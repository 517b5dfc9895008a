import { Schema, type DOMOutputSpec, type NodeSpec } from 'prosemirror-model';
import type { Block } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';

/** What is kept as it is, since it is written elsewhere: tables, films and columns. */
export type Kept = Extract<Block, { type: 'table' | 'video' | 'columns' }>;

const text: NodeSpec = { content: 'inline*', group: 'block leaf' };
const atom: NodeSpec = { atom: true, selectable: true, draggable: false };

const keptDom = (node: { attrs: { readonly [name: string]: unknown } }): DOMOutputSpec => {
  const block = node.attrs['block'] as Kept; // put in by fromBlocks, which reads guides
  return ['div', { class: 'kept', 'data-kind': block.type }, block.type];
};

/** Our blocks as ProseMirror knows them. A list holds lines, not lists; a callout holds no callout. */
export const wordsSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { ...text, toDOM: () => ['p', 0] },
    heading: {
      ...text,
      attrs: { level: { default: 2, validate: 'number' } },
      defining: true,
      toDOM: (node) => [node.attrs['level'] === 3 ? 'h4' : 'h3', 0],
    },
    list: {
      content: 'item+',
      group: 'block leaf',
      // Null where the guide does not say.
      attrs: { ordered: { default: null, validate: 'boolean|null' } },
      toDOM: (node) => [node.attrs['ordered'] ? 'ol' : 'ul', 0],
    },
    item: { content: 'inline*', defining: true, toDOM: () => ['li', 0] },
    codeBlock: {
      content: 'text*',
      marks: '',
      group: 'block leaf',
      code: true,
      defining: true,
      toDOM: () => ['pre', { class: 'code', spellcheck: 'false' }, ['code', 0]],
    },
    callout: {
      content: 'leaf+',
      group: 'block',
      defining: true,
      attrs: { tone: { default: 'note', validate: 'string' } },
      toDOM: (node) => ['div', { class: 'callout', 'data-tone': String(node.attrs['tone']) }, 0],
    },
    divider: { ...atom, group: 'block leaf', toDOM: () => ['div', { class: 'divider' }, ['hr']] },
    image: {
      ...atom,
      group: 'block leaf',
      attrs: {
        src: { validate: 'string' },
        alt: { default: '', validate: 'string' },
        width: { default: null, validate: 'number|null' },
        height: { default: null, validate: 'number|null' },
      },
      toDOM(node): DOMOutputSpec {
        const { src, alt } = node.attrs as { src: string; alt: string }; // as the attributes above are checked
        return isSafeUrl(src)
          ? ['img', { src, alt, referrerpolicy: 'no-referrer' }]
          : ['div', { class: 'kept', 'data-kind': 'image' }, alt];
      },
    },
    kept: { ...atom, group: 'block leaf', attrs: { block: {} }, toDOM: keptDom },
    wide: { ...atom, group: 'block', attrs: { block: {} }, toDOM: keptDom },
    text: { group: 'inline' },
  },
  marks: {
    link: {
      attrs: { href: { validate: 'string' } },
      inclusive: false,
      toDOM(mark): DOMOutputSpec {
        const href = String(mark.attrs['href']);
        // Nobody follows a link while writing it; its address is its title.
        return ['a', isSafeUrl(href) ? { title: href } : { title: href, class: 'unsafe' }, 0];
      },
    },
    bold: { toDOM: () => ['strong', 0] },
    italic: { toDOM: () => ['em', 0] },
    code: { toDOM: () => ['code', 0] },
  },
});
