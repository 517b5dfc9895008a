import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import type { Account } from '../workspace-api.ts';
import { workspaceMessages } from '../words.ts';
import { Field, Form, useDoing, type Doing } from './form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const words = workspaceMessages.passkeys;

interface PasskeysProps {
  account: Account;
  onChanged: () => void;
}

function Row({
  passkey,
  doing,
  onChanged,
}: { passkey: Account['passkeys'][number]; doing: Doing } & Pick<PasskeysProps, 'onChanged'>) {
  const { api } = useServices();
  const [name, setName] = useState<string | undefined>(undefined);
  const { passkeyId, createdAt, usedAt } = passkey;
  const act = async (ask: Parameters<typeof doing.run>[0]) => {
    if (!(await doing.run(ask))) return;
    setName(undefined);
    onChanged();
  };
  if (name !== undefined) {
    return (
      <li>
        <Form
          {...{ label: words.rename(passkey.name), button: words.save, doing: { busy: doing.busy, fault: '' } }}
          onSubmit={() => void act(() => api.renamePasskey(passkeyId, name.trim()))}
        >
          <Field label={words.name} required value={name} onValue={setName} />
        </Form>
      </li>
    );
  }
  return (
    <li>
      <span>{passkey.name}</span>
      <span class="muted">
        {words.since(formatMoment(createdAt))}, {usedAt === null ? words.unused : words.used(formatMoment(usedAt))}
      </span>
      <span class="actions">
        <button
          type="button"
          class="button small"
          aria-label={words.rename(passkey.name)}
          onClick={() => setName(passkey.name)}
        >
          {words.renameShort}
        </button>
        <button
          type="button"
          class="button small"
          aria-label={words.remove(passkey.name)}
          onClick={() => void act(() => api.removePasskey(passkeyId))}
        >
          {words.removeShort}
        </button>
      </span>
    </li>
  );
}

/** The passkeys of the account, and a form to add one. */
export function Passkeys({ account, onChanged }: PasskeysProps) {
  const { api, authenticator } = useServices();
  const doing = useDoing();
  const [name, setName] = useState('');
  const [recovery, setRecovery] = useState<string[]>([]);
  async function add() {
    const options = await doing.run(() => api.newPasskeyOptions());
    if (options === undefined) return;
    const passkey = await authenticator.create(options.value);
    if (passkey === undefined) return doing.refuse(words.notMade);
    const added = await doing.run(() => api.addPasskey(name.trim(), passkey));
    if (added === undefined) return;
    setName('');
    setRecovery(added.value.recoveryCodes);
    onChanged();
  }
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>{words.note}</p>
      <ul class="plain-list">
        {account.passkeys.map((passkey) => (
          <Row key={passkey.passkeyId} passkey={passkey} doing={doing} onChanged={onChanged} />
        ))}
      </ul>
      <RecoveryCodes codes={recovery} />
      {account.passkeysPossible && authenticator.possible ? (
        <Form label={words.add} button={words.add} doing={doing} onSubmit={() => void add()}>
          <Field label={words.name} note={words.nameNote} required value={name} onValue={setName} />
        </Form>
      ) : (
        <p class="muted">{account.passkeysPossible ? words.notHere : words.needsHttps}</p>
      )}
    </section>
  );
}
