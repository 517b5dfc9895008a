import type { Block, Inline } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import type { ComponentChildren } from 'preact';

/** Whether a link may lead there from this page: to a place of the web, never to a script and never into this website. */
const isWebLink = (href: string): boolean => isSafeUrl(href) && /^(https?|mailto|tel):/i.test(href);

/** A link that tells the other side nothing of where it was followed; as text where the address may not be followed. */
function WebLink({ href, children }: { href: string; children: ComponentChildren }) {
  if (!isWebLink(href)) return <span dir="auto">{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" dir="auto">
      {children}
    </a>
  );
}

function Run({ run: { text, marks = [], href } }: { run: Inline }) {
  let shown: ComponentChildren = text;
  if (marks.includes('code')) shown = <code>{shown}</code>;
  if (marks.includes('italic')) shown = <em>{shown}</em>;
  if (marks.includes('bold')) shown = <strong>{shown}</strong>;
  return href === undefined ? <>{shown}</> : <WebLink href={href}>{shown}</WebLink>;
}

const runs = (content: readonly Inline[]) => content.map((run, index) => <Run key={index} run={run} />);

function One({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p dir="auto">{runs(block.content)}</p>;
    case 'heading':
      return block.level === 2 ? <h3 dir="auto">{runs(block.content)}</h3> : <h4 dir="auto">{runs(block.content)}</h4>;
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index} dir="auto">
          {runs(item)}
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'divider':
      return <hr />;
    case 'callout':
      return (
        <div class={`callout ${block.tone}`}>
          <Blocks blocks={block.blocks} />
        </div>
      );
    case 'columns':
      return (
        <div class="columns">
          {block.columns.map((column, index) => (
            <div key={index}>
              <Blocks blocks={column} />
            </div>
          ))}
        </div>
      );
    case 'table':
      return <Table {...block} />;
    // Fetched from elsewhere they would tell of whoever reads; a link says where they are.
    case 'image':
      return (
        <p>
          <WebLink href={block.src}>{block.alt || block.src}</WebLink>
        </p>
      );
    case 'video':
      return (
        <p>
          <WebLink href={block.src}>{block.title}</WebLink>
        </p>
      );
  }
}

function Table({ header, rows }: Extract<Block, { type: 'table' }>) {
  return (
    <table>
      {header && (
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col">
                {runs(cell)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at}>{runs(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Typed blocks as elements; there is no way from text to markup. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <One key={index} block={block} />
      ))}
    </>
  );
}
