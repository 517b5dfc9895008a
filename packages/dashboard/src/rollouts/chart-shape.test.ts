import { expect, test } from 'vitest';
import { chartPicture, type ChartInput } from './chart-shape.ts';

const input: ChartInput = {
  points: [
    { day: '2026-04-20', value: 0 },
    { day: '2026-04-30', value: 0.25 },
    { day: '2026-05-05', value: null },
    { day: '2026-05-10', value: 0.5 },
  ],
  ...{ goLive: '2026-05-01', start: { day: '2026-04-30', value: 0.25 }, target: 1, by: '2026-05-30' },
};
const size = { width: 264, height: 146 };

test('before and after stand on one scale, from nothing to the target, with the mark at go-live between them', () => {
  const { plot, dots, goLiveX, targetY, plan, least, most } = chartPicture(input, size);
  expect([plot, least, most]).toEqual([{ left: 52, right: 252, top: 22, bottom: 122 }, 0, 1]);
  expect(dots.map(({ x, y }) => [x, y])).toEqual([
    [52, 122],
    [102, 97],
    [152, 72],
  ]);
  expect([goLiveX, targetY]).toEqual([107, 22]);
  expect(plan).toBe('M102 97L252 22');
});

test('a window without a number is a gap and not a nought', () => {
  expect(chartPicture(input, size).line).toBe('M52 122L102 97M152 72');
});

test('without a value before there is no line to the target, and nothing is divided by nothing', () => {
  const alone = { ...input, points: [], start: { day: '2026-04-30', value: null }, target: 0 };
  const { plan, line, targetY } = chartPicture(alone, size);
  expect([plan, line, targetY]).toEqual(['', '', 122]);
});
