import type { OverviewFigure, OverviewReport } from '@handrail/protocol';
import { definitions } from '../definitions.ts';
import { formatDays } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { formatValue } from './figure-text.ts';
import { overviewMessages as words } from '../words.ts';

/** What the spark lines are drawn from. */
export function TrendTable({ figures, spans }: { figures: readonly OverviewFigure[] } & Pick<OverviewReport, 'spans'>) {
  return (
    <details class="card">
      <summary>{words.trends}</summary>
      <HeadedTable
        caption={words.trendsCaption}
        kind="trends"
        numbers={[1]}
        heads={[words.figure, ...spans.map(formatDays)]}
      >
        {figures.map(({ figure, now, trend }) => (
          <tr key={figure}>
            <th scope="row">{definitions[figure].term}</th>
            {trend.map((value, index) => (
              <td key={spans[index]?.from} class="number">
                {value === null ? <span class="no-data">–</span> : formatValue(value, now.unit)}
              </td>
            ))}
          </tr>
        ))}
      </HeadedTable>
    </details>
  );
}
