import type { App, FeatureListReport } from '@handrail/protocol';
import { Spark } from '../charts/spark.tsx';
import { formatCount, formatShare } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { Notice } from '../parts/notice.tsx';
import { ShareBar } from '../parts/share.tsx';
import { usageHref } from '../route.ts';
import { messages, pathMessages as words } from '../words.ts';
import { TakeAway } from './take-away.tsx';

/** Adoption of every feature, the most used first. */
export function FeaturesAnswer({ app, report }: { app: App; report: FeatureListReport }) {
  const features = report.features.toSorted((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  if (features.length === 0) {
    return (
      <Notice title={words.noFeatures}>
        <p class="actions">
          <a class="button" href={usageHref(app.appId)}>
            {words.nameOne}
          </a>
        </p>
      </Notice>
    );
  }
  return (
    <section class="card" aria-label={words.featuresKind}>
      <h2>
        {words.featuresKind} <Info term="featureAdoption" />
      </h2>
      <HeadedTable
        caption={words.featuresTable}
        kind="trends"
        numbers={[1, 4]}
        heads={[words.featuresKind, words.adoption, words.people, words.featureUses, words.trend]}
      >
        {features.map(({ featureId, name, people, uses, adoption, trend }) => {
          const shares = trend.flatMap((point) => point.adoption.value ?? []);
          const [first = null, last = null] = [shares[0], shares.at(-1)];
          return (
            <tr key={featureId}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td class="number">
                <ShareBar value={adoption.value} />
              </td>
              <td class="number">{formatCount(people)}</td>
              <td class="number">{formatCount(uses)}</td>
              <td>
                {shares.length > 1 && (
                  <Spark
                    values={shares}
                    words={messages.usage.trendWords(formatShare(first) ?? '', formatShare(last) ?? '')}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </HeadedTable>
      <TakeAway
        table={{
          name: `${app.appId}-features`,
          heads: ['feature', 'people', 'active people', 'adoption', 'uses'],
          rows: features.map(({ name, people, adoption, uses }) => [
            ...[name, people, adoption.denominator],
            ...[adoption.value, uses],
          ]),
        }}
        value={report}
      />
    </section>
  );
}
