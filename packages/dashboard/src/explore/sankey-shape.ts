import type { WalksReport } from '@handrail/protocol';
import { toTenth } from '../charts/scale.ts';

type Node = WalksReport['nodes'][number];

export interface SankeyNode extends Node {
  x: number;
  y: number;
  height: number;
  /** Where its words begin, or end; on the side to which the walk goes on there is room. */
  labelX: number;
  labelWidth: number;
  anchor: 'start' | 'end';
}

interface SankeyBand {
  key: string;
  path: string;
  /** Whether it leads to an end. */
  isEnd: boolean;
}

export interface SankeyPicture {
  width: number;
  height: number;
  nodes: SankeyNode[];
  bands: SankeyBand[];
}

export const NODE_WIDTH = 10;
const HEIGHT = 340;
const GAP = 26;
/** Below each node there is room for its words, however few went there. */
const LEAST = 2;
const TOP = 8;

/**
 * Columns by step, as high as many sessions came by, and a band for each way between them. What people did before something is
 * drawn towards it, from left to right.
 */
export function sankeyPicture({ nodes, links, way }: WalksReport, width: number): SankeyPicture {
  const columns = [...Map.groupBy(nodes, ({ step }) => step)].sort(([a], [b]) => a - b).map(([, column]) => column);
  const between = columns.length < 2 ? 0 : (width - NODE_WIDTH - roomAtRim(width)) / (columns.length - 1);
  const scale = scaleOf(columns);
  const placed = new Map<string, SankeyNode>();
  for (const [step, column] of columns.entries()) {
    let y = TOP;
    for (const node of column) {
      const height = Math.max(LEAST, node.sessions * scale);
      const along = step * between;
      const x = way === 'after' ? along : width - NODE_WIDTH - along;
      const anchor = way === 'after' ? ('start' as const) : ('end' as const);
      const labelX = way === 'after' ? x + NODE_WIDTH + 6 : x - 6;
      const labelWidth = Math.max(40, (columns.length < 2 ? width : between || width) - NODE_WIDTH - 14);
      placed.set(node.nodeId, {
        ...node,
        ...{ x: toTenth(x), y: toTenth(y), height: toTenth(height), labelX: toTenth(labelX), labelWidth, anchor },
      });
      y += height + GAP;
    }
  }
  const all = [...placed.values()];
  const bottom = Math.max(0, ...all.map(({ y, height }) => y + height));
  return { width, height: toTenth(bottom + GAP), nodes: all, bands: bandsOf(links, placed, scale) };
}

/** The last column has its words beside it. */
const roomAtRim = (width: number): number => Math.min(150, width / 4);

function scaleOf(columns: readonly (readonly Node[])[]): number {
  const scales = columns.map((column) => {
    const sessions = column.reduce((sum, node) => sum + node.sessions, 0);
    return sessions === 0 ? Infinity : Math.max(40, HEIGHT - GAP * column.length) / sessions;
  });
  const least = Math.min(...scales);
  return Number.isFinite(least) ? least : 0;
}

/** Bands leave and reach each node from its top on, in the order in which the nodes at their other end stand. */
function bandsOf(
  links: WalksReport['links'],
  placed: ReadonlyMap<string, SankeyNode>,
  scale: number,
): SankeyPicture['bands'] {
  const known = links
    .flatMap((link) => {
      const [from, to] = [placed.get(link.from), placed.get(link.to)];
      return from && to ? [{ from, to, thick: link.share.numerator * scale }] : [];
    })
    .sort((a, b) => a.from.step - b.from.step || a.from.y - b.from.y || a.to.y - b.to.y);
  const [left, reached] = [new Map<string, number>(), new Map<string, number>()];
  return known.map(({ from, to, thick }) => {
    const y0 = from.y + (left.get(from.nodeId) ?? 0);
    const y1 = to.y + (reached.get(to.nodeId) ?? 0);
    left.set(from.nodeId, (left.get(from.nodeId) ?? 0) + thick);
    reached.set(to.nodeId, (reached.get(to.nodeId) ?? 0) + thick);
    const isRight = to.x > from.x;
    const x0 = isRight ? from.x + NODE_WIDTH : from.x;
    const x1 = isRight ? to.x : to.x + NODE_WIDTH;
    return {
      key: `${from.nodeId} ${to.nodeId}`,
      path: bandPath([x0, y0], [x1, y1], Math.max(1, thick)),
      isEnd: to.kind === 'end',
    };
  });
}

type Point = readonly [x: number, y: number];

function bandPath([x0, y0]: Point, [x1, y1]: Point, thick: number): string {
  const middle = toTenth((x0 + x1) / 2);
  const at = (x: number, y: number): string => `${toTenth(x)} ${toTenth(y)}`;
  return [
    `M${at(x0, y0)}C${at(middle, y0)} ${at(middle, y1)} ${at(x1, y1)}`,
    `L${at(x1, y1 + thick)}C${at(middle, y1 + thick)} ${at(middle, y0 + thick)} ${at(x0, y0 + thick)}Z`,
  ].join('');
}
