import { expect, test } from 'vitest';
import { linesPicture } from './lines-shape.ts';

test('lines stand on nought, reach to the highest of all, and are interrupted where there is no value', () => {
  const { lines, plot, ticks } = linesPicture([[0, 10, null, 5], [2]], 600);
  expect(lines[0]?.path.match(/[ML]/g)).toEqual(['M', 'L', 'M']);
  expect(lines[0]?.points.map(({ y }) => y)).toEqual([plot.bottom, plot.top, (plot.top + plot.bottom) / 2]);
  expect(lines[1]?.points).toHaveLength(1);
  expect(ticks.at(-1)?.y).toBe(plot.top);
});

test('the first and the last point are named beneath, and as many between as there is room for', () => {
  const { labels, plot } = linesPicture([Array.from({ length: 28 }, () => 1)], 600);
  expect(labels.length).toBeGreaterThan(2);
  expect(labels.at(-1)).toEqual({ index: 27, x: plot.right, anchor: 'end' });
  const gaps = labels.slice(1).map(({ x }, index) => x - (labels[index]?.x ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
  expect(linesPicture([[1]], 600).labels).toEqual([{ index: 0, x: plot.left, anchor: 'start' }]);
});

test('without any value there is no line, and nothing is divided by nought', () => {
  expect(linesPicture([[null, null]], 300).lines).toEqual([{ path: '', points: [] }]);
  expect(linesPicture([], 300).lines).toEqual([]);
});
