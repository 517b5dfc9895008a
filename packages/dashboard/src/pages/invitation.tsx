import { useEffect, useState } from 'preact/hooks';
import type { Api, Present } from '../api.ts';
import { messages, workspaceMessages } from '../words.ts';
import { Field, Form } from '../parts/form.tsx';
import { useTitle } from '../use-route.ts';
import { Gate } from './sign-in.tsx';

const words = workspaceMessages.invitation;

interface InvitationPageProps {
  api: Api;
  token: string;
  onEntered: (present: Present) => void;
}

/** Where somebody who was invited, or who lost their password, chooses one. */
export function InvitationPage({ api, token, onEntered }: InvitationPageProps) {
  const [found, setFound] = useState<{ email: string | null } | 'none' | undefined>(undefined);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [doing, setDoing] = useState({ busy: false, fault: '' });
  useTitle(words.title);
  useEffect(() => {
    void api.invitation(token).then((answer) => {
      if ('value' in answer) setName(answer.value.name);
      setFound('value' in answer ? answer.value : 'none');
    });
  }, [api, token]);

  async function accept() {
    setDoing({ busy: true, fault: '' });
    const answer = await api.accept(token, name.trim(), password);
    if ('value' in answer) {
      onEntered(answer.value);
      return;
    }
    const { failure } = answer;
    if (failure.kind === 'signed-out') setFound('none');
    setDoing({ busy: false, fault: failure.kind === 'refused' ? failure.detail : messages.failure.away });
  }

  if (found === undefined) {
    return (
      <Gate>
        <p class="late" role="status">
          {messages.loading}
        </p>
      </Gate>
    );
  }
  if (found === 'none') {
    return (
      <Gate>
        <h1>{words.usedTitle}</h1>
        <p>{words.used}</p>
      </Gate>
    );
  }
  return (
    <Gate>
      <h1>{words.title}</h1>
      {found.email !== null && <p>{words.forYou(found.email)}</p>}
      <Form label={words.title} button={words.accept} doing={doing} onSubmit={() => void accept()}>
        <Field label={words.name} autocomplete="name" required value={name} onValue={setName} />
        <Field
          label={words.password}
          type="password"
          autocomplete="new-password"
          required
          note={words.rule}
          value={password}
          onValue={setPassword}
        />
      </Form>
    </Gate>
  );
}
