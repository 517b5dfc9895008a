import { useId } from 'preact/hooks';
import { useWidth } from '../charts/use-width.ts';
import { formatDay, formatTick } from '../format.ts';
import { linesPicture } from './lines-shape.ts';

/** Lines of one scale; the second is dashed, so that they are told apart without colour. The table beside it has all points. */
export function LinesChart({
  title,
  days,
  series,
  suffix,
}: {
  title: string;
  /** The first day of each point. */
  days: readonly string[];
  series: readonly (readonly (number | null)[])[];
  /** Behind each number of the scale. */
  suffix: string;
}) {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const { plot, ticks, labels, lines, height } = linesPicture(series, width);
  return (
    <div class="chart days" ref={frame}>
      {width > 0 && (
        <svg role="img" aria-labelledby={id} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title id={id}>{title}</title>
          <g class="axes">
            {ticks.map(({ value, y }) => (
              <g key={value}>
                <line class={value === 0 ? 'ground' : 'rule'} x1={plot.left} x2={plot.right} y1={y} y2={y} />
                <text x={plot.left - 8} y={y} text-anchor="end" dominant-baseline="central">
                  {formatTick(value)}
                  {suffix}
                </text>
              </g>
            ))}
            {labels.map(({ index, x, anchor }) => (
              <text key={index} x={x} y={plot.bottom + 19} text-anchor={anchor}>
                {formatDay(days[index] ?? '')}
              </text>
            ))}
          </g>
          {lines.map(({ path, points }, index) => (
            <g key={index}>
              <path class={index === 0 ? 'line' : 'line rest'} d={path} />
              {points.map(({ x, y }) => (
                <circle key={x} class={index === 0 ? 'point' : 'point open'} cx={x} cy={y} r="3" />
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
