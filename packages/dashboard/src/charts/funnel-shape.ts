import type { FunnelStep, GuideSummary } from '@handrail/protocol';
import { toTenth } from './scale.ts';

/** One bar of the funnel: the start, a step, or the end. */
export interface FunnelBar {
  key: string;
  /** 1 for the first step; undefined for the start and the end. */
  number?: number;
  kind: 'start' | 'step' | 'end';
  title: string;
  people: number;
  /** Of those who started; null when nobody did. */
  share: number | null;
  lost: number;
  lostShare: number | null;
  missed: number;
}

/** Where a bar and what leads away from it are drawn, in CSS pixels. */
export interface FunnelRow {
  bar: FunnelBar;
  y: number;
  titleX: number;
  titleY: number;
  titleWidth: number;
  barY: number;
  width: number;
  /** The flow to the next bar, as the points of a polygon; absent at the end. */
  flow?: string;
  noteY: number;
}

export interface FunnelPicture {
  rows: FunnelRow[];
  width: number;
  height: number;
  barX: number;
  barWidth: number;
  valueX: number;
}

export const BAR_HEIGHT = 28;
const WIDE = 640;
const VALUE_WIDTH = 120;
const VALUE_WIDTH_NARROW = 100;

export function funnelBars(
  guide: GuideSummary,
  steps: readonly FunnelStep[],
  words: { started: string; completed: string },
): FunnelBar[] {
  const of = (people: number) => (guide.startedBy > 0 ? people / guide.startedBy : null);
  const rim = { lost: 0, lostShare: null, missed: 0 };
  return [
    { ...rim, key: 'start', kind: 'start', title: words.started, people: guide.startedBy, share: of(guide.startedBy) },
    ...steps.map((step, index) => ({
      key: `step ${step.stepId}`,
      kind: 'step' as const,
      number: index + 1,
      title: step.title,
      people: step.reachedBy,
      share: of(step.reachedBy),
      lost: step.lost,
      lostShare: step.lostShare,
      missed: step.missed,
    })),
    {
      ...rim,
      key: 'end',
      kind: 'end',
      title: words.completed,
      people: guide.completedBy,
      share: of(guide.completedBy),
    },
  ];
}

/**
 * Bars under each other, the largest as wide as there is room, so that their lengths compare and any number of steps
 * fits. On narrow pages the title stands above its bar.
 */
export function funnelPicture(bars: readonly FunnelBar[], width: number): FunnelPicture {
  const wide = width >= WIDE;
  const titleWidth = wide ? Math.min(280, Math.round(width * 0.3)) : width - VALUE_WIDTH_NARROW;
  const barX = wide ? titleWidth + 20 : 0;
  const barWidth = Math.max(1, wide ? width - barX - VALUE_WIDTH : width);
  const above = wide ? 0 : 32;
  const pitch = above + BAR_HEIGHT + 26;
  const most = Math.max(1, ...bars.map(({ people }) => people));
  const lengthOf = (bar: FunnelBar) => (bar.people === 0 ? 0 : Math.max(2, (bar.people / most) * barWidth));

  const rows = bars.map((bar, index): FunnelRow => {
    const y = index * pitch;
    const barY = y + above;
    const next = bars[index + 1];
    const length = lengthOf(bar);
    const bottom = barY + BAR_HEIGHT;
    const nextTop = y + pitch + above;
    return {
      bar,
      y,
      titleX: 0,
      titleY: wide ? barY + BAR_HEIGHT / 2 : y + 18,
      titleWidth,
      barY,
      width: length,
      noteY: bottom + 13,
      ...(next && {
        flow: [
          [barX, bottom],
          [barX + length, bottom],
          [barX + lengthOf(next), wide ? nextTop : bottom + 26],
          [barX, wide ? nextTop : bottom + 26],
        ]
          .map(([x = 0, atY = 0]) => `${toTenth(x)},${toTenth(atY)}`)
          .join(' '),
      }),
    };
  });
  return {
    rows,
    width,
    height: Math.max(0, bars.length * pitch - 26),
    barX,
    barWidth,
    valueX: width,
  };
}

/** The step at which most people were lost, if any were. */
export function largestLoss(bars: readonly FunnelBar[]): FunnelBar | undefined {
  return bars.reduce<FunnelBar | undefined>((most, bar) => (bar.lost > (most?.lost ?? 0) ? bar : most), undefined);
}
