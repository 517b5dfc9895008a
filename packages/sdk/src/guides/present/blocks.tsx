import type { Block } from '@handrail/protocol';
import { Component, type ComponentChild, type VNode } from 'preact';
import type { Messages } from '../../kit/messages.ts';
import { inline } from './inline.tsx';

type Rare = typeof import('./rare-blocks.tsx').RareBlock;

export interface BlocksProps {
  blocks: readonly Block[];
  messages: Messages;
}

/** Guide content as elements. A kind of block that is not known is left out; there is no way from text to markup. */
export function Blocks({ blocks, messages }: BlocksProps): VNode {
  return <>{blocks.map((one) => block(one, messages))}</>;
}

function block(one: Block, messages: Messages): ComponentChild {
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
      return <Later block={one} messages={messages} />;
  }
}

/** Once they have come, they are there at once. */
let rare: Rare | undefined;

/** Pictures, films, tables and the like are a chunk of their own, so that a step in words does not pay for them. */
class Later extends Component<{ block: Block; messages: Messages }> {
  override componentDidMount(): void {
    if (rare) return;
    import('./rare-blocks.tsx').then(
      ({ RareBlock }) => {
        rare = RareBlock;
        this.forceUpdate();
      },
      () => undefined, // the words are there without the picture
    );
  }

  override render(): ComponentChild {
    const Rare = rare;
    return Rare && <Rare {...this.props} draw={Blocks} />;
  }
}
