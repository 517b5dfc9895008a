import type { Alert, App } from '@handrail/protocol';
import { HeadedTable } from '../parts/headed-table.tsx';
import { ListDesk, RowActs, SwitchButton, useListDesk } from '../parts/list-desk.tsx';
import { useDoing } from '../parts/form.tsx';
import { overviewHref } from '../route.ts';
import { useServices } from '../services.ts';
import { alertMessages as words, switchMessages } from '../words.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { AlertFiles } from './alert-files.tsx';
import { AlertForm } from './alert-form.tsx';
import { ruleText, standingText } from './alert-text.ts';
import { writtenOf } from './draft.ts';

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
  const { open, done, edit, close, finish } = useListDesk<Alert>(view);
  useTitle(`${words.title} · ${app.name}`);
  const all = view.value?.alerts ?? [];
  const changes = may('alert.write');
  const remove = ({ alertId, name }: Alert) =>
    void doing.run(() => api.removeAlert(app.appId, alertId)).then((gone) => gone && finish(words.removed(name)));
  const turn = (alert: Alert) =>
    void doing
      .run(() => api.saveAlert(app.appId, alert.alertId, { ...writtenOf(alert), isOff: !alert.isOff }))
      .then((saved) => saved && finish(switchMessages[alert.isOff ? 'isOn' : 'isOff'](alert.name)));
  return (
    <ListDesk
      {...{ words, view, done, fault: doing.fault, backHref: overviewHref(), count: view.value?.alerts.length }}
      onMake={changes ? () => edit('new') : undefined}
      form={
        open !== undefined && (
          <AlertForm
            key={open === 'new' ? 'new' : open.alertId}
            {...{ app, all, memberId, alert: open === 'new' ? undefined : open }}
            onDone={(name) => finish(words.saved(name))}
            onCancel={close}
          />
        )
      }
    >
      <List {...{ app, all, changes, busy: doing.busy, remove, turn, edit }} />
    </ListDesk>
  );
}

interface ListProps {
  app: App;
  all: readonly Alert[];
  changes: boolean;
  busy: boolean;
  remove: (alert: Alert) => void;
  turn: (alert: Alert) => void;
  edit: (alert: Alert) => void;
}

function List({ app, all, changes, busy, remove, turn, edit }: ListProps) {
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
              <RowActs
                {...{ name: alert.name, words, disabled: busy }}
                onEdit={() => edit(alert)}
                onRemove={() => remove(alert)}
              >
                <SwitchButton {...alert} disabled={busy} onSwitch={() => turn(alert)} />
              </RowActs>
            )}
          </tr>
        ))}
      </HeadedTable>
      <AlertFiles app={app} alerts={all} />
    </section>
  );
}
