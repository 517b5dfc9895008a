/** @jsxImportSource #kit */
import type { Block } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import { render, type Child } from '../../kit/jsx-runtime.ts';
import type { Messages } from '../../kit/messages.ts';
import { wordsOf } from '../../kit/words.ts';
import { Film } from './film.tsx';
import { ToneIcon } from './icons.tsx';
import { inline } from './inline.tsx';
import css from './rare-blocks.css?inline';
import tones from './tones.css?inline';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

let sheet: CSSStyleSheet | undefined;

/** Brings the styles of these blocks to the shadow root that shows one. */
function dress(element: Element): void {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(tones + css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Draws the blocks that a block holds. */
type DrawBlocks = (props: { blocks: readonly Block[]; messages: Messages }) => Child;

/** The blocks that a guide in words does not need, in a room of their own. One of a later version is left out. */
export function drawRare(room: HTMLElement, block: Block, messages: Messages, draw: DrawBlocks): void {
  const view = drawn(block, messages, draw, (next) => render(next, room));
  if (!view) return room.remove();
  dress(room);
  render(view, room);
}

function drawn(block: Block, messages: Messages, Blocks: DrawBlocks, redraw: (view: Child) => void): Child {
  switch (block.type) {
    case 'image':
      return <Picture {...block} redraw={redraw} />;
    case 'video':
      return <Film film={block} words={wordsOf(messages)} redraw={redraw} />;
    case 'code':
      return (
        // Long lines scroll, which the keyboard can only do where the focus is.
        <pre class="code" tabIndex={0} dir="ltr">
          <code>{block.text}</code>
        </pre>
      );
    case 'callout':
      return (
        <div class="callout" data-tone={block.tone}>
          <ToneIcon tone={block.tone} label={wordsOf(messages).tones[block.tone]} />
          <div class="text">
            <Blocks blocks={block.blocks} messages={messages} />
          </div>
        </div>
      );
    case 'columns':
      return (
        <div class="columns">
          {block.columns.map((column) => (
            <div class="text">
              <Blocks blocks={column} messages={messages} />
            </div>
          ))}
        </div>
      );
    case 'table':
      return <Table {...block} />;
    case 'divider':
      return <hr />;
    default:
      return null;
  }
}

function Table({ header, rows }: Of<'table'>): Child {
  return (
    <div class="table" tabIndex={0}>
      <table>
        {header && (
          <thead>
            <tr>
              {header.map((cell) => (
                <th scope="col">{cell.map(inline)}</th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell.map(inline)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A picture in the room that it will take; where it cannot be had, or may not be by the page's policy, its words. */
function Picture({ src, alt, width, height, redraw }: Of<'image'> & { redraw(view: Child): void }): Child {
  const instead = alt ? <p class="instead">{alt}</p> : undefined;
  if (!isSafeUrl(src)) return instead;
  return (
    <img
      {...{ src, alt, width, height }}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      onError={() => redraw(instead)}
    />
  );
}
