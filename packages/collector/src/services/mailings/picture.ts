import type { Chart } from './letter.ts';

/** In pixels of a mail; drawn twice as large, for screens that are as fine. */
const SIZES = { row: { width: 160, height: 36 }, wide: { width: 560, height: 160 } } as const;
const FINER = 2;
/** Read on white and on black, and without colour: bars are dark, the newest darkest, the aim is a line. */
const COLOURS = { bar: '#7289c4', last: '#2f4ea8', aim: '#c2410c', gap: '#a3a3a3' } as const;

export type PictureSize = keyof typeof SIZES;
export const sizeOf = (size: PictureSize): { width: number; height: number } => SIZES[size];

/** The chart as SVG. It has no text, so that it needs no font: its words stand beside it in the mail. */
export function drawChart({ values, aim }: Chart, size: PictureSize): string {
  const { width, height } = SIZES[size];
  const numbers = [...values, aim].flatMap((value) => value ?? []);
  const [most, least] = [Math.max(...numbers, 0), Math.min(...numbers, 0)];
  const scale = (height - 4) / (most - least || 1);
  const y = (value: number): number => round(2 + (most - value) * scale);
  const step = width / values.length;
  const bars = values.map((value, index) => {
    const [x, wide] = [round(index * step + step * 0.15), round(step * 0.7)];
    if (value === null) return rect(x, y(0) - 1, wide, 1, COLOURS.gap);
    const top = Math.min(y(value), y(0) - 1);
    const colour = index === values.length - 1 ? COLOURS.last : COLOURS.bar;
    return rect(x, top, wide, Math.max(1, round(Math.abs(y(value) - y(0)))), colour);
  });
  const line =
    aim === null
      ? ''
      : `<path d="M0 ${y(aim)}H${width}" stroke="${COLOURS.aim}" stroke-width="1.5" stroke-dasharray="5 3"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${bars.join('')}${line}</svg>`;
}

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Makes pictures of charts; undefined where this machine cannot. */
export type Draw = (chart: Chart, size: PictureSize) => Uint8Array | undefined;

/**
 * PNG by resvg, which is brought when the first is drawn. Where its binary is not there, mails have their tables alone (ADR 94);
 * `onMissing` hears of it.
 */
export async function openDraw(onMissing: (error: unknown) => void): Promise<Draw> {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    return (chart, size) => {
      const options = { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom' as const, value: FINER } };
      return new Resvg(drawChart(chart, size), options).render().asPng();
    };
  } catch (error) {
    onMissing(error);
    return () => undefined;
  }
}
