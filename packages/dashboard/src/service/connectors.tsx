import type { App, Connector, ConnectorKind, Delivery } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Choice, useDoing } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { ConnectorForm } from './connector-form.tsx';
import { connectorMessages as words } from '../words.ts';

const POLL_MS = 60_000;

/** Other service desks: connected, tested, and what was carried there. */
export function Connectors({ apps }: { apps: readonly App[] }) {
  const { api } = useServices();
  const kinds = useLive('connector kinds', () => api.connectorKinds());
  const view = useLive('connectors', () => api.connectors(), POLL_MS);
  const [told, setTold] = useState<{ connector: Connector; secret: string }>();
  const failure = kinds.failure ?? view.failure;
  const [all, list] = [kinds.value?.kinds, view.value?.connectors];
  const kindOf = ({ kind }: Connector) => all?.find((one) => one.kind === kind);
  return (
    <section class="card settings-list" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="muted">{words.note}</p>
      {(!all || !list) && (failure ? <Failed failure={failure} again={view.again} /> : <Loading />)}
      {list?.length === 0 && <p class="muted">{words.none}</p>}
      {all &&
        list?.map((connector) => {
          const kind = kindOf(connector);
          const secret = told?.connector.connectorId === connector.connectorId ? told.secret : undefined;
          return (
            kind && (
              <One
                key={connector.connectorId}
                {...{ connector, kind, apps, secret }}
                onChanged={view.again}
                onTold={setTold}
              />
            )
          );
        })}
      {all && (
        <Add
          {...{ kinds: all, apps }}
          onMade={(made) => {
            setTold(made);
            view.again();
          }}
        />
      )}
    </section>
  );
}

interface AddProps {
  kinds: readonly ConnectorKind[];
  apps: readonly App[];
  onMade: (made: { connector: Connector; secret: string }) => void;
}

function Add({ kinds, apps, onMade }: AddProps) {
  const [chosen, setChosen] = useState('');
  const options = { '': '…', ...Object.fromEntries(kinds.map(({ kind, name }) => [kind, name])) };
  const kind = kinds.find((one) => one.kind === chosen);
  return (
    <div class="form">
      <Choice label={words.add} value={chosen} options={options} onValue={setChosen} />
      {kind && (
        <ConnectorForm
          key={kind.kind}
          {...{ kind, apps }}
          onSaved={(connector, secret = '') => {
            setChosen('');
            onMade({ connector, secret });
          }}
        />
      )}
    </div>
  );
}

interface OneProps {
  connector: Connector;
  kind: ConnectorKind;
  apps: readonly App[];
  secret: string | undefined;
  onChanged: () => void;
  onTold: (told: { connector: Connector; secret: string }) => void;
}

function One({ connector, kind, apps, secret, onChanged, onTold }: OneProps) {
  const { connectorId, name } = connector;
  return (
    <details class="settings-item" open={secret !== undefined}>
      <summary>
        <bdi>{name}</bdi> <span class="muted">{kind.name}</span>
      </summary>
      {secret !== undefined && (
        <div role="status">
          <p>{words.secret(new URL(`../api/connectors/${connectorId}/hook`, location.href).href)}</p>
          <p>
            <code>{secret}</code>
          </p>
        </div>
      )}
      <Actions connector={connector} onChanged={onChanged} onTold={onTold} />
      <ConnectorForm {...{ connector, kind, apps }} onSaved={onChanged} />
      <Log connectorId={connectorId} />
    </details>
  );
}

function Actions({ connector, onChanged, onTold }: Pick<OneProps, 'connector' | 'onChanged' | 'onTold'>) {
  const { api } = useServices();
  const { busy, fault, run } = useDoing();
  const [said, setSaid] = useState('');
  const { connectorId, name } = connector;
  async function test() {
    setSaid('');
    const done = await run(() => api.testConnector(connectorId));
    if (done) setSaid(done.value.ok ? words.works(done.value.says) : words.fails(done.value.says));
  }
  async function renew() {
    const done = await run(() => api.renewConnector(connectorId));
    if (done) onTold(done.value);
  }
  async function remove() {
    if (!confirm(words.removeSure(name))) return;
    if (await run(() => api.removeConnector(connectorId))) onChanged();
  }
  return (
    <div>
      <p class="actions">
        <button type="button" class="button" disabled={busy} onClick={() => void test()}>
          {words.test}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => void renew()}>
          {words.renew}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => void remove()}>
          {words.remove}
        </button>
        <span role="status">{said}</span>
      </p>
      <p class="fault" role="alert">
        {fault}
      </p>
    </div>
  );
}

function Log({ connectorId }: { connectorId: string }) {
  const { api } = useServices();
  const view = useLive(`carried ${connectorId}`, () => api.carried(connectorId), POLL_MS);
  const { busy, run } = useDoing();
  const rows = view.value?.deliveries ?? [];
  async function again({ deliveryId }: Delivery) {
    if (await run(() => api.carryAgain(connectorId, deliveryId))) view.again();
  }
  return (
    <details>
      <summary>{words.log}</summary>
      {rows.length === 0 && <p class="muted">{words.logNone}</p>}
      <ul class="plain-list">
        {rows.map((row) => (
          <li key={row.deliveryId}>
            {row.about}: {words.logStates[row.state]} <span class="muted">{row.outcome}</span>{' '}
            {row.state === 'failed' && (
              <button type="button" class="button small" disabled={busy} onClick={() => void again(row)}>
                {words.again}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
