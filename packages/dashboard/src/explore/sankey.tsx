import type { WalksReport } from '@handrail/protocol';
import { useId } from 'preact/hooks';
import { textMeasure } from '../charts/measure-text.ts';
import { useWidth } from '../charts/use-width.ts';
import { formatCount } from '../format.ts';
import { pathMessages as words } from '../words.ts';
import { NODE_WIDTH, sankeyPicture, type SankeyNode } from './sankey-shape.ts';

/** What a node is called. */
export function nodeName({ kind, path }: Pick<SankeyNode, 'kind' | 'path'>, start: string): string {
  if (kind === 'start') return start;
  return kind === 'page' ? (path ?? '') : words[kind];
}

/** The longest beginning of a text that has room. */
function shorten(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let length = text.length - 1;
  while (length > 1 && measure(`${text.slice(0, length)}…`) > width) length -= 1;
  return `${text.slice(0, length)}…`;
}

interface SankeyProps {
  title: string;
  report: WalksReport;
  start: string;
  /** Where the question goes on from a page. */
  hrefOf: (path: string) => string;
}

/** Ways of people from page to page; pages are links that ask on from there. The table beside it has every way. */
export function Sankey({ title, report, start, hrefOf }: SankeyProps) {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const measure = textMeasure(frame.current);
  const { height, nodes, bands } = sankeyPicture(report, Math.max(width, 640));
  return (
    <div class="chart sankey" ref={frame} tabIndex={0} role="region" aria-label={title}>
      {width > 0 && (
        <svg
          role="group"
          aria-labelledby={id}
          viewBox={`0 0 ${Math.max(width, 640)} ${height}`}
          width={Math.max(width, 640)}
          height={height}
        >
          <title id={id}>{title}</title>
          <g aria-hidden="true">
            {bands.map(({ key, path, isEnd }) => (
              <path key={key} class={isEnd ? 'band ends' : 'band'} d={path} />
            ))}
          </g>
          {nodes.map((node) => (
            <SankeyPlace key={node.nodeId} node={node} start={start} hrefOf={hrefOf} measure={measure} />
          ))}
        </svg>
      )}
    </div>
  );
}

type PlaceProps = { node: SankeyNode; measure: (text: string) => number } & Pick<SankeyProps, 'start' | 'hrefOf'>;

function SankeyPlace({ node, start, hrefOf, measure }: PlaceProps) {
  const { kind, path, sessions, x, y, height, labelX, labelWidth, anchor } = node;
  const name = nodeName(node, start);
  const label = words.node(name, formatCount(sessions));
  const isLink = kind === 'page' && path !== null;
  const drawn = (
    <>
      <title>{isLink ? words.goOn(label) : label}</title>
      <rect class={`place-${kind}`} x={x} y={y} width={NODE_WIDTH} height={height} rx="2" />
      <text x={labelX} y={y + Math.max(height / 2, 6)} text-anchor={anchor} dominant-baseline="central">
        {shorten(label, labelWidth, measure)}
      </text>
    </>
  );
  if (!isLink) {
    return (
      <g role="img" aria-label={label}>
        {drawn}
      </g>
    );
  }
  return <a href={hrefOf(path)}>{drawn}</a>;
}
