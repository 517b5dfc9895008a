import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import type { UsedPasskey } from '../authenticator.ts';
import { messages, workspaceMessages } from '../words.ts';
import { Field, Form } from '../parts/form.tsx';
import type { WaysServices } from './other-ways.tsx';

const { enter: words, passkeys: passkeyWords } = workspaceMessages;

interface EnterFormProps {
  services: WaysServices;
  onEntered: (present: Present) => void;
}

/** Mail address and password; a field for the code, and a button for the passkey, come once the collector has asked for one. */
export function EnterForm({ services: { api, authenticator }, onEntered }: EnterFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | undefined>(undefined);
  const [asksPasskey, setAsksPasskey] = useState(false);
  const [doing, setDoing] = useState({ busy: false, fault: '' });

  async function submit(passkey?: UsedPasskey) {
    setDoing({ busy: true, fault: '' });
    const beside = passkey ? { passkey } : code !== undefined && code.trim() !== '' ? { code: code.trim() } : {};
    const answer = await api.enter({ email: email.trim(), password, ...beside });
    if ('value' in answer) {
      onEntered(answer.value);
      return;
    }
    const { failure } = answer;
    const wanted = failure.kind === 'signed-out' ? failure.code : undefined;
    if (wanted === 'code-needed' || wanted === 'passkey-needed') {
      setCode(code ?? '');
      setAsksPasskey(wanted === 'passkey-needed');
      setDoing({ busy: false, fault: '' });
      return;
    }
    const said = failure.kind === 'refused' || failure.kind === 'signed-out' ? failure.detail : undefined;
    setDoing({ busy: false, fault: said ?? messages.failure.away });
  }

  async function usePasskey() {
    setDoing({ busy: true, fault: '' });
    const options = await api.passkeyOptions(false);
    const passkey = 'value' in options ? await authenticator.use(options.value) : undefined;
    if (passkey === undefined) setDoing({ busy: false, fault: passkeyWords.notUsed });
    else await submit(passkey);
  }

  return (
    <Form
      label={words.enter}
      button={doing.busy ? words.entering : words.enter}
      doing={doing}
      onSubmit={() => void submit()}
    >
      <Field label={words.email} type="email" autocomplete="username" required value={email} onValue={setEmail} />
      <Field
        label={words.password}
        type="password"
        autocomplete="current-password"
        required
        value={password}
        onValue={setPassword}
      />
      {asksPasskey && (
        <p role="status" class="second">
          <span>{passkeyWords.needed}</span>
          {authenticator.possible && (
            <button type="button" class="button" disabled={doing.busy} onClick={() => void usePasskey()}>
              {passkeyWords.beside}
            </button>
          )}
        </p>
      )}
      {code !== undefined && (
        <Field label={words.code} autocomplete="one-time-code" required={!asksPasskey} value={code} onValue={setCode} />
      )}
    </Form>
  );
}
