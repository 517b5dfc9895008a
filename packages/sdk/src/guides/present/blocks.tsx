import type { Block, Inline } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import type { ComponentChild, VNode } from 'preact';

/** Guide content as elements. A kind of block that is not known is left out; there is no way from text to markup. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): VNode {
  return <>{blocks.map(block)}</>;
}

function block(one: Block): ComponentChild {
  switch (one.type) {
    case 'paragraph':
      return <p>{one.content.map(inline)}</p>;
    case 'heading':
      return one.level === 2 ? <h3>{one.content.map(inline)}</h3> : <h4>{one.content.map(inline)}</h4>;
    case 'list': {
      const items = one.items.map((item) => <li>{item.map(inline)}</li>);
      return one.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    default:
      return null;
  }
}

function inline({ text, marks = [], href }: Inline): ComponentChild {
  let node: ComponentChild = text;
  if (marks.includes('code')) node = <code>{node}</code>;
  if (marks.includes('italic')) node = <em>{node}</em>;
  if (marks.includes('bold')) node = <strong>{node}</strong>;
  if (href === undefined || !isSafeUrl(href)) return node;
  // Another site opens beside the visitor's work, without a hand on it.
  const elsewhere = /^https?:/i.test(href) && { target: '_blank', rel: 'noopener noreferrer' };
  return (
    <a href={href} {...elsewhere}>
      {node}
    </a>
  );
}
