import type { App, FunnelReport } from '@handrail/protocol';
import { clientFieldOf } from '@handrail/protocol/explore';
import { formatCount } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Share, ShareBar } from '../parts/share.tsx';
import { TakeAway } from './take-away.tsx';
import { exploreMessages as words, pathMessages as pathWords } from '../words.ts';

interface FunnelProps {
  app: App;
  report: FunnelReport;
  steps: readonly string[];
  /** By what it is counted apart. */
  by: string | undefined;
}

/** How far people got; apart by a trait or by what it was done with, one group under the other. */
export function FunnelAnswer({ app, report, steps, by }: FunnelProps) {
  const field = clientFieldOf(by);
  const isApart = report.rows.some(({ value }) => value !== undefined);
  const nameOf = (value: FunnelReport['rows'][number]['value']): string =>
    value === undefined ? words.everybody : value === null ? (field ? words.notKnown : words.none) : String(value);
  const rows = report.rows.flatMap(({ value, steps: done }) =>
    done.map((step, index) => ({ group: nameOf(value), name: steps[index] ?? '', ...step })),
  );
  const { untold = 0 } = report;
  if ((rows[0]?.people ?? 0) === 0 && untold === 0) return <p class="quiet">{words.nobody}</p>;
  return (
    <section class="card" aria-label={words.funnelTable}>
      <h2>{words.funnelTable}</h2>
      <HeadedTable
        caption={words.funnelTable}
        kind="trends"
        numbers={[isApart ? 2 : 1]}
        heads={[
          ...(isApart ? [field ? words[field] : words.value] : []),
          words.step,
          words.people,
          words.ofFirst,
          words.ofPrevious,
        ]}
      >
        {rows.map(({ group, name, people, ofFirst, ofPrevious }, index) => (
          <tr key={index}>
            {isApart && <td dir="auto">{group}</td>}
            <th scope="row" dir="auto">
              {name}
            </th>
            <td class="number">{formatCount(people)}</td>
            <td class="number">
              <ShareBar value={ofFirst.value} />
            </td>
            <td class="number">
              <Share value={ofPrevious.value} />
            </td>
          </tr>
        ))}
      </HeadedTable>
      {field && rows.length > 0 && <p class="hint">{words.several[field]}</p>}
      {untold > 0 && <p class="hint">{pathWords.untold(formatCount(untold))}</p>}
      <TakeAway
        table={{
          name: `${app.appId}-funnel`,
          heads: ['group', 'step', 'people', 'of first', 'of previous'],
          rows: rows.map(({ group, name, people, ofFirst, ofPrevious }) => [
            ...[group, name, people],
            ...[ofFirst.value, ofPrevious.value],
          ]),
        }}
        value={report}
      />
    </section>
  );
}
