import type { ElementRecord, ElementsReport } from '@handrail/protocol';
import { useId, useState } from 'preact/hooks';
import { featureOf } from '../feature-of.ts';
import { formatCount } from '../format.ts';
import { messages } from '../words.ts';
import { useServices } from '../services.ts';
import { ElementName, nameOf } from './element-name.tsx';
import { wordsFor } from './notice.tsx';
import { PeopleShare } from './people-share.tsx';
import { Ranking } from './ranking.tsx';

const words = messages.usage;

interface NamingProps {
  save: (name: string) => Promise<string | undefined>;
  cancel: () => void;
}

/** Asks for the name of a feature; what is refused says why. */
function Naming({ save, cancel }: NamingProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  return (
    <form
      class="naming"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save(name.trim()).then(setFault);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <label for={id}>{words.featureName}</label>
      <input
        id={id}
        value={name}
        maxLength={120}
        required
        autofocus
        ref={(input) => input?.focus()}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button small strong">
        {words.save}
      </button>
      <button type="button" class="button small" onClick={cancel}>
        {words.cancel}
      </button>
      <p class="fault" role="alert">
        {fault}
      </p>
    </form>
  );
}

interface ElementTableProps {
  appId: string;
  report: ElementsReport;
  again: () => void;
  mayName: boolean;
}

/** What is clicked most, each with a button that makes it a feature, unless it is one. */
export function ElementTable({ appId, report, again, mayName }: ElementTableProps) {
  const { api } = useServices();
  const [naming, setNaming] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const save = (element: ElementRecord) => async (name: string) => {
    const answer = await api.putFeature(appId, featureOf(element, name, crypto.randomUUID().slice(0, 8)));
    if ('failure' in answer) return wordsFor(answer.failure).text;
    setNaming(undefined);
    setSaid(words.named(name));
    again();
    return undefined;
  };
  return (
    <Ranking
      title={words.elements}
      caption={words.elementsCaption}
      subject={words.element}
      terms={['elementPeople', 'elementClicks']}
      more={[words.feature]}
      said={said}
    >
      {report.elements.map(({ element, clicks, share, features }) => {
        const key = JSON.stringify(element);
        return (
          <tr key={key}>
            <th scope="row">
              <ElementName element={element} />
            </th>
            <td class="number">
              <PeopleShare measure={share} />
            </td>
            <td class="number">{formatCount(clicks)}</td>
            <td class="feature-cell">
              {features.length > 0 && <bdi>{features.map(({ name }) => name).join(', ')}</bdi>}
              {features.length === 0 && naming === key && (
                <Naming save={save(element)} cancel={() => setNaming(undefined)} />
              )}
              {mayName && features.length === 0 && naming !== key && (
                <button
                  type="button"
                  class="button small"
                  aria-label={words.nameOf(nameOf(element))}
                  onClick={() => setNaming(key)}
                >
                  {words.nameIt}
                </button>
              )}
            </td>
          </tr>
        );
      })}
    </Ranking>
  );
}
