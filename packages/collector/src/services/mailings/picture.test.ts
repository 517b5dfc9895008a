import { expect, test } from 'vitest';
import { drawChart, openDraw } from './picture.ts';

const chart = { values: [2, null, -1, 4], aim: 3, words: 'Two, unknown, one below, four' };

test('a chart has a bar for each value above or below the line, and the aim where it is', () => {
  const svg = drawChart(chart, 'row');
  const bars = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)].map((found) =>
    found.slice(1).map(Number),
  );
  // Thirty-two pixels for the five from -1 to 4, below an edge of two: nought lies at 27.6.
  expect(bars.map(([, top, height]) => [top, height])).toEqual([
    [14.8, 12.8],
    [26.6, 1],
    [26.6, 6.4],
    [2, 25.6],
  ]);
  expect(svg).toContain('M0 8.4H160');
  expect(svg).not.toMatch(/<text|font/);
});

test('values that are all nought are still bars', () => {
  const svg = drawChart({ values: [0, 0], aim: null, words: '' }, 'wide');
  expect([...svg.matchAll(/height="1"/g)]).toHaveLength(2);
  expect(svg).not.toContain('NaN');
});

test('it is a PNG, twice as fine as it is large', async () => {
  const draw = await openDraw((error) => expect.fail(String(error)));
  const png = Buffer.from(draw(chart, 'row') ?? []);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 72]);
});
