import { dayToMs } from '../range.ts';
import { toTenth } from '../charts/scale.ts';

export interface ChartInput {
  points: readonly { day: string; value: number | null }[];
  goLive: string;
  /** The end of the last window before go-live, with its value: where the line begins. */
  start: { day: string; value: number | null };
  target: number;
  by: string;
}

interface Size {
  width: number;
  height: number;
}

export interface ChartPicture {
  plot: { left: number; right: number; top: number; bottom: number };
  /** Path data of the values; a window without one leaves a gap. */
  line: string;
  dots: { x: number; y: number; day: string; value: number }[];
  goLiveX: number;
  targetY: number;
  /** From the value before to the target on its day. */
  plan: string;
  /** Least and most of the scale. */
  least: number;
  most: number;
}

const EDGE = { left: 52, right: 12, top: 22, bottom: 24 };
const at = (day: string): number => dayToMs(day) ?? 0;

/** One scale for before and after: time from the first window to the day of the criterion, values from nothing to the most. */
export function chartPicture({ points, goLive, start, target, by }: ChartInput, { width, height }: Size): ChartPicture {
  const plot = { left: EDGE.left, right: width - EDGE.right, top: EDGE.top, bottom: height - EDGE.bottom };
  const values = [...points.flatMap(({ value }) => value ?? []), target, 0];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const days = [...points.map(({ day }) => at(day)), at(by), at(goLive)];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const x = (day: string) => toTenth(plot.left + ((plot.right - plot.left) * (at(day) - first)) / (last - first || 1));
  const y = (value: number) =>
    toTenth(plot.bottom - ((plot.bottom - plot.top) * (value - least)) / (most - least || 1));
  const dots = points.flatMap(({ day, value }) => (value === null ? [] : [{ x: x(day), y: y(value), day, value }]));
  let isOn = false;
  let line = '';
  for (const { day, value } of points) {
    if (value !== null) line += `${isOn ? 'L' : 'M'}${x(day)} ${y(value)}`;
    isOn = value !== null;
  }
  const plan = start.value === null ? '' : `M${x(start.day)} ${y(start.value)}L${x(by)} ${y(target)}`;
  return { plot, line, dots, goLiveX: x(goLive), targetY: y(target), plan, least, most };
}
