import type { Alert, App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Failed, Loading, Notice, Stale } from '../parts/notice.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Icon } from '../parts/icon.tsx';
import { useDoing } from '../parts/form.tsx';
import { overviewHref } from '../route.ts';
import { useServices } from '../services.ts';
import { alertMessages as words } from '../words.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { AlertForm } from './alert-form.tsx';
import { ruleText, standingText } from './alert-text.ts';

interface AlertsPageProps {
  app: App;
  memberId: string | undefined;
  may: (right: string) => boolean;
}

/** The figures of an app that are watched, and how each stands. */
export function AlertsPage({ app, memberId, may }: AlertsPageProps) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`alerts ${app.appId}`, () => api.alerts(app.appId));
  const [open, setOpen] = useState<Alert | 'new' | undefined>(undefined);
  const [done, setDone] = useState('');
  useTitle(`${words.title} · ${app.name}`);
  const all = view.value?.alerts;
  const changes = may('alert.write');
  const finish = (said: string) => {
    setOpen(undefined);
    setDone(said);
    view.again();
  };
  const remove = ({ alertId, name }: Alert) =>
    void doing.run(() => api.removeAlert(app.appId, alertId)).then((gone) => gone && finish(words.removed(name)));
  const edit = (next: typeof open) => {
    setDone('');
    setOpen(next);
  };
  return (
    <>
      <a class="back" href={overviewHref()}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
        {changes && (
          <button type="button" class="button strong" onClick={() => edit('new')}>
            {words.make}
          </button>
        )}
      </div>
      <p class="page-lead">{words.lead}</p>
      {all && <Stale view={view} />}
      {!all && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!all && !view.failure && <Loading />}
      <div class="body">
        <p role="status">{done}</p>
        <p class="fault" role="alert">
          {doing.fault}
        </p>
        {all && open !== undefined && (
          <AlertForm
            key={open === 'new' ? 'new' : open.alertId}
            {...{ app, all, memberId, alert: open === 'new' ? undefined : open }}
            onDone={(name) => finish(words.saved(name))}
            onCancel={() => setOpen(undefined)}
          />
        )}
        {all?.length === 0 && open === undefined && (
          <Notice title={words.noneTitle}>
            <p>{words.none}</p>
          </Notice>
        )}
        {all && all.length > 0 && <List {...{ all, changes, busy: doing.busy, remove, edit }} />}
      </div>
    </>
  );
}

interface ListProps {
  all: readonly Alert[];
  changes: boolean;
  busy: boolean;
  remove: (alert: Alert) => void;
  edit: (alert: Alert) => void;
}

function List({ all, changes, busy, remove, edit }: ListProps) {
  return (
    <section class="card">
      <HeadedTable
        kind="alerts"
        caption={words.caption}
        heads={[words.name, words.when, words.standing, ...(changes ? [words.edit] : [])]}
      >
        {all.map((alert) => (
          <tr key={alert.alertId}>
            <th scope="row" dir="auto">
              {alert.name}
            </th>
            <td dir="auto">{ruleText(alert)}</td>
            <td class={alert.standing.state === 'raised' ? 'look' : undefined}>{standingText(alert)}</td>
            {changes && (
              <td class="actions">
                <button
                  type="button"
                  class="button small"
                  aria-label={words.editOf(alert.name)}
                  onClick={() => edit(alert)}
                >
                  {words.edit}
                </button>
                <button
                  type="button"
                  class="button small"
                  disabled={busy}
                  aria-label={words.removeOf(alert.name)}
                  onClick={() => remove(alert)}
                >
                  {words.remove}
                </button>
              </td>
            )}
          </tr>
        ))}
      </HeadedTable>
    </section>
  );
}
