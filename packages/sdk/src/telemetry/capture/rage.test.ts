import { expect, test } from 'vitest';
import { createRage, type RageClick } from './rage.ts';

const click = (at: number, more: Partial<RageClick> = {}): RageClick => ({
  element: 'save',
  x: 10,
  y: 10,
  at,
  ...more,
});
const play = (...clicks: RageClick[]): boolean[] => {
  const isRage = createRage();
  return clicks.map(isRage);
};

test('the third click within a second on one element is rage, told once a burst', () => {
  expect(play(click(0), click(400), click(800), click(1_200))).toEqual([false, false, true, false]);
  expect(play(click(0), click(1), click(2), click(2_000), click(2_001), click(2_002))).toEqual([
    ...[false, false, true],
    ...[false, false, true],
  ]);
});

test('clicks near each other count as well, though the page puts another element there', () => {
  const near = (at: number, x: number) => click(at, { element: at, x });
  expect(play(near(0, 0), near(1, 12), near(2, 24))).toEqual([false, false, true]);
});

test('two clicks are none, however often they come', () => {
  const pairs = [0, 3_000, 6_000].flatMap((at) => [click(at), click(at + 100)]);
  expect(play(...pairs)).not.toContain(true);
});

test('slow clicks are none, and neither are quick ones over the page', () => {
  expect(play(click(0), click(600), click(1_200), click(1_800))).not.toContain(true);
  const far = [0, 1, 2, 3].map((n) => click(n, { element: n, x: n * 25 }));
  expect(play(...far)).not.toContain(true);
});
