import { useId, useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import type { DeskProps } from './desk.tsx';
import { Field, Form, useDoing } from './form.tsx';

const words = guideMessages.texts;

/** Files for translators out and in, and the guide on paper. */
export function Texts({ app, draft, may, onChanged }: DeskProps) {
  const { api, guideUrl } = useServices();
  const doing = useDoing();
  const id = useId();
  const [locale, setLocale] = useState(Object.keys(draft.guide.translations ?? {})[0] ?? 'de');
  const [file, setFile] = useState<File | undefined>(undefined);
  const [done, setDone] = useState<string | undefined>(undefined);
  const { guideId } = draft.guide;
  const href = (path: string, query: Record<string, string>) =>
    `${guideUrl(app.appId, guideId, path)}?${new URLSearchParams(query).toString()}`;
  const texts = `texts/${encodeURIComponent(locale)}`;
  async function take() {
    if (file === undefined) return doing.refuse(words.noFile);
    const format = file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'xliff';
    const text = await file.text();
    const answer = await doing.run(() => api.takeTexts(app.appId, guideId, locale, { format, text }));
    if (answer === undefined) return;
    const { taken, incomplete } = answer.value;
    setDone(
      [words.taken(taken), ...(incomplete.length > 0 ? [words.incomplete(incomplete.join(', '))] : [])].join(' '),
    );
    onChanged();
  }
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <div class="form">
        <Field label={words.locale} note={words.localeNote} value={locale} onValue={setLocale} />
      </div>
      <p class="actions">
        <a class="button" href={href(texts, { format: 'xliff' })} download>
          {words.get}: {words.xliff}
        </a>
        <a class="button" href={href(texts, { format: 'csv' })} download>
          {words.get}: {words.csv}
        </a>
        <a class="button" href={href('handout', { locale })} target="_blank" rel="noopener">
          {words.print}
        </a>
        <a class="button" href={href('handout', { locale, format: 'md' })} download>
          {words.markdown}
        </a>
      </p>
      {may('guide.write') && (
        <Form label={words.take} button={words.take} doing={doing} done={done} onSubmit={() => void take()}>
          <div class="field">
            <label for={id}>{words.file}</label>
            <input
              id={id}
              type="file"
              accept=".xlf,.xliff,.csv"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          </div>
        </Form>
      )}
    </section>
  );
}
