import { useId } from 'preact/hooks';
import { useWidth } from '../charts/use-width.ts';
import { formatDay, formatTick } from '../format.ts';
import { exploreMessages as words } from '../words.ts';
import { linesPicture } from './lines-shape.ts';

/** Half the size of a mark. */
const R = 3.5;
const SHAPES = [
  // A disc, a square, a triangle, and the same hollow.
  (x: number, y: number) => `M${x - R} ${y}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0Z`,
  (x: number, y: number) => `M${x - R} ${y - R}h${2 * R}v${2 * R}h${-2 * R}Z`,
  (x: number, y: number) => `M${x} ${y - R - 1}l${R + 1} ${2 * R}h${-2 * (R + 1)}Z`,
];

/** The mark of a line at a point: lines are told apart by their marks and dashes, without colour. */
function Mark({ line, x, y }: { line: number; x: number; y: number }) {
  const shape = SHAPES[(line >> 1) % SHAPES.length];
  return <path class={line % 2 === 0 ? 'point' : 'point open'} d={shape?.(x, y)} />;
}

/** What the lines are called, each with a piece of it. */
export function LinesLegend({ names }: { names: readonly { name: string; href?: string | undefined }[] }) {
  return (
    <ul class="lines-legend days" aria-label={words.lines}>
      {names.map(({ name, href }, line) => (
        <li key={name}>
          <svg class={`series-${line}`} width="36" height="12" viewBox="0 0 36 12" aria-hidden="true">
            <path class="line" d="M1 6h34" />
            <Mark line={line} x={18} y={6} />
          </svg>
          {href === undefined ? (
            <bdi>{name}</bdi>
          ) : (
            <a href={href}>
              <bdi>{name}</bdi>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Lines of one scale, at most six, each with its own marks and dashes. The table beside it has all points. */
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
            <g key={index} class={`series-${index}`}>
              <path class="line" d={path} />
              {points.map(({ x, y }) => (
                <Mark key={x} line={index} x={x} y={y} />
              ))}
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
