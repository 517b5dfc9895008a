import { expect, test } from 'vitest';
import { sparkPath } from './spark-shape.ts';

test('a trend goes from nought at the bottom to its most at the top', () => {
  expect(sparkPath([0, 0.5, 0.25], 96, 24)).toBe('M0 22L48 2L96 12');
});

test('one point is a level line, none is nothing, and noughts lie at the bottom', () => {
  expect(sparkPath([0.3], 96, 24)).toBe('M0 2H96');
  expect(sparkPath([], 96, 24)).toBe('');
  expect(sparkPath([0, 0], 96, 24)).toBe('M0 22L96 22');
});
