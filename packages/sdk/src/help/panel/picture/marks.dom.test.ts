import { describe, expect, test } from 'vitest';
import { apply, encode, frameBetween, nudge } from './marks.ts';

const SIZE = { width: 200, height: 100 };

describe('a frame', () => {
  test('lies between two corners, whichever is which, and within the picture', () => {
    const frame = { x: 10, y: 20, width: 30, height: 40 };
    expect(frameBetween({ x: 40, y: 20 }, { x: 10.4, y: 60 }, SIZE)).toEqual(frame);
    expect(frameBetween({ x: -5, y: -5 }, { x: 500, y: 500 }, SIZE)).toEqual({ x: 0, y: 0, ...SIZE });
  });

  test('is moved and sized by arrows, and stays in the picture', () => {
    const frame = { x: 0, y: 0, width: 20, height: 20 };
    expect(nudge(frame, 'ArrowRight', false, SIZE)).toEqual({ ...frame, x: 4 });
    expect(nudge(frame, 'ArrowLeft', false, SIZE)).toEqual(frame);
    expect(nudge(frame, 'ArrowDown', true, SIZE)).toEqual({ ...frame, height: 24 });
    expect(nudge({ ...frame, width: 5 }, 'ArrowLeft', true, SIZE)).toEqual({ ...frame, width: 4 });
    expect(nudge({ ...frame, x: 180 }, 'ArrowRight', true, SIZE)).toEqual({ ...frame, x: 180 });
    expect(nudge(frame, 'a', false, SIZE)).toEqual(frame);
  });
});

const BLACK = [0, 0, 0, 255];
const WHITE = [255, 255, 255, 255];

/** A picture of thin black lines on white: what letters are to an eye that comes too near. */
function lines(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const to = canvas.getContext('2d');
  if (!to) throw new Error('no canvas');
  to.fillStyle = '#fff';
  to.fillRect(0, 0, SIZE.width, SIZE.height);
  to.fillStyle = '#000';
  for (let x = 0; x < SIZE.width; x += 4) to.fillRect(x, 0, 2, SIZE.height);
  return canvas;
}
const pixels = (canvas: HTMLCanvasElement, x: number, y: number, width = 1, height = 1): number[] => [
  ...(canvas.getContext('2d')?.getImageData(x, y, width, height).data ?? []),
];
const frame = { x: 20, y: 20, width: 96, height: 48 };

test('what is covered is gone: few colours are left of it, and nothing beside it has changed', () => {
  const before = lines();
  const covered = apply(before, 'cover', frame);
  const inside = pixels(covered, 20, 20, 96, 48);
  const colours = new Set(
    Array.from({ length: inside.length / 4 }, (_, at) => inside.slice(at * 4, at * 4 + 4).join()),
  );
  // Four cells by two.
  expect(colours.size).toBeLessThanOrEqual(8);
  expect(pixels(before, 20, 20, 96, 48)).not.toEqual(inside);
  expect(pixels(covered, 0, 0, 20, 100)).toEqual(pixels(before, 0, 0, 20, 100));
  expect(pixels(covered, 116, 0, 84, 100)).toEqual(pixels(before, 116, 0, 84, 100));
});

test('a small frame is one colour', () => {
  const covered = apply(lines(), 'cover', { x: 0, y: 0, width: 10, height: 10 });
  const inside = pixels(covered, 0, 0, 10, 10);
  expect(new Set(Array.from({ length: 100 }, (_, at) => inside.slice(at * 4, at * 4 + 4).join())).size).toBe(1);
});

test('cropped, the frame is all there is', () => {
  const cropped = apply(lines(), 'crop', { x: 4, y: 10, width: 50, height: 30 });
  expect([cropped.width, cropped.height]).toEqual([50, 30]);
  expect([pixels(cropped, 0, 0), pixels(cropped, 2, 0)]).toEqual([BLACK, WHITE]);
});

test('pointed at, a line lies around it and what is in it can be read', () => {
  const before = lines();
  const pointed = apply(before, 'point', frame);
  expect(pixels(pointed, 60, 20)).toEqual([225, 29, 72, 255]);
  expect(pixels(pointed, 30, 30, 60, 30)).toEqual(pixels(before, 30, 30, 60, 30));
});

test('a frame without room changes nothing', () => {
  const before = lines();
  expect(apply(before, 'crop', { x: 3, y: 3, width: 1, height: 40 })).toBe(before);
});

test('it is a PNG of its pixels', async () => {
  const blob = await encode(lines());
  expect(blob.type).toBe('image/png');
  const { width, height } = await createImageBitmap(blob);
  expect({ width, height }).toEqual(SIZE);
});
