import type { WalksReport } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { sankeyPicture } from './sankey-shape.ts';

const share = (numerator: number) => ({ formula: 'walk' as const, numerator, denominator: 10, value: numerator / 10 });
const report: WalksReport = {
  range: { from: '2026-06-01', to: '2026-06-07', timeZone: 'UTC' },
  ...{ way: 'after', start: { path: '/home' }, sessions: 10, people: 8 },
  nodes: [
    { nodeId: '0', step: 0, kind: 'start', path: null, sessions: 10 },
    { nodeId: '1 /a', step: 1, kind: 'page', path: '/a', sessions: 6 },
    { nodeId: '1 end', step: 1, kind: 'end', path: null, sessions: 4 },
  ],
  links: [
    { from: '0', to: '1 end', people: 4, share: share(4) },
    { from: '0', to: '1 /a', people: 5, share: share(6) },
  ],
};

test('columns go with the steps, heights with the sessions, and bands fill what they leave and reach', () => {
  const { nodes, bands } = sankeyPicture(report, 600);
  const [start, page, end] = nodes;
  expect(page?.height).toBeCloseTo(1.5 * (end?.height ?? 0), 0);
  expect((page?.height ?? 0) + (end?.height ?? 0)).toBeCloseTo(start?.height ?? 0, 0);
  expect(end?.y).toBeGreaterThan((page?.y ?? 0) + (page?.height ?? 0));
  // The band to the upper node leaves first, whatever the order of the ways.
  expect(bands.map(({ key, isEnd }) => [key, isEnd])).toEqual([
    ['0 1 /a', false],
    ['0 1 end', true],
  ]);
  expect(bands[0]?.path.startsWith(`M10 ${start?.y}C`)).toBe(true);
});

test('what was done before something leads to it from the left', () => {
  const [start, page] = sankeyPicture({ ...report, way: 'before' }, 600).nodes;
  expect(start?.x).toBe(590);
  expect(page?.x).toBeLessThan(590);
  expect(page?.anchor).toBe('end');
});

test('nothing is drawn of nothing', () => {
  expect(sankeyPicture({ ...report, nodes: [], links: [] }, 600)).toMatchObject({ nodes: [], bands: [] });
});
