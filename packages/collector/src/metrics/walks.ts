import type { PeopleReport, Range, WalksReport, Way, Who } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { FunnelStepQuery } from '../store/events/usage-questions.ts';
import type { WalkRow, Walks } from '../store/events/walk-questions.ts';
import { measure } from './measure.ts';
import type { WindowOf } from './spans.ts';

interface WalkAsked {
  start: { name?: string; path?: string };
  way: Way;
  steps: number;
  who: Who;
}

interface PeopleAsked {
  /** Which events; activities without it. */
  fits?: FunnelStepQuery | undefined;
  who: Who;
  limit: number;
}

export interface WalksQuestion {
  walks(appId: string, range: Range, asked: WalkAsked): Promise<WalksReport>;
  people(appId: string, range: Range, asked: PeopleAsked): Promise<PeopleReport>;
}

/** More ways than are drawn; pages beyond them count among the others. */
const ALL_WAYS = 10_000;
/** Pages of one step that are told by name. */
const MOST_PAGES = 6;

export function walksQuestion({ events }: Stores, window: WindowOf): WalksQuestion {
  return {
    async walks(appId, range, { start, way, steps, who }) {
      const query = { window: window(range), at: start, way, steps, who, limit: ALL_WAYS };
      return { range, way, start, ...shapeWalks(await events.walks(appId, query)) };
    },
    async people(appId, range, { fits, who, limit }) {
      const query = { window: window(range), who, limit, ...(fits && { fits }) };
      const { people, rows } = await events.people(appId, query);
      return { range, people, list: rows };
    },
  };
}

type Shaped = Pick<WalksReport, 'sessions' | 'people' | 'nodes' | 'links'>;
type Node = Shaped['nodes'][number];

/** The most frequent pages of each step by name, and the rest of them together. */
export function shapeWalks({ times: sessions, people, rows }: Walks): Shaped {
  const named = namedPages(rows);
  const nodeAt = (step: number, path: string | null): Omit<Node, 'sessions'> => {
    if (step === 0) return { nodeId: '0', step, kind: 'start', path: null };
    if (path === null) return { nodeId: `${step} end`, step, kind: 'end', path };
    if (named.get(step)?.has(path)) return { nodeId: `${step} ${path}`, step, kind: 'page', path };
    return { nodeId: `${step} others`, step, kind: 'others', path: null };
  };
  const nodes = new Map<string, Node>();
  const links = new Map<string, { from: string; to: string; times: number; people: number | null }>();
  const start = { ...nodeAt(0, null), sessions };
  if (sessions > 0) nodes.set(start.nodeId, start);
  for (const { step, from, to, times, people: walkers } of rows) {
    const [one, other] = [nodeAt(step - 1, from), nodeAt(step, to)];
    nodes.set(other.nodeId, { ...other, sessions: (nodes.get(other.nodeId)?.sessions ?? 0) + times });
    const key = JSON.stringify([one.nodeId, other.nodeId]);
    const before = links.get(key);
    links.set(key, {
      ...{ from: one.nodeId, to: other.nodeId, times: (before?.times ?? 0) + times },
      // Whoever took two of the ways would be counted twice.
      people: before === undefined ? walkers : null,
    });
  }
  return {
    ...{ sessions, people, nodes: [...nodes.values()].sort(byStep) },
    links: [...links.values()].map(({ times, ...link }) => ({ ...link, share: measure('walk', times, sessions) })),
  };
}

function namedPages(rows: readonly WalkRow[]): ReadonlyMap<number, ReadonlySet<string>> {
  const steps = Map.groupBy(rows, ({ step }) => step);
  const named = [...steps].map(([step, alike]) => {
    const pages = new Map<string, number>();
    for (const { to, times } of alike) if (to !== null) pages.set(to, (pages.get(to) ?? 0) + times);
    const most = [...pages].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_PAGES);
    return [step, new Set(most.map(([path]) => path))] as const;
  });
  return new Map(named);
}

const LAST = { start: 0, page: 0, others: 1, end: 2 } as const;

/** Pages of a step by how many came by; the others and the ends below them. */
const byStep = (a: Node, b: Node): number =>
  a.step - b.step ||
  LAST[a.kind] - LAST[b.kind] ||
  b.sessions - a.sessions ||
  (a.nodeId < b.nodeId ? -1 : Number(a.nodeId > b.nodeId));
