import type { FrustrationReport } from '@handrail/protocol';
import { formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { ElementName } from './element-name.tsx';
import { PeopleShare } from './people-share.tsx';
import { PlaceLink } from './place-link.tsx';
import { Ranking } from './ranking.tsx';

const words = messages.usage;

/** Where people are stuck, and how. The place leads to the single events on its page. */
export function FrustrationTable({
  report,
  hrefOf,
}: {
  report: FrustrationReport;
  hrefOf: (path: string) => string | undefined;
}) {
  return (
    <Ranking
      title={words.stuck}
      caption={words.stuckCaption}
      subject={words.place}
      terms={['rage', 'dead', 'errorClick', 'abandoned', 'stuckPeople']}
    >
      {report.places.map(({ path, element, rage, dead, error, abandoned, stuck }) => (
        <tr key={JSON.stringify([path, element])}>
          <th scope="row">
            <PlaceLink path={path} href={hrefOf(path)} />
            <ElementName element={element} />
          </th>
          {Object.entries({ rage, dead, error, abandoned }).map(([kind, count]) => (
            <td key={kind} class="number">
              {formatCount(count)}
            </td>
          ))}
          <td class="number">
            <PeopleShare measure={stuck} />
          </td>
        </tr>
      ))}
    </Ranking>
  );
}
