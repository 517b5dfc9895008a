import { toTenth } from './scale.ts';

const EDGE = 2;

/** Path data of a line through the values, from 0 at the bottom to the highest of them at the top. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const most = Math.max(...values, 0);
  const y = (value: number) => toTenth(height - EDGE - ((height - 2 * EDGE) * value) / (most || 1));
  const [only] = values;
  if (values.length === 1 && only !== undefined) return `M0 ${y(only)}H${width}`;
  return values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${toTenth((width * index) / (values.length - 1))} ${y(value)}`)
    .join('');
}
