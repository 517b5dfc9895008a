import type { AuditEntry } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { Field, Form } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { workspaceMessages } from '../words.ts';

const words = workspaceMessages.audit;

/** What was done, read from bottom to top; nothing in it can be changed. */
export function AuditPage() {
  const { api, exportUrl } = useServices();
  const [asked, setAsked] = useState({ action: '', app: '', from: '', to: '' });
  const [query, setQuery] = useState<Record<string, string>>({});
  const view = useLive(JSON.stringify(query), () => api.audit(query));
  useTitle(words.title);
  if (view.value === undefined) {
    return view.failure ? <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} /> : <Loading />;
  }
  const { entries, more } = view.value;
  const last = entries.at(-1);
  const exportHref = (format: string) => `${exportUrl}?${new URLSearchParams({ ...query, format }).toString()}`;
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
            onSubmit={() => setQuery(queryOf(asked))}
          >
            <Field
              {...{ label: words.filter, note: words.filterNote, value: asked.action }}
              onValue={(action) => setAsked({ ...asked, action })}
            />
            <div class="one-of-four">
              <Field label={words.app} value={asked.app} onValue={(app) => setAsked({ ...asked, app })} />
              <Field
                label={words.from}
                type="date"
                value={asked.from}
                onValue={(from) => setAsked({ ...asked, from })}
              />
              <Field label={words.to} type="date" value={asked.to} onValue={(to) => setAsked({ ...asked, to })} />
            </div>
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
            <a class="button" href={exportHref('csv')} download>
              {words.export}
            </a>
            <a class="button" href={exportHref('json')} download>
              {words.exportJson}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}

/** What the collector is asked for; days are those of whoever asks, and the last one is in it. */
function queryOf({ action, app, from, to }: Record<'action' | 'app' | 'from' | 'to', string>): Record<string, string> {
  const startOf = (day: string, later = 0): string => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return String(new Date(year, month - 1, date + later).getTime());
  };
  return {
    ...(action.trim() !== '' && { action: action.trim() }),
    ...(app.trim() !== '' && { app: app.trim() }),
    ...(from !== '' && { from: startOf(from) }),
    ...(to !== '' && { to: startOf(to, 1) }),
  };
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
