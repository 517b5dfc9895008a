import type { App, GuideChange, GuideDraft } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import { Choice, Form, useDoing } from './form.tsx';
import { PlacePicture } from './place-picture.tsx';

const words = guideMessages.compare;

function whatOf({ what, field, before, after }: GuideChange): string {
  if (what === 'added') return words.added;
  if (what === 'removed') return words.removed;
  if (what === 'moved') return words.moved(before ?? '', after ?? '');
  const locale = field?.startsWith('translations/') ? field.slice('translations/'.length) : undefined;
  if (locale !== undefined) return words.changed(words.translation(locale));
  return words.changed(Object.hasOwn(words.fields, field ?? '') ? (words.fields[field ?? ''] ?? '') : (field ?? ''));
}

interface ChangesProps {
  changes: readonly GuideChange[];
  appId: string;
  guideId: string;
  from: string;
  to: string;
}

/** Each step shows its place once: beside what became of the place, else at its first line. */
function showsPlace(change: GuideChange, changes: readonly GuideChange[]): boolean {
  const ofStep = changes.filter(({ entry }) => entry?.id === change.entry?.id);
  return (ofStep.find(({ field }) => field === 'target') ?? ofStep[0]) === change;
}

function Changes({ changes, appId, guideId, from, to }: ChangesProps) {
  const picture = (change: GuideChange, of: string) =>
    change.entry &&
    showsPlace(change, changes) && <PlacePicture {...{ appId, guideId, of }} stepId={change.entry.id} />;
  if (changes.length === 0) return <p class="quiet">{words.same}</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.caption}>
      <table class="figures compared">
        <caption class="unseen">{words.caption}</caption>
        <thead>
          <tr>
            {[words.place, words.what, words.from, words.to].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change, index) => (
            <tr key={index}>
              <th scope="row" dir="auto">
                {change.entry ? words.entry(change.entry.number, change.entry.title) : words.guide}
              </th>
              <td>{whatOf(change)}</td>
              <td dir="auto" class="before">
                {change.what !== 'moved' && change.before}
                {change.what !== 'added' && picture(change, from)}
              </td>
              <td dir="auto" class="after">
                {change.what !== 'moved' && change.after}
                {change.what !== 'removed' && picture(change, to)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is different between two versions, or a version and the draft. */
export function Compare({ app, draft }: { app: App; draft: GuideDraft }) {
  const { api } = useServices();
  const doing = useDoing();
  const newest = String(draft.versions[0]?.version ?? '');
  const [from, setFrom] = useState(newest);
  const [to, setTo] = useState('draft');
  const [shown, setShown] = useState<ChangesProps | undefined>(undefined);
  if (newest === '') return null;
  const frozen = draft.versions.map(({ version }): [string, string] => [
    String(version),
    guideMessages.desk.version(version),
  ]);
  const options: Record<string, string> = { draft: words.draft, ...Object.fromEntries(frozen) };
  async function compare() {
    const of = { appId: app.appId, guideId: draft.guide.guideId, from, to };
    const answer = await doing.run(() => api.compare(of.appId, of.guideId, from, to));
    if (answer) setShown({ ...of, changes: answer.value.changes });
  }
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Form label={words.title} button={words.show} doing={doing} onSubmit={() => void compare()}>
        <div class="one-of-four">
          <Choice label={words.from} value={from} options={options} onValue={setFrom} />
          <Choice label={words.to} value={to} options={options} onValue={setTo} />
        </div>
      </Form>
      <div aria-live="polite">{shown && <Changes {...shown} />}</div>
    </section>
  );
}
