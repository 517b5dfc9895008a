import type { ActiveDay } from '@handrail/protocol';
import { useId, useMemo, useState } from 'preact/hooks';
import { formatCount, formatDay, formatFullDay, formatTick } from '../format.ts';
import { messages } from '../words.ts';
import { busiestDay, daysPicture, nearestPoint, type DayPoint, type DaysPicture } from './days-shape.ts';
import { useWidth } from './use-width.ts';

const words = messages.days;
/** With more days than this the points would run into a second line. */
const POINTS_UP_TO = 31;

function describe(days: readonly ActiveDay[]): string {
  const busiest = busiestDay(days);
  return [
    words.summary(formatFullDay(days[0]?.day ?? ''), formatFullDay(days.at(-1)?.day ?? '')),
    busiest ? words.busiest(formatFullDay(busiest.day), formatCount(busiest.visitors)) : words.none,
  ].join(' ');
}

function Axes({ picture }: { picture: DaysPicture }) {
  const { plot, ticks, labels } = picture;
  return (
    <g class="axes">
      {ticks.map(({ value, y }) => (
        <g key={value}>
          <line class={value === 0 ? 'ground' : 'rule'} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <text x={plot.left - 10} y={y} text-anchor="end" dominant-baseline="central">
            {formatTick(value)}
          </text>
        </g>
      ))}
      {labels.map(({ day, x, anchor }) => (
        <text key={day} x={x} y={plot.bottom + 19} text-anchor={anchor}>
          {formatDay(day)}
        </text>
      ))}
    </g>
  );
}

function Pointed({ point, picture, today }: { point: DayPoint; picture: DaysPicture; today: string }) {
  const { plot } = picture;
  const far = point.x > (plot.left + plot.right) / 2;
  const x = point.x + (far ? -10 : 10);
  const suffix = point.day === today ? ` ${words.soFar}` : '';
  return (
    <g class="pointed">
      <line x1={point.x} x2={point.x} y1={plot.top} y2={plot.bottom} />
      <circle cx={point.x} cy={point.y} r="4.5" />
      <text x={x} y={14} text-anchor={far ? 'end' : 'start'}>
        <tspan class="strong">{formatCount(point.visitors)}</tspan>
        <tspan>{`  ${formatFullDay(point.day)}${suffix}`}</tspan>
      </text>
    </g>
  );
}

/** Active visitors a day as a line; a pointer reads single days off, the table beside it has them all. */
export function DaysChart({ days, today }: { days: readonly ActiveDay[]; today: string }) {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const [pointedX, setPointedX] = useState<number | undefined>(undefined);
  const picture = useMemo(() => daysPicture(days, width, today), [days, width, today]);
  const pointed = pointedX === undefined ? undefined : nearestPoint(picture.points, pointedX);
  return (
    <div
      class="chart days"
      ref={frame}
      onPointerMove={(event) => setPointedX(event.clientX - event.currentTarget.getBoundingClientRect().left)}
      onPointerLeave={() => setPointedX(undefined)}
    >
      {width > 0 && (
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          width={picture.width}
          height={picture.height}
        >
          <title id={`${id}-title`}>{words.title}</title>
          <desc id={`${id}-text`}>{describe(days)}</desc>
          <Axes picture={picture} />
          <path class="area" d={picture.area} />
          <path class="line" d={picture.line} />
          <path class="line rest" d={picture.rest} />
          {picture.points.length <= POINTS_UP_TO &&
            picture.points.map(({ day, x, y }) => (
              <circle key={day} class={day === today ? 'point open' : 'point'} cx={x} cy={y} r="3" />
            ))}
          {pointed && <Pointed point={pointed} picture={picture} today={today} />}
        </svg>
      )}
    </div>
  );
}
