import { describe, expect, test } from 'vitest';
import { addDays } from '../range.ts';
import { busiestDay, daysPicture, nearestPoint } from './days-shape.ts';

const daysFrom = (first: string, visitors: number[]) =>
  visitors.map((count, index) => ({ day: addDays(first, index), visitors: count }));
const three = daysFrom('2026-11-20', [4, 0, 2]);

describe('daysPicture', () => {
  test('heights are in proportion, with zero on the ground', () => {
    const { points, plot } = daysPicture(three, 600, '2026-12-01');
    const tall = plot.bottom - plot.top;
    expect(points.map(({ y }) => (plot.bottom - y) / tall)).toEqual([1, 0, 0.5]);
    expect(points.map(({ x }) => x)).toEqual([plot.left, (plot.left + plot.right) / 2, plot.right]);
  });

  test('today is drawn apart, since it is not over', () => {
    const open = daysPicture(three, 600, '2026-11-22');
    expect(open.line.match(/[ML]/g)).toEqual(['M', 'L']);
    expect(open.rest.match(/[ML]/g)).toEqual(['M', 'L']);
    expect(daysPicture(three, 600, '2026-11-23').rest).toBe('');
  });

  test('one day is a point in the middle, and nothing is an empty picture', () => {
    const one = daysPicture(three.slice(0, 1), 600, '2026-11-20');
    expect(one.points[0]?.x).toBe((one.plot.left + one.plot.right) / 2);
    expect(one.area).toBe('');
    const none = daysPicture([], 600, '2026-11-20');
    expect([none.line, none.area, none.rest, none.labels]).toEqual(['', '', '', []]);
  });

  test.each([300, 390, 1_000])('labels at %d px do not run into each other', (width) => {
    const { labels } = daysPicture(daysFrom('2026-01-01', Array<number>(90).fill(1)), width, '2026-11-22');
    const gaps = labels.slice(1).map(({ x }, index) => x - (labels[index]?.x ?? 0));
    expect(labels.length).toBeGreaterThan(1);
    expect(Math.min(...gaps)).toBeGreaterThan(60);
    expect(labels.at(-1)?.day).toBe('2026-03-31');
  });
});

test('a pointer finds the nearest day', () => {
  const { points } = daysPicture(three, 600, '2026-12-01');
  expect(nearestPoint(points, -50)?.day).toBe('2026-11-20');
  expect(nearestPoint(points, 330)?.day).toBe('2026-11-21');
  expect(nearestPoint([], 10)).toBeUndefined();
});

test('the busiest day is the first of equals, and none when nobody came', () => {
  expect(busiestDay(daysFrom('2026-01-01', [1, 3, 3]))?.day).toBe('2026-01-02');
  expect(busiestDay(daysFrom('2026-01-01', [0, 0]))).toBeUndefined();
});
