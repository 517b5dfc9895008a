import type { App, ArticleImport } from '@handrail/protocol';
import { useId, useState } from 'preact/hooks';
import { Choice, Field, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { articleMessages } from '../words.ts';

const words = articleMessages.import;
const LONGEST = 800_000;

/** Text of elsewhere, pasted or from a file; says what could not come along. */
export function ImportForm({ app, onTaken }: { app: App; onTaken: (taken: ArticleImport) => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const id = useId();
  const [text, setText] = useState('');
  const [format, setFormat] = useState<keyof typeof words.formats>('markdown');
  const [taken, setTaken] = useState<ArticleImport | undefined>(undefined);
  const put = (next: string) => {
    setText(next);
    if (/^\s*<(!doctype|html|head|body|div|p|h\d|table|ul|ol|ac:)/i.test(next)) setFormat('html');
  };
  async function take() {
    if (text.length > LONGEST) return doing.refuse(words.tooLong);
    const answer = await doing.run(() => api.importArticle(app.appId, { format, text }));
    setTaken(answer?.value);
    if (!answer) return;
    setText('');
    onTaken(answer.value);
  }
  return (
    <details>
      <summary>{words.title}</summary>
      <p class="muted">{words.text}</p>
      <Field label={words.paste} lines={6} value={text} onValue={put} />
      <div class="field">
        <label for={id}>{words.file}</label>
        <input
          id={id}
          type="file"
          accept=".md,.markdown,.html,.htm,.txt,text/markdown,text/html"
          onChange={({ currentTarget }) => {
            void currentTarget.files?.[0]?.text().then(put);
            currentTarget.value = '';
          }}
        />
      </div>
      <Choice label={words.format} value={format} options={words.formats} onValue={setFormat} />
      <p class="actions">
        <button type="button" class="button" disabled={doing.busy || text.trim() === ''} onClick={() => void take()}>
          {words.take}
        </button>
        <span role="status">{taken && words.taken}</span>
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      {taken && taken.dropped.length > 0 && (
        <>
          <p>{words.dropped}</p>
          <ul>
            {taken.dropped.map(({ what, times }) => (
              <li key={what}>{words.item(what, times)}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
