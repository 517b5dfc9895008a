import type { GuideReport } from '@handrail/protocol';
import { useId, useMemo } from 'preact/hooks';
import { peopleText } from '../counted.ts';
import { formatCount, formatShare } from '../format.ts';
import { messages } from '../words.ts';
import { BAR_HEIGHT, funnelBars, funnelPicture, largestLoss, type FunnelBar, type FunnelRow } from './funnel-shape.ts';
import { textMeasure } from './measure-text.ts';
import { fitText } from './scale.ts';
import { useWidth } from './use-width.ts';

const words = messages.guide;
/** Room for the number before a title. */
const NUMBER_WIDTH = 24;

function noteOf(bar: FunnelBar): string {
  return bar.lost > 0 ? words.left(formatCount(bar.lost), formatShare(bar.lostShare) ?? messages.noData) : '';
}

function describe(bars: readonly FunnelBar[]): string {
  const [first] = bars;
  const last = bars.at(-1);
  const loss = largestLoss(bars);
  return [
    words.summary(peopleText(first?.people ?? 0), formatCount(last?.people ?? 0)),
    ...(loss ? [words.largest(loss.title, peopleText(loss.lost))] : []),
  ].join(' ');
}

interface RowProps {
  row: FunnelRow;
  barX: number;
  barWidth: number;
  valueX: number;
  title: string;
}

function Row({ row, barX, barWidth, valueX, title }: RowProps) {
  const { bar } = row;
  const note = noteOf(bar);
  const share = formatShare(bar.share);
  return (
    <g class={`funnel-row ${bar.kind}`}>
      <title>{bar.title}</title>
      {row.flow !== undefined && <polygon class="flow" points={row.flow} />}
      <rect class="track" x={barX} y={row.barY} width={barWidth} height={BAR_HEIGHT} rx="4" />
      {row.width > 0 && <rect class="bar" x={barX} y={row.barY} width={row.width} height={BAR_HEIGHT} rx="4" />}
      <text class="title" x={row.titleX} y={row.titleY} dominant-baseline="central">
        {bar.number !== undefined && <tspan class="muted">{bar.number}</tspan>}
        <tspan x={bar.number === undefined ? row.titleX : row.titleX + NUMBER_WIDTH}>{title}</tspan>
      </text>
      <text class="value" x={valueX} y={row.titleY} text-anchor="end" dominant-baseline="central">
        {formatCount(bar.people)}
        {share !== undefined && (
          <tspan class="muted" dx="6">
            {share}
          </tspan>
        )}
      </text>
      {(note || bar.missed > 0) && (
        <text class="note" x={barX + 8} y={row.noteY} dominant-baseline="central">
          {note && `↓ ${note}`}
          {bar.missed > 0 && (
            <tspan class="miss" dx={note ? 12 : 0}>{`▲ ${words.missed(formatCount(bar.missed))}`}</tspan>
          )}
        </text>
      )}
    </g>
  );
}

/** How far people came in a guide: bars of people, the flow between them, and where they left or a step was missed. */
export function FunnelChart({ report }: { report: GuideReport }) {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const bars = useMemo(() => funnelBars(report.guide, report.funnel, words), [report]);
  const picture = useMemo(() => funnelPicture(bars, width), [bars, width]);
  const measure = useMemo(() => textMeasure(frame.current, 500), [width]);
  return (
    <div class="chart" ref={frame}>
      {width > 0 && (
        <svg
          class="funnel"
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          width={picture.width}
          height={picture.height}
        >
          <title id={`${id}-title`}>{words.funnel}</title>
          <desc id={`${id}-text`}>{describe(bars)}</desc>
          {picture.rows.map((row) => (
            <Row
              key={row.bar.key}
              row={row}
              barX={picture.barX}
              barWidth={picture.barWidth}
              valueX={picture.valueX}
              title={fitText(
                row.bar.title,
                row.titleWidth - (row.bar.number === undefined ? 8 : NUMBER_WIDTH + 8),
                measure,
              )}
            />
          ))}
        </svg>
      )}
    </div>
  );
}
