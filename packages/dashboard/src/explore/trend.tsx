import type { App, Figure, FigureApart, FigureName, FigureTrend } from '@handrail/protocol';
import { clientFieldOf, type ExploreQuestion } from '@handrail/protocol/explore';
import { differenceOf, FIGURES } from '@handrail/protocol/figures';
import { definitions } from '../definitions.ts';
import { formatAverage, formatCount, formatDays } from '../format.ts';
import { formatValue, textOf } from '../overview/figure-text.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { LinesChart, LinesLegend } from './lines-chart.tsx';
import type { NamedTrend } from './load.ts';
import { TakeAway } from './take-away.tsx';
import { exploreMessages as words, pathMessages as pathWords } from '../words.ts';

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
  trends: readonly NamedTrend[];
  /** Where they are groups, all of one kind. */
  apart: FigureApart | undefined;
  /** The same question with something else in it. */
  hrefOf: (change: Partial<ExploreQuestion>) => string;
}

/** What is true of all groups, and how many there are beside them. */
function ApartNotes({ by, untold = 0, more = 0 }: FigureApart) {
  return (
    <>
      <p class="hint">{words.apartAlone[clientFieldOf(by) ?? 'trait']}</p>
      {more > 0 && <p class="hint">{words.fewer(formatCount(more))}</p>}
      {untold > 0 && <p class="hint">{pathWords.untold(formatCount(untold))}</p>}
    </>
  );
}

/** A figure over the range, for everybody, for one or two groups of people, or for several that are counted apart. */
export function Trend({ app, figure, trends, apart, hrefOf }: TrendProps) {
  const { unit } = FIGURES[figure];
  const { term } = definitions[figure];
  const [first, second] = trends;
  const times = unit === 'share' ? 100 : 1;
  return (
    <section class="card" aria-label={term}>
      <h2>
        {term} <Info term={figure} />
      </h2>
      {first === undefined && <p class="quiet">{words.noGroups}</p>}
      {second && (
        <LinesLegend names={trends.map(({ name, alone }) => ({ name, href: alone && hrefOf({ by: '', ...alone }) }))} />
      )}
      {first && (
        <LinesChart
          title={words.chart(term)}
          days={first.trend.points.map(({ from }) => from)}
          series={trends.map(({ trend }) =>
            trend.points.map(({ figure: { value } }) => (value === null ? null : value * times)),
          )}
          suffix={unit === 'share' ? '%' : ''}
        />
      )}
      {first && second && !apart && <Difference figure={figure} one={first.trend.whole} other={second.trend.whole} />}
      {apart && <ApartNotes {...apart} />}
      {first && <TrendsTable {...{ app, figure, trends, first: first.trend }} />}
    </section>
  );
}

/** Every point of every line, and the file of it. */
function TrendsTable({
  app,
  figure,
  trends,
  first,
}: Pick<TrendProps, 'app' | 'figure' | 'trends'> & { first: FigureTrend }) {
  const { unit } = FIGURES[figure];
  const rows = first.points.map(({ from, to }, index) => ({
    ...{ from, to },
    figures: trends.flatMap(({ trend }) => trend.points[index]?.figure ?? []),
  }));
  const cell = (one: Figure) =>
    one.value === null ? <span class="no-data">{textOf(one)}</span> : formatValue(one.value, unit);
  return (
    <>
      <HeadedTable
        caption={words.trendTable}
        kind="trends"
        numbers={[1]}
        heads={[words.days, ...trends.map(({ name }) => name)]}
      >
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
        value={trends.map(({ name, trend }) => ({ name, trend }))}
      />
    </>
  );
}
