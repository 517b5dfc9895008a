import type { FeatureListReport } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Spark } from '../charts/spark.tsx';
import { formatCount, formatShare } from '../format.ts';
import { messages } from '../words.ts';
import { useServices } from '../services.ts';
import { wordsFor } from './notice.tsx';
import { PeopleShare } from './people-share.tsx';
import { Ranking } from './ranking.tsx';

const words = messages.usage;

type FeatureRow = FeatureListReport['features'][number];

function Trend({ trend }: Pick<FeatureRow, 'trend'>) {
  const shares = trend.map(({ adoption }) => adoption.value);
  const text = (share: number | null | undefined) => formatShare(share ?? null) ?? messages.noData;
  return (
    <Spark values={shares.map((share) => share ?? 0)} words={words.trendWords(text(shares[0]), text(shares.at(-1)))} />
  );
}

/** Asks once before it removes; the question goes when the focus does. */
function Remove({ name, remove }: { name: string; remove: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class="button small"
      aria-label={asked ? words.removeSureOf(name) : words.removeOf(name)}
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? remove() : setAsked(true))}
    >
      {asked ? words.removeSure : words.remove}
    </button>
  );
}

interface FeatureTableProps {
  appId: string;
  report: FeatureListReport;
  again: () => void;
  mayRemove: boolean;
}

/** The features of an app, with how many of its people use each. */
export function FeatureTable({ appId, report, again, mayRemove }: FeatureTableProps) {
  const { api } = useServices();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const remove = (featureId: string, name: string) =>
    void api.removeFeature(appId, featureId).then((answer) => {
      setSaid('failure' in answer ? wordsFor(answer.failure).text : words.removed(name));
      again();
    });
  return (
    <Ranking
      title={words.features}
      caption={words.featuresCaption}
      subject={words.feature}
      terms={['featureAdoption', 'featureUses']}
      more={mayRemove ? [words.trend, words.remove] : [words.trend]}
      empty={words.noFeatures}
      said={said}
    >
      {report.features.map(({ featureId, name, uses, adoption, trend }) => (
        <tr key={featureId}>
          <th scope="row">
            <bdi>{name}</bdi>
          </th>
          <td class="number">
            <PeopleShare measure={adoption} />
          </td>
          <td class="number">{formatCount(uses)}</td>
          <td>
            <Trend trend={trend} />
          </td>
          {mayRemove && (
            <td>
              <Remove name={name} remove={() => remove(featureId, name)} />
            </td>
          )}
        </tr>
      ))}
    </Ranking>
  );
}
