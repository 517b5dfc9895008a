import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { Field, Form } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import type { AuditEntry } from '../workspace-api.ts';
import { workspaceMessages } from '../workspace-messages.ts';

const words = workspaceMessages.audit;

/** What was done, read from bottom to top; nothing in it can be changed. */
export function AuditPage() {
  const { api, exportUrl } = useServices();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState<Record<string, string>>({});
  const view = useLive(JSON.stringify(query), () => api.audit(query));
  useTitle(words.title);
  if (view.value === undefined) {
    return view.failure ? <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} /> : <Loading />;
  }
  const { entries, more } = view.value;
  const last = entries.at(-1);
  const older = () => last && setQuery({ ...query, before: String(last.seq) });
  return (
    <>
      <h1>{words.title}</h1>
      <div class={view.pending ? 'body pending' : 'body'}>
        <section class="card">
          <Form
            label={words.filter}
            button={words.show}
            doing={{ busy: false, fault: '' }}
            onSubmit={() => setQuery(typed.trim() === '' ? {} : { action: typed.trim() })}
          >
            <Field label={words.filter} note={words.filterNote} value={typed} onValue={setTyped} />
          </Form>
        </section>
        <section class="card">
          {entries.length === 0 ? <p>{words.none}</p> : <Entries entries={entries} />}
          <p class="actions">
            {more && (
              <button type="button" class="button" onClick={older}>
                {words.older}
              </button>
            )}
            <a class="button" href={exportUrl} download>
              {words.export}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.caption}>
      <table class="figures">
        <caption class="unseen">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.target}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.seq} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const { at, name, address, action, appId, target, before, after } = entry;
  const details: [string, unknown][] = [
    [words.before, before],
    [words.after, after],
  ];
  return (
    <tr>
      <td>{formatMoment(at)}</td>
      <td>
        {name || words.stranger}
        <p class="muted">{address}</p>
      </td>
      <td>{action}</td>
      <td>
        {[appId, target].filter((one) => one !== null).join(' / ')}
        {(before !== null || after !== null) && (
          <details>
            <summary>{words.details}</summary>
            {details
              .filter(([, value]) => value !== null)
              .map(([label, value]) => (
                <p key={label} class="fact">
                  {label}: {JSON.stringify(value, null, 1)}
                </p>
              ))}
          </details>
        )}
      </td>
    </tr>
  );
}
