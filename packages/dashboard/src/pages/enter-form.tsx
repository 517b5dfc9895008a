import { useState } from 'preact/hooks';
import type { Answer, Present } from '../api.ts';
import { messages } from '../messages.ts';
import { Field, Form } from '../parts/form.tsx';
import { workspaceMessages } from '../workspace-messages.ts';
import type { Credentials } from '../workspace-api.ts';

const words = workspaceMessages.enter;

interface EnterFormProps {
  enter: (credentials: Credentials) => Promise<Answer<Present>>;
  onEntered: (present: Present) => void;
}

/** Mail address and password; a field for the code comes once the collector has asked for one. */
export function EnterForm({ enter, onEntered }: EnterFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | undefined>(undefined);
  const [doing, setDoing] = useState({ busy: false, fault: '' });

  async function submit() {
    setDoing({ busy: true, fault: '' });
    const answer = await enter({ email: email.trim(), password, ...(code !== undefined && { code: code.trim() }) });
    if ('value' in answer) {
      onEntered(answer.value);
      return;
    }
    const { failure } = answer;
    if (failure.kind === 'signed-out' && failure.code === 'code-needed') {
      setCode('');
      setDoing({ busy: false, fault: '' });
      return;
    }
    const said = failure.kind === 'refused' || failure.kind === 'signed-out' ? failure.detail : undefined;
    setDoing({ busy: false, fault: said ?? messages.failure.away });
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
      {code !== undefined && (
        <Field label={words.code} autocomplete="one-time-code" required value={code} onValue={setCode} />
      )}
    </Form>
  );
}
