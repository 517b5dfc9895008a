import { useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import type { Account } from '../workspace-api.ts';
import { workspaceMessages } from '../words.ts';
import { Field, Form, useDoing } from './form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { Snippet } from './snippet.tsx';

const words = workspaceMessages.account;

interface CodesProps {
  account: Account;
  onChanged: () => void;
}

/** One-time codes beside the password, and the recovery codes. */
export function Codes({ account, onChanged }: CodesProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState<string[]>([]);
  const { factors } = account.member;
  const on = factors.includes('totp');
  const canRecover = on || factors.includes('passkey');
  const left = account.recoveryCodesLeft;
  async function begin() {
    setSecret((await doing.run(() => api.newSeed()))?.value.secret);
  }
  async function confirm() {
    const made = await doing.run(() => api.turnCodesOn(secret ?? '', code));
    if (made === undefined) return;
    setSecret(undefined);
    setCode('');
    setRecovery(made.value.recoveryCodes);
    onChanged();
  }
  async function renew() {
    const made = await doing.run(() => api.newRecoveryCodes());
    if (made === undefined) return;
    setRecovery(made.value.recoveryCodes);
    onChanged();
  }
  async function turnOff() {
    if (!(await doing.run(() => api.turnCodesOff()))) return;
    setRecovery([]);
    onChanged();
  }
  if (secret !== undefined) {
    return (
      <section class="card">
        <h2>{words.codesTitle}</h2>
        <p>{words.seed}</p>
        <Snippet text={secret} label={words.seed} />
        <Form label={words.codesTitle} button={words.confirm} doing={doing} onSubmit={() => void confirm()}>
          <Field label={words.code} autocomplete="one-time-code" required value={code} onValue={setCode} />
        </Form>
      </section>
    );
  }
  return (
    <section class="card">
      <h2>{words.codesTitle}</h2>
      <p>{on ? words.codesOn : words.codesOff}</p>
      {left > 0 && <p>{words.recoveryLeft(left)}</p>}
      <RecoveryCodes codes={recovery} />
      <p class="actions">
        <button type="button" class="button" disabled={doing.busy} onClick={() => void (on ? turnOff() : begin())}>
          {on ? words.turnOff : words.begin}
        </button>
        {canRecover && (
          <button type="button" class="button" disabled={doing.busy} onClick={() => void renew()}>
            {words.newRecovery}
          </button>
        )}
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}
