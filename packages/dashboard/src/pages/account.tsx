import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import { Codes } from '../parts/codes.tsx';
import { EditSessions } from '../parts/edit-sessions.tsx';
import { Field, Form, useDoing } from '../parts/form.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { OpenIdLink } from '../parts/openid-link.tsx';
import { Passkeys } from '../parts/passkeys.tsx';
import { Sessions } from '../parts/sessions.tsx';
import { Tokens } from '../parts/tokens.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import type { Account } from '../workspace-api.ts';
import { messages, workspaceMessages } from '../words.ts';

const words = workspaceMessages.account;
const { members: memberWords } = workspaceMessages;

interface PartProps {
  account: Account;
  onChanged: () => void;
}

function Who({ account: { member }, onChanged }: PartProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [name, setName] = useState(member.name);
  const [email, setEmail] = useState(member.email ?? '');
  const [done, setDone] = useState<string | undefined>(undefined);
  async function save() {
    if (!(await doing.run(() => api.changeAccount(name.trim(), email.trim() || null)))) return;
    setDone(words.saved);
    onChanged();
  }
  return (
    <section class="card">
      <h2>{words.who}</h2>
      <Form label={words.who} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Field label={memberWords.name} autocomplete="name" required value={name} onValue={setName} />
        <Field label={memberWords.email} type="email" autocomplete="email" value={email} onValue={setEmail} />
      </Form>
    </section>
  );
}

function Password({ account: { member }, onChanged }: PartProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState<string | undefined>(undefined);
  const has = member.factors.includes('password');
  async function save() {
    if (!(await doing.run(() => api.changePassword(has ? present : undefined, next)))) return;
    setPresent('');
    setNext('');
    setDone(words.passwordSet);
    onChanged();
  }
  return (
    <section class="card">
      <h2>{words.passwordTitle}</h2>
      {!has && <p>{words.noPassword}</p>}
      {member.email === null ? (
        <p>{words.needsEmail}</p>
      ) : (
        <Form
          label={words.passwordTitle}
          button={words.setPassword}
          doing={doing}
          done={done}
          onSubmit={() => void save()}
        >
          {has && (
            <Field
              label={words.present}
              type="password"
              autocomplete="current-password"
              required
              value={present}
              onValue={setPresent}
            />
          )}
          <Field
            label={words.next}
            type="password"
            autocomplete="new-password"
            required
            note={workspaceMessages.invitation.rule}
            value={next}
            onValue={setNext}
          />
        </Form>
      )}
    </section>
  );
}

/** How one signs in, where one is signed in, and the tokens of one's programs. */
export function AccountPage({ present, refused }: { present: Present; refused: string | undefined }) {
  const { api, chooseLanguage } = useServices();
  const view = useLive('account', () => api.account());
  useTitle(words.title);
  if (view.value === undefined) {
    return view.failure ? <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} /> : <Loading />;
  }
  const parts = { account: view.value, onChanged: view.again };
  return (
    <>
      <h1>{words.title}</h1>
      <div class="body">
        <Who {...parts} />
        <section class="card">
          <h2>{messages.language}</h2>
          <p>{messages.languageNote}</p>
          <LanguageSwitch choose={chooseLanguage} />
        </section>
        <Password {...parts} />
        <Passkeys {...parts} />
        <OpenIdLink {...parts} refused={refused} />
        <Codes {...parts} />
        <Sessions {...parts} />
        <EditSessions />
        <Tokens present={present} />
      </div>
    </>
  );
}
