import type { App, GuideChange, GuideDraft } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import { Choice, Form, useDoing } from './form.tsx';

const words = guideMessages.compare;

function whatOf({ what, field, before, after }: GuideChange): string {
  if (what === 'added') return words.added;
  if (what === 'removed') return words.removed;
  if (what === 'moved') return words.moved(before ?? '', after ?? '');
  const locale = field?.startsWith('translations/') ? field.slice('translations/'.length) : undefined;
  if (locale !== undefined) return words.changed(words.translation(locale));
  return words.changed(Object.hasOwn(words.fields, field ?? '') ? (words.fields[field ?? ''] ?? '') : (field ?? ''));
}

function Changes({ changes }: { changes: readonly GuideChange[] }) {
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
              </td>
              <td dir="auto" class="after">
                {change.what !== 'moved' && change.after}
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
  const [changes, setChanges] = useState<readonly GuideChange[] | undefined>(undefined);
  if (newest === '') return null;
  const frozen = draft.versions.map(({ version }): [string, string] => [
    String(version),
    guideMessages.desk.version(version),
  ]);
  const options: Record<string, string> = { draft: words.draft, ...Object.fromEntries(frozen) };
  async function compare() {
    const answer = await doing.run(() => api.compare(app.appId, draft.guide.guideId, from, to));
    if (answer) setChanges(answer.value.changes);
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
      <div aria-live="polite">{changes && <Changes changes={changes} />}</div>
    </section>
  );
}
