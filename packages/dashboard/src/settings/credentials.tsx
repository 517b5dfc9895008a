import type { App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { useDoing } from '../parts/form.tsx';
import { Snippet } from '../parts/snippet.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { guideMessages, workspaceMessages } from '../words.ts';

const words = workspaceMessages.settings;

interface CredentialsProps {
  title: string;
  note: string;
  add: string;
  rows: readonly { id: string; note?: string }[];
  /** Makes another one; what it answers is shown once. */
  onAdd: () => Promise<string | undefined>;
  onEnd: (id: string) => void;
  fault: string;
}

/** Keys or secrets: two at most, of which one can be ended. */
function Credentials({ title, note, add, rows, onAdd, onEnd, fault }: CredentialsProps) {
  const [shown, setShown] = useState<string | undefined>(undefined);
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>{note}</p>
      <ul class="plain-list">
        {rows.map(({ id, note: about }) => (
          <li key={id}>
            <span class="fact">{id}</span>
            {about !== undefined && <span class="muted">{about}</span>}
            <button type="button" class="button small" aria-label={`${words.end} ${id}`} onClick={() => onEnd(id)}>
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <div role="status">
          <p>{words.secretOnce}</p>
          <Snippet text={shown} label={words.secretOnce} />
        </div>
      )}
      {rows.length < 2 && (
        <p class="actions">
          <button type="button" class="button" onClick={() => void onAdd().then(setShown)}>
            {add}
          </button>
        </p>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  );
}

export function Keys({ app: { appId }, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`keys ${appId}`, () => api.keys(appId));
  const changed = () => {
    view.again();
    onChanged();
  };
  return (
    <Credentials
      {...{ title: words.keysTitle, note: words.keysNote, add: words.addKey, fault: doing.fault }}
      rows={(view.value?.keys ?? []).map((id) => ({ id }))}
      onAdd={async () => {
        if (await doing.run(() => api.addKey(appId))) changed();
        return undefined;
      }}
      onEnd={(key) => void doing.run(() => api.endKey(appId, key)).then((ended) => ended && changed())}
    />
  );
}

export function StagingKeys({ app: { appId } }: { app: App }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`staging keys ${appId}`, () => api.stagingKeys(appId));
  const { staging: title, stagingNote: note, addStaging: add } = guideMessages.keys;
  return (
    <Credentials
      {...{ title, note, add, fault: doing.fault }}
      rows={(view.value?.keys ?? []).map((id) => ({ id }))}
      onAdd={async () => {
        if (await doing.run(() => api.addStagingKey(appId))) view.again();
        return undefined;
      }}
      onEnd={(key) => void doing.run(() => api.endStagingKey(appId, key)).then((ended) => ended && view.again())}
    />
  );
}

export function Secrets({ app: { appId } }: { app: App }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`secrets ${appId}`, () => api.secrets(appId));
  return (
    <Credentials
      {...{ title: words.secretsTitle, note: words.secretsNote, add: words.addSecret, fault: doing.fault }}
      rows={(view.value?.secrets ?? []).map(({ secretId, createdAt }) => ({
        ...{ id: secretId, note: workspaceMessages.account.since(formatMoment(createdAt)) },
      }))}
      onAdd={async () => {
        const made = await doing.run(() => api.makeSecret(appId));
        view.again();
        return made?.value.secret;
      }}
      onEnd={(id) => void doing.run(() => api.endSecret(appId, id)).then((ended) => ended && view.again())}
    />
  );
}
