import { niceTicks, spread, toTenth } from '../charts/scale.ts';

export interface LinesPicture {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  ticks: { value: number; y: number }[];
  /** Which points are named beneath, by their place, and where. */
  labels: { index: number; x: number; anchor: 'start' | 'middle' | 'end' }[];
  /** For each series its path, interrupted where a point has no value, and its points. */
  lines: { path: string; points: { x: number; y: number }[] }[];
}

const HEIGHT = 248;
const LABEL_PX = 84;

/** Lines from nought to the highest of all values. Shares are drawn in per cent, so that their ticks are whole numbers. */
export function linesPicture(series: readonly (readonly (number | null)[])[], width: number): LinesPicture {
  const plot = { left: 52, right: Math.max(53, width - 8), top: 12, bottom: HEIGHT - 28 };
  const values = niceTicks(Math.max(0, ...series.flat().map((value) => value ?? 0)));
  const top = values.at(-1) ?? 1;
  const count = Math.max(0, ...series.map(({ length }) => length));
  const most = Math.max(1, count - 1);
  const y = (value: number): number => toTenth(plot.bottom - ((plot.bottom - plot.top) * value) / top);
  const x = (index: number): number => toTenth(plot.left + ((plot.right - plot.left) * index) / most);
  return {
    ...{ width, height: HEIGHT, plot },
    ticks: values.map((value) => ({ value, y: y(value) })),
    labels: spread(count, Math.floor((plot.right - plot.left) / LABEL_PX) + 1).map((index) => ({
      ...{ index, x: x(index) },
      anchor: index > 0 && index === count - 1 ? 'end' : index === 0 ? 'start' : 'middle',
    })),
    lines: series.map((line) => {
      const points = line.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value), index }]));
      const path = points
        .map((point, at) => `${points[at - 1]?.index === point.index - 1 ? 'L' : 'M'}${point.x} ${point.y}`)
        .join('');
      return { path, points: points.map((point) => ({ x: point.x, y: point.y })) };
    }),
  };
}
