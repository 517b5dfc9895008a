import type { App, RetentionReport } from '@handrail/protocol';
import { formatCount, formatDays } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Share } from '../parts/share.tsx';
import { TakeAway } from './take-away.tsx';
import { exploreMessages as words } from '../words.ts';

/** Of five shades the one of a share; the number in the cell says the same. */
const shadeOf = (share: number | null): string => (share === null ? '' : `shade-${Math.min(4, Math.floor(share * 5))}`);

/** Who came again, by the week in which they came first: the darker, the more. */
export function RetentionMatrix({ app, report }: { app: App; report: RetentionReport }) {
  const { weeks, cohorts } = report;
  if (weeks.length === 0) return <p class="quiet">{words.noWeeks}</p>;
  return (
    <section class="card" aria-label={words.kinds.retention}>
      <h2>{words.kinds.retention}</h2>
      <HeadedTable
        caption={words.retentionTable}
        kind="matrix"
        numbers={[1]}
        heads={[words.week, words.newcomers, ...weeks.map((_, later) => words.later(later))]}
      >
        {cohorts.map(({ people, weeks: shares }, first) => (
          <tr key={weeks[first]?.from}>
            <th scope="row">{formatDays(weeks[first] ?? { from: '', to: '' })}</th>
            <td class="number">{formatCount(people)}</td>
            {weeks.map((week, later) => {
              const share = shares[later];
              if (share === undefined) return <td key={week.from} />;
              return (
                <td key={week.from} class={`number ${shadeOf(share?.value ?? null)}`}>
                  {share === null ? <span class="no-data">{words.open}</span> : <Share value={share.value} />}
                </td>
              );
            })}
          </tr>
        ))}
      </HeadedTable>
      <TakeAway
        table={{
          name: `${app.appId}-retention`,
          heads: ['week', 'people', ...weeks.map((_, later) => `week ${later}`)],
          rows: cohorts.map(({ people, weeks: shares }, first) => [
            ...[weeks[first]?.from ?? '', people],
            ...weeks.map((_, later) => shares[later]?.value ?? null),
          ]),
        }}
        value={report}
      />
    </section>
  );
}
