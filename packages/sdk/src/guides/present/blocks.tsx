/** @jsxImportSource #kit */
import type { Block } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import type { Messages } from '../../kit/messages.ts';
import { inline } from './inline.tsx';

export interface BlocksProps {
  blocks: readonly Block[];
  messages: Messages;
}

/** Guide content as elements. A kind of block that is not known is left out; there is no way from text to markup. */
export function Blocks({ blocks, messages }: BlocksProps): Child {
  return <>{blocks.map((one) => block(one, messages))}</>;
}

function block(one: Block, messages: Messages): Child {
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
      return <div ref={(room) => later(room, one, messages)} />;
  }
}

/** Pictures, films, tables and the like are a chunk of their own, so that a step in words does not pay for them. */
function later(room: HTMLElement, one: Block, messages: Messages): void {
  import('./rare-blocks.tsx').then(
    ({ drawRare }) => drawRare(room, one, messages, Blocks),
    () => room.remove(), // the words are there without the picture
  );
}
