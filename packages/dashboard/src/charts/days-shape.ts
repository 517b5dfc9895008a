import type { ActiveDay } from '@handrail/protocol';
import { niceTicks, spread, toTenth } from './scale.ts';

export interface DayPoint extends ActiveDay {
  x: number;
  y: number;
}

export interface DaysPicture {
  width: number;
  height: number;
  points: DayPoint[];
  /** Path data of the line through whole days, and of the area beneath it. */
  line: string;
  area: string;
  /** Path data of the last stretch, whose day is not over. */
  rest: string;
  ticks: { value: number; y: number }[];
  labels: { day: string; x: number; anchor: 'start' | 'middle' | 'end' }[];
  plot: { left: number; right: number; top: number; bottom: number };
}

const HEIGHT = 232;
const LABEL_PX = 84;

const path = (points: readonly DayPoint[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** `today` is drawn apart from the days that are over, since more may come. */
export function daysPicture(days: readonly ActiveDay[], width: number, today: string): DaysPicture {
  const most = Math.max(0, ...days.map(({ visitors }) => visitors));
  const values = niceTicks(most);
  const top = values.at(-1) ?? 1;
  const plot = { left: 40, right: Math.max(41, width - 8), top: 28, bottom: HEIGHT - 28 };
  const across = plot.right - plot.left;
  const xOf = (index: number) =>
    toTenth(days.length < 2 ? plot.left + across / 2 : plot.left + (across * index) / (days.length - 1));
  const yOf = (value: number) => toTenth(plot.bottom - ((plot.bottom - plot.top) * value) / top);

  const points = days.map((day, index) => ({ ...day, x: xOf(index), y: yOf(day.visitors) }));
  const open = points.length > 1 && points.at(-1)?.day === today;
  const whole = open ? points.slice(0, -1) : points;
  const first = points[0];
  const last = points.at(-1);
  return {
    width,
    height: HEIGHT,
    plot,
    points,
    line: path(whole),
    rest: open ? path(points.slice(-2)) : '',
    area:
      first && last && points.length > 1 ? `${path(points)}L${last.x} ${plot.bottom}L${first.x} ${plot.bottom}Z` : '',
    ticks: values.map((value) => ({ value, y: yOf(value) })),
    labels: spread(points.length, Math.floor(across / LABEL_PX) + 1).flatMap((place) => {
      const point = points[place];
      if (!point) return [];
      const anchor =
        points.length === 1 ? 'middle' : place === points.length - 1 ? 'end' : place === 0 ? 'start' : 'middle';
      return [{ day: point.day, x: point.x, anchor }];
    }),
  };
}

/** The day nearest to a place in the picture. */
export function nearestPoint(points: readonly DayPoint[], x: number): DayPoint | undefined {
  return points.reduce<DayPoint | undefined>(
    (near, point) => (near === undefined || Math.abs(point.x - x) < Math.abs(near.x - x) ? point : near),
    undefined,
  );
}

/** The busiest day, the first of equals; none when nobody came. */
export function busiestDay(days: readonly ActiveDay[]): ActiveDay | undefined {
  return days.reduce<ActiveDay | undefined>(
    (most, day) => (day.visitors > (most?.visitors ?? 0) ? day : most),
    undefined,
  );
}
