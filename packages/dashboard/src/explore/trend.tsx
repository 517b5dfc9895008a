import type { App, Figure, FigureName, FigureTrend } from '@handrail/protocol';
import { differenceOf, FIGURES } from '@handrail/protocol/figures';
import { definitions } from '../definitions.ts';
import { formatAverage, formatDays } from '../format.ts';
import { formatValue, textOf } from '../overview/figure-text.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { LinesChart } from './lines-chart.tsx';
import { TakeAway } from './take-away.tsx';
import { exploreMessages as words } from '../words.ts';

/** Shares of people, each of whom counts once: of these a difference can be judged. */
const OF_PEOPLE: readonly FigureName[] = ['adoption', 'licenceUse', 'featureAdoption', 'retention'];

function Difference({ figure, one, other }: { figure: FigureName; one: Figure; other: Figure }) {
  if (!OF_PEOPLE.includes(figure) || one.value === null || other.value === null) return null;
  if (one.value > 1 || other.value > 1) return null;
  const partOf = ({ numerator = 0, denominator = 0 }: Figure) => ({ part: numerator, whole: denominator });
  const found = differenceOf(partOf(one), partOf(other));
  if (found === undefined) return null;
  const [points = '', low = '', high = ''] = [found.difference, found.low, found.high].map((share) =>
    formatAverage(100 * share),
  );
  return (
    <p>
      {words.difference(points, low, high)} {found.low < 0 && found.high > 0 && words.notSure}
    </p>
  );
}

interface TrendProps {
  app: App;
  figure: FigureName;
  trends: readonly { name: string; trend: FigureTrend }[];
}

/** A figure over the range, for one or two groups of people. */
export function Trend({ app, figure, trends }: TrendProps) {
  const { unit } = FIGURES[figure];
  const { term } = definitions[figure];
  const [first, second] = trends;
  if (first === undefined) return null;
  const times = unit === 'share' ? 100 : 1;
  const rows = first.trend.points.map(({ from, to }, index) => ({
    ...{ from, to },
    figures: trends.flatMap(({ trend }) => trend.points[index]?.figure ?? []),
  }));
  const cell = (one: Figure) =>
    one.value === null ? <span class="no-data">{textOf(one)}</span> : formatValue(one.value, unit);
  return (
    <section class="card" aria-label={term}>
      <h2>
        {term} <Info term={figure} />
      </h2>
      <LinesChart
        title={words.chart(term)}
        days={rows.map(({ from }) => from)}
        series={trends.map(({ trend }) =>
          trend.points.map(({ figure: { value } }) => (value === null ? null : value * times)),
        )}
        suffix={unit === 'share' ? '%' : ''}
      />
      {second && <Difference figure={figure} one={first.trend.whole} other={second.trend.whole} />}
      <HeadedTable caption={words.trendTable} kind="trends" heads={[words.days, ...trends.map(({ name }) => name)]}>
        {rows.map(({ from, to, figures }) => (
          <tr key={from}>
            <th scope="row">{formatDays({ from, to })}</th>
            {figures.map((one, index) => (
              <td key={index} class="number">
                {cell(one)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{words.whole}</th>
          {trends.map(({ name, trend }) => (
            <td key={name} class="number">
              {cell(trend.whole)}
            </td>
          ))}
        </tr>
      </HeadedTable>
      <TakeAway
        table={{
          name: `${app.appId}-${figure}`,
          heads: ['from', 'to', ...trends.map(({ name }) => name)],
          rows: rows.map(({ from, to, figures }) => [from, to, ...figures.map(({ value }) => value)]),
        }}
        value={trends}
      />
    </section>
  );
}
