import type { CriterionReport } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { useId } from 'preact/hooks';
import { useWidth } from '../charts/use-width.ts';
import { formatDay, formatDays } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { chartPicture } from './chart-shape.ts';
import { formatValue, textOf } from '../overview/figure-text.ts';
import { rolloutMessages } from '../words.ts';

const words = rolloutMessages.report;
const HEIGHT = 150;

interface ChartProps {
  report: CriterionReport;
  goLive: string;
  /** What it is about. */
  about: string;
}

/** A criterion before and after go-live: values as a line, the target dashed, the way to it dotted. */
export function CriterionChart({ report: { criterion, points, before }, goLive, about }: ChartProps) {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const { unit } = FIGURES[criterion.figure];
  const start = before?.figure.value ?? null;
  // What was good enough before has the target as its line.
  const isThere =
    start !== null && (criterion.comparison === 'at-least' ? start >= criterion.target : start <= criterion.target);
  const input = {
    ...{ goLive, target: criterion.target, by: criterion.by },
    points: points.map(({ to, figure }) => ({ day: to, value: figure.value })),
    start: { day: before?.to ?? goLive, value: isThere ? null : start },
  };
  const picture = chartPicture(input, { width, height: HEIGHT });
  const { plot, goLiveX, targetY } = picture;
  const late = goLiveX > (plot.left + plot.right) / 2;
  return (
    <div class="chart rollout-chart" ref={frame}>
      {width > 0 && (
        <svg role="img" aria-labelledby={id} viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT}>
          <title id={id}>{words.chartText(about, formatValue(criterion.target, unit))}</title>
          <g class="axes">
            <line class="ground" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
            <text x={plot.left - 8} y={plot.bottom} text-anchor="end" dominant-baseline="central">
              {formatValue(picture.least, unit)}
            </text>
            <text x={plot.left - 8} y={targetY} text-anchor="end" dominant-baseline="central">
              {Math.abs(targetY - plot.bottom) > 14 && formatValue(criterion.target, unit)}
            </text>
            <text x={plot.left} y={HEIGHT - 6}>
              {formatDay(points[0]?.to ?? goLive)}
            </text>
            <text x={plot.right} y={HEIGHT - 6} text-anchor="end">
              {formatDay(criterion.by)}
            </text>
          </g>
          <line class="target" x1={plot.left} x2={plot.right} y1={targetY} y2={targetY} />
          <line class="go-live" x1={goLiveX} x2={goLiveX} y1={plot.top - 8} y2={plot.bottom} />
          <text class="go-live-text" x={goLiveX + (late ? -5 : 5)} y={10} text-anchor={late ? 'end' : 'start'}>
            {words.goLive(formatDay(goLive))}
          </text>
          <path class="plan" d={picture.plan} />
          <path class="line" d={picture.line} />
          {picture.dots.map(({ x, y, day }) => (
            <circle key={day} class="point" cx={x} cy={y} r="3" />
          ))}
        </svg>
      )}
    </div>
  );
}

/** The numbers of the picture. */
export function PointTable({ report: { points }, about }: Pick<ChartProps, 'report' | 'about'>) {
  return (
    <details class="on-screen">
      <summary>{words.points}</summary>
      <HeadedTable
        caption={`${words.points}: ${about}`}
        heads={[words.windowEnds, words.value]}
        kind="points"
        numbers={[1]}
      >
        {points.map(({ from, to, figure }) => (
          <tr key={to}>
            <th scope="row">{formatDays({ from, to })}</th>
            <td class="number">{textOf(figure)}</td>
          </tr>
        ))}
      </HeadedTable>
    </details>
  );
}
